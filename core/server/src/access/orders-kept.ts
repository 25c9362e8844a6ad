import type { ModelField, ModelForm } from '@baara/model';
import { sortedAsStored, sortedByKey } from './sort-key.ts';

/** An index by which a form's table can be read in the order of a field: along its values; `items`: of a choice, the rows of one item. */
export type OrderKept = 'along' | 'items';

const along: ReadonlySet<ModelField['kind']> = new Set([
  ...[...sortedByKey, ...sortedAsStored],
  ...(['date', 'month', 'integer', 'decimal', 'money'] as const),
]);

/**
 * The fields by which a form's table is kept in order, in the schema and for pages: the first of the order in which its list opens; and of a form that posts place,
 * which is as long as the workforce, the columns of its list, what is searched by its beginning, what two alike agree in, and the day of creation. Each index costs every save a little.
 */
export function ordersKept(form: ModelForm): ReadonlyMap<string, OrderKept> {
  const kept = new Map<string, OrderKept>();
  const keep = (key: string) => {
    const kind = form.fields[key]?.kind;
    if (kind === 'choice') kept.set(key, 'items');
    else if (kind && along.has(kind)) kept.set(key, 'along');
  };
  const first = form.sort[0]?.replace(/^-/, '');
  if (first !== undefined && form.fields[first]?.kind !== 'choice') keep(first);
  if (!form.place.some(({ kind }) => kind === 'posts')) return kept;
  const agree = form.search ? (form.duplicates?.agree.slice(0, 1) ?? []) : [];
  for (const key of [...form.columns, ...(form.search?.identifiers ?? []), ...agree]) keep(key);
  return kept.set('created_at', 'along');
}
