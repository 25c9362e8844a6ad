import type { SheetFacts, SheetRow } from '../types.ts';
import { csvRows } from './csv-rows.ts';
import { decoded, detectEncoding, type Encoding } from './encoding.ts';
import { findHeader, headRows, isBlank, isTotal } from './header.ts';
import { detectSeparator } from './separator.ts';
import { unreadable } from './unreadable.ts';
import { mostColumns, xlsxRows } from './xlsx-rows.ts';

/** A file's bytes, as often as they are asked for. */
export type Bytes = () => AsyncIterable<Uint8Array>;

const headBytes = 256 * 1024;
const samples = 5;
const mostRows = 500_000;

/**
 * Looks at a file: what it is, where its table begins, how its columns are called.
 * Throws `import.unreadable` for an empty file, one without a table, or one of another kind.
 */
export async function describeSheet(bytes: Bytes, knows: (words: string) => boolean): Promise<SheetFacts> {
  const head = await firstBytes(bytes);
  if (head.byteLength === 0) throw unreadable('empty_file');
  const kind = kindOf(head);
  const text = kind === 'csv' ? await textFacts(head) : null;
  const rows = await take(within(text ? csvRows(bytes(), text) : xlsxRows(await whole(bytes))), headRows);
  const header = findHeader(rows, knows);
  if (!header) throw unreadable('no_table');
  const facts = {
    kind,
    ...(text && { encoding: text.encoding, separator: text.separator }),
    headerRow: header.row,
    columns: header.cells.map((cell) => cell.trim()),
  };
  const body = rows.filter(({ row, cells }) => row > header.row && !isBlank(cells) && !isTotal(cells));
  return { ...facts, samples: body.slice(0, samples).map(({ cells }) => cells) };
}

/** The rows of the table: without titles, blank lines and the total. */
export async function* sheetRows(bytes: Bytes, facts: SheetFacts): AsyncGenerator<SheetRow> {
  const rows =
    facts.kind === 'csv'
      ? csvRows(bytes(), { encoding: facts.encoding as Encoding, separator: facts.separator as string })
      : xlsxRows(await whole(bytes));
  for await (const each of within(rows)) {
    if (each.row > facts.headerRow && !isBlank(each.cells) && !isTotal(each.cells)) yield each;
  }
}

/** Holds a file to what a list of staff can be. */
async function* within(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  for await (const each of rows) {
    if (each.cells.length > mostColumns) throw unreadable('too_wide');
    if (each.row > mostRows) throw unreadable('too_long');
    yield each;
  }
}

/** A workbook is a ZIP file; the old binary format and PDF are refused by name. */
function kindOf(head: Uint8Array): SheetFacts['kind'] {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x50, 0x4b)) return 'xlsx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw unreadable('old_excel');
  if (starts(0x25, 0x50, 0x44, 0x46)) throw unreadable('pdf');
  if (head.subarray(0, 4096).some((byte, index) => byte === 0 && !starts(0xff, 0xfe) && index > 0))
    throw unreadable('not_text');
  return 'csv';
}

async function textFacts(head: Uint8Array): Promise<{ encoding: Encoding; separator: string }> {
  const encoding = detectEncoding(head);
  let text = '';
  for await (const piece of decoded(once(head), encoding)) text += piece;
  return { encoding, separator: detectSeparator(text.split('\n').slice(0, headRows).join('\n')) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function firstBytes(bytes: Bytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes()) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size >= headBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, headBytes);
}

async function whole(bytes: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes()) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

async function take<T>(items: AsyncIterable<T>, most: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length === most) break;
  }
  return taken;
}
