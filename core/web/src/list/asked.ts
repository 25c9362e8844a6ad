import type { FormSlice, ListQuery } from '../api/types.ts';
import { shownColumns } from './columns.ts';
import type { Narrowing } from './counted.ts';
import type { Exported } from './export-menu.ts';
import { expressionOf, filtersOf, unitOf } from './filter.ts';
import { isPlaced } from './placed.ts';

/** What an address asks to be listed: its criteria and its order, as far as this reader's form knows their fields. */
export function askedOf(
  slice: FormSlice,
  query: URLSearchParams,
): Pick<ListQuery, 'form' | 'q' | 'where' | 'under' | 'figure' | 'sort'> {
  const filters = filtersOf(query);
  const sort = (query.get('sort') ?? '').split(',').filter((key) => slice.fields[key.replace(/^-/u, '')]);
  return {
    form: slice.id,
    q: query.get('q') ?? undefined,
    where: expressionOf(filters, slice.fields),
    under: isPlaced(slice) ? unitOf(filters) : undefined,
    figure: query.get('figure') ?? undefined,
    sort: sort.length > 0 ? sort : undefined,
  };
}

/** What narrows the list beside its criteria; null on another day, whose values are not counted. */
export function narrowingOf(query: URLSearchParams): Narrowing | null {
  if (query.has('as_of')) return null;
  return { q: query.get('q') ?? undefined, figure: query.get('figure') ?? undefined };
}

/** What an address asks with the columns that are shown: what an export takes away. */
export function exportedOf(slice: FormSlice, query: URLSearchParams): Exported {
  return {
    ...askedOf(slice, query),
    columns: shownColumns(slice, query),
    asOf: query.get('as_of') ?? undefined,
  };
}

/** What a view keeps: what shapes the list, not where one stands in it. */
export function keptQuery(slice: FormSlice, query: URLSearchParams): string {
  const kept = new URLSearchParams(query);
  for (const name of ['cursor', 'page']) kept.delete(name);
  if (!kept.has('columns')) kept.set('columns', shownColumns(slice, query).join(','));
  return kept.toString();
}

/** The field by which the rows stand, `-` before it for descending; none among the results of a search. */
export function sortOf(slice: FormSlice, query: URLSearchParams): string {
  return query.get('sort') ?? (query.has('q') ? '' : (slice.sort[0] ?? ''));
}
