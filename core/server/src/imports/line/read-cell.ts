import { type ModelField, normaliseValue } from '@baara/model';
import type { Value } from '../../records/index.ts';
import type { Note } from '../types.ts';
import type { Reading } from './columns.ts';
import { nameOf } from './named-records.ts';
import { habitOf } from './notes.ts';

/** The id of a record, as an export gives it. */
const technical = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What people write where there is nothing to write. */
const nothing = /^(-+|n\/?a|néant|neant|ras)$/i;

/** A cell as a value, with the habit of writing that was understood, or why it could not be. */
export type ReadCell =
  | { readonly value: Value; readonly habit: Note['code'] | null }
  | { readonly code: string; readonly params?: Readonly<Record<string, unknown>> };

/** Reads one cell; `levels`: the units above the one it names, as other columns name them. Null for an empty cell. */
export function readCell(
  field: ModelField,
  raw: string,
  levels: ReadonlyMap<string, string>,
  reading: Reading,
): ReadCell | null {
  const text = raw.trim();
  if (text === '' || nothing.test(text)) return null;
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
  if (field.kind === 'ref' && !technical.test(text)) {
    const match = reading.vocabulary.named.get(nameOf(field.form, text));
    if (match === undefined) return { code: 'import.record_unknown' };
    return match === 'several' ? { code: 'import.record_ambiguous' } : { value: match.id, habit: null };
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
