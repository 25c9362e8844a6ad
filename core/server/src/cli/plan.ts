import type { Command } from 'commander';
import type { Step } from '../schema/index.ts';
import { loadSite, readSettings } from '../site/index.ts';
import { exitCodes } from './exit.ts';
import { withSite } from './with-site.ts';

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('say what the model would change in the database, and change nothing')
    .option('--sql', 'the statements too')
    .addHelpText('after', '\nExamples:\n  baara plan\n  DATABASE_URL=postgres://… baara plan --sql\n')
    .action(async ({ sql }: { readonly sql?: true }) => {
      const settings = readSettings(process.env, process.cwd());
      const { openSiteDatabase } = await import('../application/open.ts');
      const { failureOf } = await import('../database/index.ts');
      const { planSchema } = await import('../schema/index.ts');
      const { model } = await loadSite(settings);
      const database = await openSiteDatabase(settings);
      try {
        const { steps } = await planSchema(database, model);
        for (const step of steps) print(step, sql === true ? step.sql : []);
        if (steps.length === 0) process.stdout.write('Rien à faire. / Nothing to do.\n');
      } catch (error) {
        // 42P01: the engine's own tables are not there.
        if (failureOf(error)?.state !== '42P01') throw error;
        const forms = Object.keys(model.forms).length;
        process.stdout.write(`Base vide : ${forms} formulaires à créer. / Empty database: ${forms} forms to create.\n`);
      } finally {
        await database.close();
      }
    });
}

export function addApply(program: Command): void {
  program
    .command('apply')
    .description('bring the database to the model now: online steps, and with --offline those that rewrite tables')
    .option('--offline', 'rewrite tables too: while nobody works')
    .option('--take-over', 'go back to an earlier version of the site on purpose')
    .addHelpText('after', '\nExamples:\n  baara plan && baara apply\n  baara apply --offline\n')
    .action(({ offline, takeOver }: { readonly offline?: true; readonly takeOver?: true }) =>
      withSite(async ({ database, model }) => {
        const { applySteps, prepareDatabase } = await import('../schema/index.ts');
        if (takeOver) await prepareDatabase(database, model, { takeOver });
        const classes = offline ? (['online', 'offline'] as const) : (['online'] as const);
        const results = await applySteps({
          database,
          model,
          classes,
          progress: ({ step, error }) => print(step, error ? [error] : []),
        });
        if (results.length === 0) process.stdout.write('Rien à faire. / Nothing to do.\n');
        if (results.some(({ error }) => error !== undefined)) process.exitCode = exitCodes.failed;
      }),
    );
}

export function addRetired(program: Command): void {
  program
    .command('retired')
    .description('list the columns and tables that left the model, and remove one for good')
    .option('--drop <table.column>', 'what to remove; a table alone for the whole of it')
    .option('--count <number>', 'how many rows hold something, as listed: proof that the loss was seen', Number)
    .addHelpText('after', '\nExamples:\n  baara retired\n  baara retired --drop person.blood_group --count 0\n')
    .action(({ drop, count }: { readonly drop?: string; readonly count?: number }) =>
      withSite(async ({ database }) => {
        const { dropRetired, listRetired } = await import('../schema/index.ts');
        if (drop !== undefined) {
          const [table = '', column = ''] = drop.split('.');
          await dropRetired(database, { table, column, count: count ?? Number.NaN });
        }
        for (const { table, column, since, count: held } of await listRetired(database)) {
          process.stdout.write(`${table}${column && '.'}${column}\t${held}\t${since}\n`);
        }
      }),
    );
}

function print({ class: kind, sentence }: Step, more: readonly string[]): void {
  process.stdout.write(`[${kind}] ${sentence.fr} / ${sentence.en}\n${more.map((line) => `    ${line}\n`).join('')}`);
}
