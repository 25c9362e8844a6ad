import type { PlacePath } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import { fieldPolicy } from './field-policy.ts';
import { formOf } from './model-parts.ts';
import { allOf, column } from './predicate.ts';
import { deny, type Predicate } from './types.ts';

/**
 * The condition "this row of the posts form is open on a day, and the session may read whose post it is and where": of the table
 * named `alias`. `deny` when no grant shows both.
 */
export function openPost(request: {
  readonly path: Extract<PlacePath, { readonly kind: 'posts' }>;
  readonly alias: string;
  /** ISO date; absent: today. */
  readonly day?: string;
}): Predicate {
  const { path, alias } = request;
  const form = formOf(path.form);
  const day = sql`${request.day ?? current().today}::date`;
  const [start, end] = [column(alias, 'valid_from'), column(alias, 'valid_to')];
  // A grant that shows a field shows the row: the fields' conditions are the narrower ones.
  const policies = new Set([path.record, path.unit].map((key) => shownOf(form.id, key, alias)));
  const shown = [...policies].filter((each) => each !== deny);
  if (shown.length < policies.size) return deny;
  return allOf([
    sql`${column(alias, 'deleted_at')} IS NULL`,
    sql`(${start} IS NULL OR ${start} <= ${day}) AND (${end} IS NULL OR ${end} > ${day})`,
    ...shown,
  ]);
}

function shownOf(form: string, key: string, alias: string): Predicate {
  return formOf(form).fields[key]?.hidden ? deny : fieldPolicy(form, key, alias);
}
