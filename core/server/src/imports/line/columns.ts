import type { Model, ModelField, ModelForm } from '@baara/model';
import type { ColumnMapping } from '../types.ts';
import { type ReadCell, readCell } from './read-cell.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How the lines of a file are read: made once a run. */
export interface Reading {
  readonly model: Model;
  readonly today: string;
  readonly forms: ReadonlyMap<string, ModelForm>;
  readonly mapping: readonly ColumnMapping[];
  readonly vocabulary: Vocabulary;
}

/** A column of the file with what it means. */
export interface Column {
  readonly column: number;
  readonly form: string;
  readonly key: string;
  /** What a line's cell came to; null for an empty one. */
  read(cells: readonly string[]): ReadCell | null;
}

/** Spellings remembered of one column. */
const mostRemembered = 5000;
/** Kinds of which every line has another value: to remember them helps nobody. */
const everNew = new Set<ModelField['kind']>(['identifier', 'phone', 'email', 'long_text', 'sequence', 'ref']);

const known = new WeakMap<Reading, readonly Column[]>();

/** The columns that mean a field, by form and field, so that a line's content is the same in whichever order its columns stand. */
export function columnsOf(reading: Reading): readonly Column[] {
  const found = known.get(reading) ?? compiled(reading);
  known.set(reading, found);
  return found;
}

function compiled(reading: Reading): Column[] {
  const columns = reading.mapping.flatMap(({ column, target }): Column[] => {
    const field =
      target && target.level === undefined ? reading.forms.get(target.form)?.fields[target.field] : undefined;
    return target && field ? [columnOf(column, target.form, field, reading)] : [];
  });
  const place = ({ form, key }: Column) => `${form} ${key}`;
  return columns.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.column - b.column));
}

function columnOf(column: number, form: string, field: ModelField, reading: Reading): Column {
  const levels = reading.mapping.flatMap(({ column: at, target }) =>
    target?.level !== undefined && target.form === form && target.field === field.key
      ? [[target.level, at] as const]
      : [],
  );
  const readAnew = (cells: readonly string[]) =>
    readCell(field, cells[column] ?? '', new Map(levels.map(([type, at]) => [type, cells[at] ?? ''])), reading);
  if (everNew.has(field.kind)) return { column, form, key: field.key, read: readAnew };
  // The same few words stand in every line, and a facility's people follow each other: each spelling is understood once.
  const remembered = new Map<string, ReadCell | null>();
  const read = (cells: readonly string[]) => {
    let words = cells[column] ?? '';
    for (const [, at] of levels) words += `\u001f${cells[at] ?? ''}`;
    const before = remembered.get(words);
    if (before !== undefined) return before;
    const cell = readAnew(cells);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(words, cell);
    return cell;
  };
  return { column, form, key: field.key, read };
}
