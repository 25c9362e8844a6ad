import type { ModelForm } from '@baara/model';
import type { Sql } from '../database/types.ts';
import { conditionOf } from './condition.ts';
import type { Condition } from './policy-shape.ts';
import { allOf, always, anyOf, asCondition } from './predicate.ts';
import { placedIn } from './scope.ts';
import { deny, type Predicate } from './types.ts';

/** What the database says, while a statement runs, of the grants that the session holds under a condition. */
export interface Held {
  /** Whether it holds one at all. */
  readonly any: Sql;
  /** Whether it holds one on the whole country. */
  readonly everywhere: Sql;
  /** The units of the others: an array of uuid. */
  readonly units: Sql;
}

/**
 * The rows of a form that are read under these conditions, for any session: what `reachOf` says of one session, with the session's units, day and
 * person left to the database. Compiled by the same functions, so that both are one rule.
 */
export function standingPolicy(request: {
  readonly form: ModelForm;
  readonly alias: string;
  readonly conditions: readonly Condition[];
  readonly held: (condition: string) => Held;
}): Predicate {
  const { form, alias, conditions, held } = request;
  return anyOf(
    conditions.map(({ key, when }) => {
      const { any, everywhere, units } = held(key);
      const placed = placedIn({ form, alias, units, purpose: 'reading' });
      const reached = placed === always ? any : asCondition(anyOf([everywhere, placed === deny ? deny : placed]));
      return allOf([reached, when ? conditionOf(when, form, alias) : always]);
    }),
  );
}
