import type { ModelField, ModelForm } from '@baara/model';
import { sortedByKey } from '../access/index.ts';
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
    const value = sortedByKey.has(field.kind) ? `baara_sort_key(${quoteName(key)}) COLLATE "C"` : quoteName(key);
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
