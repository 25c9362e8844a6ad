import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const turbo = join(dirname(createRequire(import.meta.url).resolve('turbo/package.json')), 'bin', 'turbo');
const options = {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' },
};

function words(tasks) {
  return [turbo, 'run', ...tasks, '--output-logs=errors-only', '--log-order=grouped'];
}

/**
 * Builds what changed since it was last built; says what failed and ends the process when something does. `build` makes what Node runs,
 * `app` what the browser loads.
 */
export function buildWhatIsStale(tasks = ['build', 'app']) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, words(tasks), options);
  if (status !== 0) fail(`${stdout}${stderr}${error ? error.message : ''}`);
}

/** The same for the app, beside what else this process does: resolves once it is there. */
export function buildApp() {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(process.execPath, words(['app']), { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
    child.once('error', ({ message }) => fail(message));
    child.once('close', (status) => (status === 0 ? resolve() : fail(said)));
  });
}

function fail(said) {
  process.stderr.write(`${said}\nThe build failed.\n`);
  process.exit(1);
}
