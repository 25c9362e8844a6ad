import type { ModelField, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { isInChildTable } from './columns.ts';
import { fieldPolicy } from './field-policy.ts';
import { allOf, column } from './predicate.ts';
import { storedValue } from './resolver.ts';
import { rowPolicy } from './row-policy.ts';
import { sortedAsStored, sortedByKey, sortKey } from './sort-key.ts';
import { deny, type Predicate } from './types.ts';

/** How deep a title may lead from reference to reference. */
const deepestTitle = 3;

/** One expression that sorts by a field; `undefined` for a kind that has no order. NULL is last in either direction. */
export function orderOf(form: ModelForm, field: ModelField, alias: string, depth = 0): Sql | undefined {
  if (isInChildTable(field) || field.kind === 'gps' || field.kind === 'file' || field.kind === 'image')
    return undefined;
  const value = storedValue(form, field, alias);
  if (field.kind === 'choice') return byListOrder(field.list, value, alias);
  if (field.kind === 'ref' || field.kind === 'tree_ref') return byTitle(field.form, value, alias, depth);
  if (sortedAsStored.has(field.kind)) return sql`(${value} COLLATE "C")`;
  const isText = sortedByKey.has(field.kind) || (field.kind === 'computed' && field.result === 'text');
  return isText ? sortKey(value) : value;
}

/** The list's own order, then the wording in the reader's language. */
function byListOrder(list: string, code: Sql, alias: string): Sql {
  const item = `${alias}_l`;
  return sql`(SELECT ${orderOfItem(item)} FROM ${sql.identifier(list)} ${sql.identifier(item)} WHERE ${column(item, 'code')} = ${code})`;
}

/** Where the item of a list named `item` stands in it. */
export function orderOfItem(item: string): Sql {
  const { session } = current();
  const label = column(item, session.kind === 'user' && session.language === 'en' ? 'label_en' : 'label_fr');
  const position = sql`lpad(coalesce(${column(item, 'sort')}, 999999999)::text, 10, '0')`;
  return sql`(${position} || (${sortKey(label)})) COLLATE "C"`;
}

/** The first word of the referenced record's title; a record that the reader may not see sorts as an empty one. */
function byTitle(target: string, id: Sql, alias: string, depth: number): Sql | undefined {
  const form = current().model.forms[target];
  const key = form?.title[0];
  const field = key === undefined ? undefined : form?.fields[key];
  if (!form || !field || field.hidden || depth >= deepestTitle) return undefined;
  const there = `${alias}_o`;
  const policies: readonly Predicate[] = [rowPolicy(form.id, 'read', there), fieldPolicy(form.id, field.key, there)];
  if (policies.includes(deny)) return sql`NULL::text`;
  const order = orderOf(form, field, there, depth + 1);
  if (!order) return undefined;
  const readable = allOf(policies.filter((each) => each !== deny));
  const condition = allOf([sql`${column(there, 'id')} = ${id}`, readable]);
  return sql`(SELECT ${order} FROM ${sql.identifier(form.id)} ${sql.identifier(there)} WHERE ${condition})`;
}
