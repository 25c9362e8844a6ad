import type { Action } from '@baara/model';
import { formOf } from './model-parts.ts';
import { heldFor } from './row-policy.ts';

/**
 * The unit that registers a record which the session creates (its `owner` column): that of the earliest assignment that
 * lets it create, `null` for the whole country and for the system.
 */
export function registeringUnit(form: string, action: Action = 'create'): string | null {
  const held = heldFor(formOf(form), action);
  const first = [...held].sort((a, b) => compare(a.assignment.from, b.assignment.from))[0];
  return first?.assignment.unit ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
