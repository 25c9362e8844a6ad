import { type CellValue, type ColumnDef, writeXlsxStream } from 'hucre/xlsx';
import type { Cell } from './cell.ts';
import type { ExportColumn } from './column.ts';

const narrow: ReadonlySet<string> = new Set(['date', 'month', 'boolean', 'integer', 'decimal', 'money', 'phone']);

/**
 * A workbook of one sheet, its cells typed, written as its rows come: memory does not grow with them. A cell of text is never a
 * formula, whatever it begins with.
 */
export function xlsxBytes(facts: {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}): ReadableStream<Uint8Array> {
  const columns = facts.columns.map((column): ColumnDef => {
    const isDay =
      column.field?.kind === 'date' || (column.field?.kind === 'computed' && column.field.result === 'date');
    return {
      header: column.heading,
      width: narrow.has(column.field?.kind ?? '') ? 14 : 26,
      ...(isDay ? { numFmt: 'dd/mm/yyyy' } : {}),
    };
  });
  return writeXlsxStream(valuesOf(facts.rows), {
    ...{ name: sheetName(facts.name), columns, freezePane: { rows: 1 } },
  });
}

async function* valuesOf(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<CellValue[]> {
  for await (const cells of rows) yield cells.map(valueIn);
}

function valueIn(cell: Cell): CellValue {
  if (cell.kind === 'none') return null;
  if (cell.kind === 'number') return cell.number;
  if (cell.kind === 'text') return cell.text;
  const time = Date.parse(`${cell.iso}T00:00:00Z`);
  return Number.isNaN(time) ? cell.iso : new Date(time);
}

/** Excel refuses some signs in a sheet's name, and more than 31 of them. */
function sheetName(words: string): string {
  return (
    words
      .replace(/[\\/?*[\]:']/gu, ' ')
      .trim()
      .slice(0, 31) || 'Liste'
  );
}
