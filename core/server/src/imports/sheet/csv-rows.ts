import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetRow } from '../types.ts';
import { decoded, type Encoding } from './encoding.ts';
import { unreadable } from './unreadable.ts';

/** A row is never longer than a spreadsheet's cell times its columns. */
const longestRow = 1_000_000;

/** The rows of a CSV file as they stream in. Until the first quote a line is a row and a separator parts cells: no parser is needed for that, and most files have none. */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  facts: { readonly encoding: Encoding; readonly separator: string },
): AsyncGenerator<SheetRow> {
  const pieces = decoded(bytes, facts.encoding);
  let row = 0;
  let rest = '';
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
    rest += piece.value;
    if (!isPlain(rest)) {
      for await (const cells of parsed(before(rest, pieces), facts.separator)) {
        row += 1;
        yield { row, cells };
      }
      return;
    }
    const lines = rest.split('\n');
    rest = lines.pop() as string;
    for (const line of lines) {
      row += 1;
      yield { row, cells: cellsOf(line, facts.separator) };
    }
  }
  if (rest !== '') yield { row: row + 1, cells: cellsOf(rest, facts.separator) };
}

/** Without quotes, and with line ends that show where rows end. */
const isPlain = (text: string): boolean =>
  !text.includes('"') && (text.includes('\n') || text.length < longestRow) && !/\r(?!\n|$)/.test(text);

const cellsOf = (line: string, separator: string): string[] =>
  (line.endsWith('\r') ? line.slice(0, -1) : line).split(separator);

async function* before(text: string, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield text;
  yield* pieces;
}

/** Throws `import.unreadable` for a quote that nothing closes, or a row without an end. */
async function* parsed(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    ...{ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false },
    max_record_size: longestRow,
  });
  try {
    yield* Readable.from(text).pipe(parser) as AsyncIterable<string[]>;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw unreadable('damaged_text', cause);
  }
}
