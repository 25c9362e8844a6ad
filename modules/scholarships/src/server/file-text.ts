import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { exportedNumber, type NumberRules } from './blocks.ts';

/** How the file is to look: `payment_layout` as it is read. */
export interface FileLayout {
  readonly separator: string;
  readonly headed: boolean;
  /** Rows at most in a file; never above 1,000. */
  readonly rows: number;
  /** What descriptions begin with. */
  readonly description: string;
  readonly columns: readonly FileColumn[];
}

interface FileColumn {
  readonly header: string;
  /** A code of `file_content`. */
  readonly content: string;
  readonly text: string | null;
}

/** One line to pay; `amount` in whole units of the currency. */
export interface FileLine {
  readonly reference: string;
  readonly attempt: number;
  readonly msisdn: string;
  readonly holder: string;
  readonly amount: number;
  /** `2026-03`. */
  readonly month: string;
}

export interface MadeFile {
  readonly part: number;
  readonly lines: readonly FileLine[];
  readonly total: number;
  /** UTF-8, lines end with CR LF. */
  readonly content: string;
  /** Of the bytes of `content`, in hexadecimal. */
  readonly sha256: string;
}

interface Making extends NumberRules {
  readonly layout: FileLayout;
  readonly currency: string;
}

/** No operator is known to take more. */
const mostRows = 1000;
const separators: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', TAB: '\t' };

/**
 * The files that pay these lines, in the order given: the same lines and layout always make the same bytes. Throws a `RangeError` when a line
 * cannot be written as operators take it, or a reference stands twice: such a line must never have come so far.
 */
export function filesOf(lines: readonly FileLine[], making: Making): readonly MadeFile[] {
  const { layout } = making;
  if (new Set(lines.map(({ reference }) => reference)).size < lines.length)
    throw new RangeError('a reference stands twice');
  const size = Math.min(mostRows, Math.max(1, layout.rows));
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, at) => {
    const own = lines.slice(at * size, (at + 1) * size);
    const content = stringify(
      own.map((line) => layout.columns.map((column) => cellOf(line, column, making))),
      {
        ...{ delimiter: separators[layout.separator] ?? ',', record_delimiter: 'windows' },
        ...(layout.headed ? { header: true, columns: layout.columns.map(({ header }) => header) } : {}),
      },
    );
    const total = own.reduce((sum, { amount }) => sum + amount, 0);
    return { part: at + 1, lines: own, total, content, sha256: sha256Of(content) };
  });
}

export const sha256Of = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');

function cellOf(line: FileLine, { content, text }: FileColumn, making: Making): string {
  switch (content) {
    case 'REFERENCE':
      return wanted(line.reference, /^[A-Za-z0-9]{4,36}$/u);
    case 'ATTEMPT':
      return String(line.attempt);
    case 'MSISDN':
      return wanted(exportedNumber(line.msisdn, making) ?? '', /^[0-9]{8,15}$/u);
    case 'AMOUNT':
      return wanted(String(line.amount), /^[1-9][0-9]*$/u);
    case 'CURRENCY':
      return making.currency;
    case 'HOLDER':
      return line.holder;
    case 'DESCRIPTION':
      return wanted(`${making.layout.description}${line.month.replace('-', '')}`, /^[A-Za-z0-9]{4,22}$/u);
    case 'MONTH':
      return line.month;
    default:
      return text ?? '';
  }
}

function wanted(cell: string, pattern: RegExp): string {
  if (!pattern.test(cell)) throw new RangeError('a cell is not as operators take it');
  return cell;
}
