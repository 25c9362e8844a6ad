import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds the packages whose sources changed since they were last built; says what failed and ends the process when one does. */
export function buildWhatIsStale(filters = []) {
  const turbo = join(dirname(createRequire(import.meta.url).resolve('turbo/package.json')), 'bin', 'turbo');
  const words = [
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-order=grouped',
    ...filters.map((name) => `--filter=${name}`),
  ];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [turbo, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}${error ? error.message : ''}\nThe build failed.\n`);
  process.exit(1);
}
