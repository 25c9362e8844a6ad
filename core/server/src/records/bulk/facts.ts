import type { Settled } from '../state.ts';

/** The history's side of a new record: what it says, as JSON. */
export function factsOf({ changed }: Settled): string {
  const facts: Record<string, unknown> = {};
  for (const [key, { after }] of changed) facts[key] = after;
  return JSON.stringify(facts);
}
