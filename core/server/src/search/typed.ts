import { BaaraError, type FieldValue, type ModelForm, nameTokens, normaliseValue } from '@baara/model';
import { current } from '../database/index.ts';
import type { Values } from '../records/index.ts';

/** What is typed so far, as far as it tells one record from another. */
export interface Typed {
  /** The words of the names, folded and sorted. */
  readonly tokens: readonly string[];
  /** Fields that must agree, and identifiers, that have an understandable value. */
  readonly values: ReadonlyMap<string, FieldValue>;
}

/** Reads the names and the telling values of a record that is not finished: what cannot be understood yet is passed over. */
export function readTyped(form: ModelForm, values: Values): Typed {
  const { names, agree } = form.duplicates ?? { names: [], agree: [] };
  for (const key of Object.keys(values)) {
    if (!Object.hasOwn(form.fields, key))
      throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: key } });
  }
  const words = names.flatMap((key) => (typeof values[key] === 'string' ? nameTokens(values[key] as string) : []));
  const telling = new Map<string, FieldValue>();
  for (const key of new Set([...agree, ...(form.search?.identifiers ?? [])])) {
    const field = form.fields[key];
    if (!field || values[key] === undefined) continue;
    const { value, faults } = normaliseValue(field, values[key], current());
    if (faults.length === 0 && value !== null && typeof value !== 'object') telling.set(key, value);
  }
  return { tokens: [...new Set(words)].sort(), values: telling };
}
