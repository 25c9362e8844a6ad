import { foldText, normalisePhone, parseFrenchDate } from '@baara/model';
import { parse } from 'csv-parse/sync';

/** How an operator answers: `payment_layout` as it is read. */
export interface AnswerLayout {
  readonly separator: string;
  readonly columns: readonly { readonly header: string; readonly content: string }[];
  /** What the operator’s words mean: a result, a reason of failure, or both. */
  readonly words: readonly { readonly word: string; readonly result: string | null; readonly reason: string | null }[];
}

/** One row of an answer, as far as it can be read. */
export interface AnswerRow {
  /** Its line in the file, the header being the first. */
  readonly line: number;
  readonly reference: string | null;
  readonly msisdn: string | null;
  readonly amount: number | null;
  readonly result: 'SENT' | 'PENDING' | 'PAID' | 'FAILED' | null;
  readonly failure: string | null;
  readonly operation: string | null;
  readonly date: string | null;
  readonly holder: string | null;
}

interface Reading {
  readonly layout: AnswerLayout;
  readonly phone: Parameters<typeof normalisePhone>[1];
}

const separators: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', TAB: '\t' };
const same = (one: string, other: string) => foldText(one).trim() === foldText(other).trim();

/**
 * Reads an operator’s answer. Null when it has no row, or when a column that the layout names is missing: then it is some other file. A word that the layout
 * does not know leaves the result empty: nothing is concluded from it.
 */
export function readAnswer(text: string, { layout, phone }: Reading): readonly AnswerRow[] | null {
  const delimiter = separators[layout.separator] ?? ',';
  const options = { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, trim: true } as const;
  let table: string[][];
  try {
    table = parse(text, options);
  } catch {
    return null;
  }
  const [headers = [], ...rows] = table;
  const places = new Map<string, number>();
  for (const { header, content } of layout.columns) {
    const at = headers.findIndex((each) => same(each, header));
    if (at < 0) return null;
    places.set(content, at);
  }
  if (rows.length === 0 || !places.has('STATUS')) return null;
  return rows.map((row, at) => rowOf((content) => cut(row[places.get(content) ?? -1]), at + 2, { layout, phone }));
}

function rowOf(cell: (content: string) => string | null, line: number, { layout, phone }: Reading): AnswerRow {
  const meaning = (word: string | null) => (word ? layout.words.filter((each) => same(each.word, word)) : []);
  const status = meaning(cell('STATUS'));
  const result = (status.find((each) => each.result)?.result ?? null) as AnswerRow['result'];
  const reason = [...meaning(cell('REASON')), ...status].find((each) => each.reason)?.reason ?? null;
  const number = cell('MSISDN');
  const normal = number ? normalisePhone(number, phone) : null;
  const amount =
    cell('AMOUNT')
      ?.replace(/[\s\u00a0\u202f]/gu, '')
      .replace(/[.,]00?$/u, '') ?? '';
  return {
    ...{ line, result, reference: cell('REFERENCE'), operation: cell('TRANSACTION'), holder: cell('HOLDER') },
    msisdn: normal && 'value' in normal ? normal.value : number,
    amount: /^[0-9]{1,12}$/u.test(amount) ? Number(amount) : null,
    failure: result === 'FAILED' ? (reason ?? 'OTHER_ERROR') : null,
    date: dateOf(cell('DATE')),
  };
}

const cut = (cell: string | undefined): string | null => (cell ? cell.slice(0, 80) : null);

function dateOf(cell: string | null): string | null {
  const reading = cell ? parseFrenchDate(cell, { pivot: '2099-12-31' }) : null;
  return reading?.kind === 'date' ? reading.value : null;
}
