// Given to node with --import: each SIGUSR2 writes into `turnsOf(pid)` how long the event loop was away since the last, in ms, and begins anew.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The file that the process with this number writes to. */
export const turnsOf = (pid) => join(tmpdir(), `baara-turns-${pid}.json`);

/** Begins to watch this process. */
export function watch() {
  const away = monitorEventLoopDelay({ resolution: 1 });
  away.enable();
  process.on('SIGUSR2', () => {
    const said = { longest: away.max / 1e6 };
    away.reset();
    writeFileSync(turnsOf(process.pid), JSON.stringify(said));
  });
}

if (process.execArgv.some((flag) => flag.includes('watch-turns'))) watch();
