import { type ModelForm, nameKey } from '@baara/model';
import type { Values } from '../../records/index.ts';

/** By what two records are probably one. */
export interface Likeness {
  /** The names as a clerk hears them, in whatever order. */
  readonly names: string;
  /** The values of what must agree with them (`duplicates.agree` of the form), in its order. */
  readonly agree: readonly string[];
}

/** The likeness of a record with these values; null when a name or what must agree is empty. */
export function likenessOf(form: ModelForm, values: Values): Likeness | null {
  if (!form.duplicates) return null;
  const names = nameKey(form.duplicates.names.map((name) => String(values[name] ?? '')).join(' '));
  if (names === '') return null;
  const agree: string[] = [];
  for (const field of form.duplicates.agree) {
    const value = values[field];
    if (value === null || value === undefined) return null;
    agree.push(String(value));
  }
  return { names, agree };
}
