import type { Command } from 'commander';
import { readSettings } from '../site/index.ts';
import { showProgress } from './progress.ts';

/** What goes on beside a command. */
export interface Beside {
  /** The browser's part, where it is still being made: `start` serves nobody before. */
  readonly app?: Promise<void>;
}

export function addStart(program: Command, { app }: Beside = {}): void {
  program
    .command('start')
    .description('serve the site; on the first start with its demonstration data')
    .option('--port <number>', 'the port to listen on (PORT, 8080)')
    .addHelpText('after', '\nExamples:\n  baara start\n  PORT=80 DATABASE_URL=postgres://… BAARA_DEMO=0 baara start\n')
    .action(async ({ port }: { readonly port?: string }) => {
      const settings = readSettings({ ...process.env, ...(port === undefined ? {} : { PORT: port }) }, process.cwd());
      const { startApplication } = await import('../application/start.ts');
      const bar = showProgress('Données de démonstration / Demonstration data');
      const running = await startApplication(settings, {
        say: (words) => {
          bar.end();
          process.stdout.write(words);
        },
        progress: (rows) => bar.at(rows),
        ...(app ? { app } : {}),
      });
      await signal();
      await running.stop();
    });
}

/** Waits to be told to end. A second signal ends at once: an acknowledged write is safe either way. */
function signal(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, end);
  });
}
