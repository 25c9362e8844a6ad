import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { SheetRow } from '../types.ts';
import { decoded, type Encoding } from './encoding.ts';

/** The rows of a CSV file as they stream in; a row is never longer than a spreadsheet's cell times its columns. */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  facts: { readonly encoding: Encoding; readonly separator: string },
): AsyncGenerator<SheetRow> {
  const parser = Readable.from(decoded(bytes, facts.encoding)).pipe(
    parse({
      delimiter: facts.separator,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    }),
  );
  let row = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1;
    yield { row, cells };
  }
}
