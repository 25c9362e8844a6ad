import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { exitCodes } from './exit.ts';
import { showProgress } from './progress.ts';
import { withSite } from './with-site.ts';

interface Options {
  readonly form: string;
  readonly dryRun?: true;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('read a CSV or XLSX file into the register, as the system')
    .argument('<file>', 'the file, as it was sent')
    .option('--form <form>', 'what a line is', 'person')
    .option('--dry-run', 'say what would happen and write nothing')
    .addHelpText(
      'after',
      `
Lines that are refused or that are probably somebody known already are listed with their reasons and not imported. The same file
again adds nothing. Undo an import in the browser, or import a mended file: what stands already is recognised.

Examples:
  baara import personnel-sikasso.csv --dry-run
  baara import personnel-sikasso.csv
`,
    )
    .action(async (file: string, options: Options) => {
      if (!existsSync(file)) {
        process.stderr.write(`${file}: fichier introuvable. / no such file.\n`);
        process.exitCode = exitCodes.usage;
        return;
      }
      await withSite(({ model, database }) => runFile({ file, options, model, database }));
    });
}

/** More than a server takes, which has others to answer meanwhile: each statement costs the database a tenth less a line. */
const linesAtOnce = 1000;

async function runFile({
  file,
  options,
  model,
  database,
}: { file: string; options: Options } & Pick<import('./with-site.ts').OpenSite, 'model' | 'database'>) {
  const { asSystem } = await import('../access/index.ts');
  const { inTransaction } = await import('../database/index.ts');
  const { createImport, readLines, runImport } = await import('../imports/index.ts');
  const session = asSystem(`import of ${basename(file)}`);
  const within = <T>(work: () => Promise<T>) => inTransaction({ database, model, session, deadlineMs: 120_000 }, work);
  const { id, sheet, mapping } = await within(() =>
    createImport({ form: options.form, name: basename(file), bytes: createReadStream(file) }),
  );
  const left = mapping.filter(({ target }) => target === null).map(({ column }) => sheet.columns[column]);
  process.stdout.write(
    `${sheet.kind} ${sheet.encoding ?? ''} ${sheet.separator ?? ''}  colonnes laissées / columns left out: ${left.join(', ') || '—'}\n`,
  );
  const modes = options.dryRun ? (['check'] as const) : (['check', 'import'] as const);
  for (const mode of modes) {
    const bar = showProgress(mode);
    const onProgress = ({ rows }: { readonly rows: number }) => bar.at(rows);
    const counts = await runImport({ database, model, session, onProgress, linesAtOnce }, id, mode);
    bar.end();
    process.stdout.write(
      `${mode}: ${Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')}\n`,
    );
  }
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const page = await within(() => readLines({ id, after: from, limit: 500 }));
    for (const { row, outcome, reasons, duplicates } of page.lines) {
      if (outcome !== 'refused' && outcome !== 'held') continue;
      const why = [
        ...reasons.map(({ code, field }) => `${code} ${field ?? ''}`),
        ...duplicates.map((each) => JSON.stringify(each)),
      ];
      process.stdout.write(`${row}\t${outcome}\t${why.join('; ')}\n`);
    }
    after = page.next;
  }
}
