// Every test: the units on PGlite, what touches the database again on PostgreSQL, then the pages in a real browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseTests } from './database-tests.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'baara-tests-'));
/** The files whose tests opened a database, as they were run on PGlite. */
const opened = join(reports, 'opened');
const onBoth = databaseTests(root, ['core/server/src', 'tests']).filter((file) => !file.startsWith('tests/browser/'));
/** What these ask is decided above the database, and what the database decides is asked of both engines elsewhere: docs/decisions/test-suite.md. */
const onPostgresOnly = ['core/server/src/http/matrix/matrix.test.ts'];
const elsewhere = onPostgresOnly.filter((file) => onBoth.includes(file)).flatMap((file) => ['--exclude', file]);
const runs = [
  {
    name: 'units and PGlite',
    args: ['run', ...elsewhere],
    env: { BAARA_TEST_ENGINE: 'pglite', BAARA_TEST_OPENED: opened },
  },
  // Of the rest nothing would be shown twice: it opens no database.
  { name: 'PostgreSQL', args: ['run', ...onBoth], env: { BAARA_TEST_ENGINE: 'postgres' } },
  { name: 'browser', args: ['run', '--config', 'tests/browser/vitest.config.ts'], env: {}, built: true },
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? runs : runs.filter((run) => wanted.some((word) => run.name.includes(word)));
const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const broken = [];

for (const run of chosen) {
  if (run.built) spawn('npm', ['run', '--silent', 'build'], {});
  const report = join(reports, `${run.name.replaceAll(' ', '-')}.json`);
  const started = Date.now();
  const status = spawn(
    'npx',
    ['vitest', ...run.args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    run.env,
  );
  const counts = read(report, status);
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  totals.skipped += counts.skipped;
  broken.push(...counts.broken.map((name) => `${run.name}: ${name}`));
  lines.push(
    `${run.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${Math.round((Date.now() - started) / 1000)} s`,
  );
}

// What opens a database must run on both engines: a file that the list leaves out is a fault of the list.
const dropped = openedFiles().filter((file) => /^(core\/server|tests)\//.test(file) && !onBoth.includes(file));
totals.failed += dropped.length;
broken.push(...dropped.map((file) => `${file}: it opens a database and is not run on PostgreSQL`));

rmSync(reports, { recursive: true });
// Said again at the very end, where whoever sees only the last lines of a log finds it.
if (broken.length > 0) console.log(`\nFailed:\n${broken.join('\n')}`);
console.log(`\n${lines.join('\n')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

function openedFiles() {
  if (!existsSync(opened)) return [];
  return [...new Set(readFileSync(opened, 'utf8').trim().split('\n'))].map((file) => relative(root, file));
}

function spawn(command, args, env) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env },
  });
  if (command === 'npm' && status !== 0) process.exit(status ?? 1);
  return status;
}

/** A run that ends badly without a failed test (a worker that died, a file that does not load) counts as one failure. */
function read(report, status) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const silent = status !== 0 && numFailedTests === 0;
    return {
      passed: numPassedTests,
      failed: numFailedTests + (silent ? Math.max(1, numFailedTestSuites) : 0),
      skipped: numPendingTests,
      broken: testResults.flatMap(failures),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, broken: ['the run ended without a report'] };
  }
}

/** The failed tests of a file with the first line of why, or the file itself where it did not load. */
function failures({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${first(message)}`] : [];
  return failed.map((test) => `${file} > ${test.fullName}: ${first(test.failureMessages[0])}`);
}

function first(text = '') {
  return text.split('\n')[0];
}
