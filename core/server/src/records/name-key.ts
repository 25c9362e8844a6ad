import { nameKey } from '@baara/model';
import type { Values } from './types.ts';

/** The key of all names of a record: its words' keys, sorted, so that their order does not matter. */
export function nameKeyOf(names: readonly string[], values: Values): string {
  const tokens = names.flatMap((key) => nameKey(String(values[key] ?? '')).split(' '));
  return [...new Set(tokens.filter(Boolean))].sort().join(' ');
}
