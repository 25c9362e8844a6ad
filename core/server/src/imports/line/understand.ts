import type { Problem, Value } from '../../records/index.ts';
import type { Note, SheetRow } from '../types.ts';
import { columnsOf, type Reading } from './columns.ts';

/** A line's cells as values of forms, with what could not be understood. */
export interface Understood {
  readonly line: SheetRow;
  /** The values by form; a form that no cell speaks of is absent. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, Value>>>;
  /** All of it as words: two lines that say the same are the same. */
  readonly content: string;
  readonly reasons: readonly Problem[];
  readonly notes: readonly Note[];
}

/** Reads one line. Pure: what the words mean was loaded before. */
export function understandLine(line: SheetRow, reading: Reading): Understood {
  const values = new Map<string, Record<string, Value>>();
  const reasons: Problem[] = [];
  const notes: Note[] = [];
  let content = '';
  for (const { column, form, key, read } of columnsOf(reading)) {
    const cell = read(line.cells);
    if (cell === null) continue;
    const raw = line.cells[column] ?? '';
    if ('code' in cell) {
      reasons.push({ form, field: key, code: cell.code, params: { value: raw.trim(), ...cell.params } });
      continue;
    }
    const record = values.get(form);
    if (record) record[key] = cell.value;
    else values.set(form, { [key]: cell.value });
    content += `\u001f${form}.${key}\u001e${typeof cell.value === 'string' ? cell.value : JSON.stringify(cell.value)}`;
    if (cell.habit) notes.push({ form, field: key, code: cell.habit, from: raw, to: cell.value });
  }
  return { line, values, content, reasons, notes };
}
