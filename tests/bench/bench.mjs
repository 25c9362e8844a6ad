import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/build.mjs';
import { compare } from './compare.mjs';
import { measureImport } from './import.mjs';
import { measurePglite } from './pglite.mjs';
import { openPostgres, postgres } from './postgres.mjs';
import { report } from './report.mjs';
import { auditors, password } from './scenarios.mjs';
import { measureTurns } from './turns.mjs';

/** Measures the parts asked for, prints the tables and, with `write`, puts them into docs/benchmarks.md. */
export async function bench(options) {
  const server = join(options.built ?? join(root, 'core/server/dist'), 'baara.js');
  const parts = new Set(options.parts.split(','));
  const data = mkdtempSync(join(tmpdir(), 'baara-bench-'));
  const needsPostgres = ['requests', 'import', 'turns'].some((part) => parts.has(part));
  const house = needsPostgres ? await openPostgres(options.kept) : null;
  const results = { requests: [], version: house && (await house.version()) };
  try {
    if (parts.has('requests')) {
      for (const people of options.people.split(',').map(Number)) {
        const database = `people_${people}`;
        if (await house.create(database)) load({ server, url: house.url(database), data, people });
        await settled(house.url(database));
        const asked = {
          ...{ server, url: house.url(database), backends: () => house.backends(database), only: options.only },
          ...{
            rounds: { warm: Number(options.warm), measured: Number(options.rounds) },
            seconds: Number(options.seconds),
          },
        };
        results.requests.push({ people, ...(await compare(asked)) });
        process.stdout.write(report.requests(results.requests.at(-1)));
      }
    }
    if (parts.has('import')) {
      results.import = await measureImport({ server, house, data, lines: Number(options.lines) });
      process.stdout.write(report.import(results.import));
    }
    if (parts.has('turns')) {
      const people = Number(options.people.split(',')[0]);
      results.turns = { people, rows: await measureTurns({ server, url: house.url(`people_${people}`) }) };
      process.stdout.write(report.turns(results.turns));
    }
    if (parts.has('pglite')) {
      results.pglite = await measurePglite({ server, data, rounds: Number(options.rounds) });
      process.stdout.write(report.pglite(results.pglite));
    }
    if (options.write) write(report.page(results));
  } finally {
    await house?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Loads the country and opens the accounts that only the benchmark has. */
export function load({ server, url, data, people }) {
  const environment = { ...process.env, DATABASE_URL: url, BAARA_DATA: data, BAARA_RATE: '0' };
  const options = { cwd: root, env: environment };
  execFileSync(process.execPath, [server, 'demo', '--people', String(people)], {
    ...options,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const [username, unit] of Object.entries(auditors)) {
    const words = [
      'user',
      'create',
      username,
      '--password-stdin',
      '--name',
      username,
      '--role',
      'auditor',
      '--unit',
      unit,
    ];
    const { status, stderr } = spawnSync(process.execPath, [server, ...words], { ...options, input: password });
    if (status !== 0) throw new Error(`account ${username}: ${stderr}`);
  }
}

/** Statistics and free space as autovacuum would have left them. */
async function settled(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  // The benchmark's auditors have no telephone for a second factor.
  await sql.unsafe('UPDATE baara_user SET demonstration = TRUE');
  await sql.unsafe('VACUUM ANALYZE');
  await sql.end();
}

/** Replaces the tables of this run in docs/benchmarks.md and keeps what was measured apart. */
function write(page) {
  const path = join(root, 'docs/benchmarks.md');
  const before = readFileSync(path, 'utf8');
  const apart = before.indexOf('<!-- measured apart');
  writeFileSync(path, apart === -1 ? page : `${page.trimEnd()}\n\n${before.slice(apart)}`);
}
