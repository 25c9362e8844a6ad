import { type Command, InvalidArgumentError } from 'commander';
import { loadSite, readSettings } from '../site/index.ts';
import { exitCodes } from './exit.ts';
import { showProgress } from './progress.ts';

interface Options {
  readonly people: number;
  readonly seed: number;
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('write a demonstration country of any size into an empty database, with its accounts')
    .option('--people <number>', 'how many people, up to a million', wholeNumber(1, 1_000_000), 23_604)
    .option(
      '--seed <number>',
      'another seed makes another country of the same shape',
      wholeNumber(0, 2 ** 31),
      20_260_101,
    )
    .addHelpText(
      'after',
      '\nExamples:\n  baara demo --people 1000\n  DATABASE_URL=postgres://… baara demo --people 250000\n',
    )
    .action(async ({ people, seed }: Options) => {
      const settings = readSettings(process.env, process.cwd());
      const { loadDemonstration } = await import('../application/demonstration.ts');
      const { openPrepared } = await import('../application/open.ts');
      const site = await loadSite(settings);
      const { model } = site;
      const { database } = await openPrepared(settings, model);
      const bar = showProgress(settings.site);
      let rows = 0;
      const progress = (done: number) => {
        rows = done;
        bar.at(done);
      };
      try {
        const wrote = await loadDemonstration({ ...{ database, model, site, people, seed, progress } });
        bar.end();
        if (wrote) {
          process.stdout.write(`${settings.site}: ${rows} rows\n`);
          for (const { username, password, label } of site.accounts)
            process.stdout.write(`  ${username}  ${password}  ${label.fr}\n`);
        } else {
          process.stderr.write('La base n’est pas vide. / The database is not empty.\n');
          process.exitCode = exitCodes.failed;
        }
      } finally {
        bar.end();
        await database.close();
      }
    });
}

export function wholeNumber(min: number, max: number): (raw: string) => number {
  return (raw) => {
    const value = Number(raw);
    if (!Number.isInteger(value) || value < min || value > max) throw new InvalidArgumentError(`${min}–${max}`);
    return value;
  };
}
