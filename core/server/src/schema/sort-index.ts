import type { ModelField, ModelForm } from '@baara/model';
import { ordersKept, sortedAsStored, sortedByKey } from '../access/index.ts';
import { quoteName } from '../database/index.ts';
import { columnsOf } from './columns.ts';
import type { DesiredObject } from './desired.ts';
import { objectName } from './names.ts';

/** Their order is another table's: no index here can give it. */
const foreign: ReadonlySet<ModelField['kind']> = new Set(['choice', 'ref', 'tree_ref', 'file', 'image', 'gps']);

/**
 * The order in which a form's list opens, with `id` as the tie-breaker, so that a page by key reads only its own rows.
 * Text sorts by `baara_sort_key`, as `access/` asks.
 */
export function sortIndex(form: ModelForm): readonly DesiredObject[] {
  const parts: string[] = [];
  const names: string[] = [];
  for (const order of form.sort) {
    const key = order.replace(/^-/, '');
    const field = form.fields[key];
    if (!field || foreign.has(field.kind) || columnsOf(field).length === 0) break;
    const value = sortValue(field);
    parts.push(order.startsWith('-') ? `${value} DESC NULLS LAST` : value);
    names.push(key);
  }
  if (parts.length === 0) return [];
  return [
    {
      name: objectName(form.id, names, 'sort'),
      kind: 'index',
      definition: `USING btree (${[...parts, 'id'].join(', ')}) WHERE (deleted_at IS NULL)`,
      fields: [],
    },
  ];
}

/**
 * The other orders in which a form's table is kept: along a field with `id` as the tie-breaker, or the rows of each item of a list. A field that begins another index
 * (names and birth dates that must agree, identifiers by their beginning) has its order from that one.
 */
export function orderIndexes(form: ModelForm): readonly DesiredObject[] {
  const begun = new Set([
    form.sort[0]?.replace(/^-/, ''),
    ...(form.search ? form.search.identifiers : []),
    ...(form.search && form.duplicates ? form.duplicates.agree.slice(0, 1) : []),
  ]);
  return [...ordersKept(form)].flatMap(([key, kept]): DesiredObject[] => {
    const field = form.fields[key];
    if (begun.has(key) || (field && columnsOf(field).length === 0)) return [];
    const value = field ? sortValue(field) : quoteName(key);
    const parts = kept === 'items' ? value : `${value}, id`;
    const name = objectName(form.id, [key], 'order');
    return [{ name, kind: 'index', definition: `USING btree (${parts}) WHERE (deleted_at IS NULL)`, fields: [] }];
  });
}

function sortValue({ key, kind }: ModelField): string {
  if (sortedByKey.has(kind)) return `baara_sort_key(${quoteName(key)}) COLLATE "C"`;
  return sortedAsStored.has(kind) ? `${quoteName(key)} COLLATE "C"` : quoteName(key);
}
