import { stringify } from 'csv-stringify/sync';
import type { Cell } from './cell.ts';

/** A formula in a cell would run in whoever's spreadsheet opens the file: it is written as text. */
const formula = /^[=+\-@\t\r\n]/u;

/** The mark by which Excel knows the file for UTF-8. */
export const csvMark = '\ufeff';

/**
 * Lines of CSV as the spreadsheets of a language's readers expect them. In French `;` stands between cells, a comma in numbers and
 * days are `31/01/2026`; else `,`, a point and ISO days. Text that a spreadsheet would run begins with an apostrophe.
 */
export function csvLines(rows: readonly (readonly Cell[])[], language: string): string {
  const isFrench = language === 'fr';
  return stringify(
    rows.map((cells) => cells.map((cell) => written(cell, isFrench ? 'french' : 'plain'))),
    { delimiter: isFrench ? ';' : ',', record_delimiter: '\r\n' },
  );
}

function written(cell: Cell, habit: 'french' | 'plain'): string {
  switch (cell.kind) {
    case 'none':
      return '';
    case 'text':
      return formula.test(cell.text) ? `'${cell.text}` : cell.text;
    case 'number':
      return habit === 'french' ? String(cell.number).replace('.', ',') : String(cell.number);
    case 'day':
      return habit === 'french' ? cell.iso.split('-').reverse().join('/') : cell.iso;
  }
}
