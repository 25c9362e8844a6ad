import { stringify } from 'csv-stringify/sync';
import { readLines } from './lines.ts';
import { findImport } from './store.ts';

/** A formula in a cell would run in whoever's spreadsheet opens the file: it is written as text. */
const formula = /^[=+\-@\t\r]/;

/**
 * The refused lines as CSV that Excel opens (UTF-8 with its mark, `;`), their reasons in a first column that an import leaves out, to mend and send again.
 * `reasonOf` words one problem in the reader's language.
 */
export async function* refusedFile(
  id: string,
  words: {
    readonly heading: string;
    readonly reasonOf: (problem: {
      readonly code: string;
      readonly form: string;
      readonly field?: string;
      readonly params: Readonly<Record<string, unknown>>;
    }) => string;
  },
): AsyncGenerator<string> {
  const { sheet } = await findImport(id);
  yield `\ufeff${refusedLine([words.heading, ...sheet.columns])}`;
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof readLines>> = await readLines({ id, outcome: 'refused', after, limit: 500 });
    for (const { cells, reasons } of page.lines) yield refusedLine([reasons.map(words.reasonOf).join(' '), ...cells]);
    after = page.next;
  }
}

/** A line of the file; a number with its sign stays a number. */
export function refusedLine(cells: readonly string[]): string {
  return stringify([cells.map((cell) => (formula.test(cell) && !/^[+-]?[\d\s.,]+$/.test(cell) ? `'${cell}` : cell))], {
    delimiter: ';',
    record_delimiter: '\r\n',
  });
}
