import { type Model, type ModelField, type ModelForm, normaliseValue } from '@baara/model';
import type { Problem, Value } from '../../records/index.ts';
import type { ColumnMapping, Note, SheetRow } from '../types.ts';
import { habitOf } from './notes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A line's cells as values of forms, with what could not be understood. */
export interface Understood {
  readonly line: SheetRow;
  /** The values by form; a form that no cell speaks of is absent. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, Value>>>;
  readonly reasons: readonly Problem[];
  readonly notes: readonly Note[];
}

export interface Reading {
  readonly model: Model;
  readonly today: string;
  readonly forms: ReadonlyMap<string, ModelForm>;
  readonly mapping: readonly ColumnMapping[];
  readonly vocabulary: Vocabulary;
}

/** What people write where there is nothing to write. */
const nothing = /^(-+|n\/?a|néant|neant|ras)$/i;

/** Reads one line. Pure: what the words mean was loaded before. */
export function understandLine(line: SheetRow, reading: Reading): Understood {
  const values = new Map<string, Record<string, Value>>();
  const reasons: Problem[] = [];
  const notes: Note[] = [];
  const levels = levelsOf(line, reading.mapping);

  for (const { column, target } of reading.mapping) {
    const raw = line.cells[column] ?? '';
    if (!target || target.level !== undefined || raw.trim() === '' || nothing.test(raw.trim())) continue;
    const field = reading.forms.get(target.form)?.fields[target.field];
    if (!field) continue;
    const read = readCell(field, raw, levels.get(`${target.form}.${target.field}`) ?? new Map(), reading);
    const about = { form: target.form, field: target.field };
    if ('code' in read) {
      reasons.push({ ...about, code: read.code, params: { value: raw.trim(), ...read.params } });
      continue;
    }
    const record = values.get(target.form) ?? {};
    record[target.field] = read.value;
    values.set(target.form, record);
    if (read.habit) notes.push({ ...about, code: read.habit, from: raw, to: read.value });
  }
  return { line, values, reasons, notes };
}

type ReadCell =
  | { readonly value: Value; readonly habit: Note['code'] | null }
  | { readonly code: string; readonly params?: Readonly<Record<string, unknown>> };

function readCell(field: ModelField, raw: string, levels: ReadonlyMap<string, string>, reading: Reading): ReadCell {
  const prefix = reading.model.phone.countryCode;
  if (field.kind === 'choice') {
    const match = reading.vocabulary.lists.get(field.list)?.find(raw);
    return match ? { value: match.code, habit: habitOf(field, raw, prefix, match) } : { code: 'field.not_in_list' };
  }
  if (field.kind === 'choices') {
    const found = raw
      .split(/[;,/]/)
      .map((word) => ({ word: word.trim(), match: reading.vocabulary.lists.get(field.list)?.find(word) }));
    const missing = found.find(({ match }) => !match);
    if (missing) return { code: 'field.not_in_list', params: { value: missing.word } };
    return { value: found.flatMap(({ match }) => (match ? [match.code] : [])), habit: null };
  }
  if (field.kind === 'tree_ref') {
    const match = reading.vocabulary.units.find(raw, levels);
    if (match.kind === 'found') return { value: match.unit, habit: habitOf(field, raw, prefix) };
    return { code: `import.unit_${match.kind}`, params: 'places' in match ? { places: match.places } : {} };
  }
  const { value, faults } = normaliseValue(field, raw, reading);
  const [fault] = faults;
  if (fault) return { code: fault.code, params: fault.params };
  const lastDay = field.kind === 'date' && field.exclusive === true && typeof value === 'string';
  return { value: (lastDay ? dayAfter(value) : value) as Value, habit: habitOf(field, raw, prefix) };
}

/** A period's end is written as its last day and kept as the first day after. */
function dayAfter(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** For each unit that a line names, the units above as other columns name them. */
function levelsOf(line: SheetRow, mapping: readonly ColumnMapping[]): Map<string, Map<string, string>> {
  const levels = new Map<string, Map<string, string>>();
  for (const { column, target } of mapping) {
    if (target?.level === undefined) continue;
    const key = `${target.form}.${target.field}`;
    const named = levels.get(key) ?? new Map<string, string>();
    named.set(target.level, line.cells[column] ?? '');
    levels.set(key, named);
  }
  return levels;
}
