import { type Action, aggregatesBehind, type ModelField, type ModelForm, rowPathsOf } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { covers } from './covers.ts';
import { memoised } from './memo.ts';
import { fieldOf, formOf } from './model-parts.ts';
import { allOf, always } from './predicate.ts';
import { matchedRows } from './resolver.ts';
import { heldFor, reachOf, rowPolicy } from './row-policy.ts';
import { deny, type Predicate } from './types.ts';

/**
 * The rows of which the session may read this field: a condition on the table named `alias`, `deny` when no grant covers
 * the field. Throws `request.unknown_form`, `request.unknown_field`.
 */
export function fieldPolicy(form: string, key: string, alias: string): Predicate {
  const definition = formOf(form);
  return fieldRight({ form: definition, field: fieldOf(definition, key), action: 'read', alias });
}

/** The rows of which the session may use this field for `action`. */
export function fieldRight(request: { form: ModelForm; field: ModelField; action: Action; alias: string }): Predicate {
  const { form, field, action, alias } = request;
  if (current().session.kind === 'system') return always;
  const covering = coveringGrants(form, field, action);
  const own = memoised(`field ${form.id} ${action} ${alias} ${covering.join()}`, () => {
    const held = heldFor(form, action);
    return reachOf({ form, action, alias, held: covering.flatMap((position) => held[position] ?? []) });
  });
  return field.kind === 'computed' && own !== deny ? whereRowsAreRead({ form, field, action, alias }, own) : own;
}

/**
 * What is counted or summed over rows of another form is shown where the reader may read each of those rows, and of them all
 * that is looked at. A sum of some would be false, a sum of all would tell what is hidden.
 */
function whereRowsAreRead({ form, field, action, alias }: Parameters<typeof fieldRight>[0], own: Sql): Predicate {
  const aggregates = aggregatesBehind(form, field.key);
  if (aggregates.length === 0) return own;
  return memoised(`aggregates ${form.id} ${field.key} ${action} ${alias}`, () => {
    const there = `${alias}_a`;
    const conditions: Sql[] = [own];
    for (const aggregate of aggregates) {
      const keys = new Set(rowPathsOf(aggregate).map(([key = '']) => key));
      const policies = [rowPolicy(aggregate.form, 'read', there)];
      for (const key of keys) {
        if (key !== 'id' && key !== 'owner') policies.push(fieldPolicy(aggregate.form, key, there));
      }
      const asked = policies.filter((each): each is Sql => each !== deny);
      if (asked.length < policies.length) return deny;
      const readable = allOf(asked);
      if (readable === always) continue;
      conditions.push(
        sql`NOT EXISTS (SELECT 1 FROM ${matchedRows(aggregate, { form, alias }, there)} AND (${readable}) IS NOT TRUE)`,
      );
    }
    return allOf(conditions);
  });
}

/** The positions, among the session's grants for the action, of those that cover the field. */
export function coveringGrants(form: ModelForm, field: ModelField, action: Action): readonly number[] {
  const { model } = current();
  return memoised(`covering ${form.id} ${field.key} ${action}`, () =>
    heldFor(form, action).flatMap(({ grant }, position) => (covers(grant, form, field, model) ? [position] : [])),
  );
}

/** Whether every grant that shows a row shows this field of it too: then the row's policy says all there is to say. */
export function isWholeRow(form: ModelForm, field: ModelField, action: Action): boolean {
  if (current().session.kind === 'system') return true;
  const fromRows = field.kind === 'computed' && aggregatesBehind(form, field.key).length > 0;
  return (
    (!fromRows && coveringGrants(form, field, action).length === heldFor(form, action).length) ||
    fieldRight({ form, field, action, alias: 't' }) === always
  );
}
