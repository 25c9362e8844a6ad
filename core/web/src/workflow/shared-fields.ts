import type { WorkflowTransition } from '@baara/model';
import type { FormSlice, Value, Values } from '../api/types.ts';
import type { Entry } from '../form/entry.ts';

/** The fields that a transition asks: those that may be the same for several records, and those that each record has of its own. */
export function sharedFields(
  slice: FormSlice,
  { asks }: Pick<WorkflowTransition, 'asks'>,
): { readonly shared: readonly string[]; readonly own: readonly string[] } {
  const known = asks.filter((key) => slice.fields[key] !== undefined);
  const isOwn = (key: string) => {
    const field = slice.fields[key];
    if (field?.kind === 'file' || field?.kind === 'image') return true;
    return (field !== undefined && 'unique' in field && field.unique === true) || isAlone(slice, key);
  };
  return { shared: known.filter((key) => !isOwn(key)), own: known.filter(isOwn) };
}

const isAlone = ({ unique }: FormSlice, key: string): boolean =>
  unique.some((keys) => keys.length === 1 && keys[0] === key);

/** What was filled in for all: what is empty is said of none of them, nor what is still being typed. */
export function sharedValues(entry: Entry, shared: readonly string[]): Values {
  return Object.fromEntries(
    shared.flatMap((key) => {
      const value = entry.values[key] ?? null;
      const isLeft = entry.touched.has(key) && (entry.faults[key] ?? []).length === 0;
      return isLeft && !isEmpty(value) ? [[key, value] as const] : [];
    }),
  );
}

const isEmpty = (value: Value): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
