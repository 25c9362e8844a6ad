import { BaaraError, type ModelForm } from '@baara/model';
import { isWholeRow } from './field-policy.ts';
import { fieldOf } from './model-parts.ts';
import { orderOf } from './order.ts';
import { column } from './predicate.ts';
import type { Order, OrderKey, ReadPlan } from './types.ts';

const systemColumns: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at']);

/** A column that every record has, whatever its form. */
export function isSystemColumn(key: string): boolean {
  return systemColumns.has(key);
}

/** The keys of a list's order, and whether `id`, which breaks ties, goes downwards. */
export type ListOrder = Pick<ReadPlan, 'order' | 'isReversed'>;

/**
 * The order that is asked for. Two kinds are made whole, so that an index holds them: what begins the usual order, or its reverse, goes on like it, and so do those who have the
 * same items of lists. Throws `request.malformed` for a field that has no order, and what `fieldOf` throws.
 */
export function askedOrder(form: ModelForm, sort: readonly Order[], alias: string): ListOrder {
  const asked = sort.map(({ field: key, descending }): OrderKey => {
    if (isSystemColumn(key)) return { field: key, sql: column(alias, key), descending };
    const order = orderOf(form, fieldOf(form, key), alias);
    if (!order) throw new BaaraError({ code: 'request.malformed', params: { parameter: 'sort', field: key } });
    return { field: key, sql: order, descending, ...(form.sort[0] === `-${key}` ? { isKeptDown: true } : {}) };
  });
  if (asked.length === 0) return { order: asked, isReversed: false };
  const { order: usual } = usualOrder(form, alias);
  // Of those who have the same items of lists, the usual order decides, and none is asked for but its beginning.
  const named = asked.findIndex(({ field }) => form.fields[field]?.kind !== 'choice');
  const keys = named === -1 ? [] : asked.slice(named);
  if (begins(keys, usual)) {
    const rest = usual.slice(keys.length).filter(({ field }) => asked.every((each) => each.field !== field));
    return { order: [...asked, ...rest], isReversed: false };
  }
  const backwards = usual.map(turnedOver);
  if (named === 0 && begins(keys, backwards)) {
    return { order: [...asked, ...backwards.slice(asked.length)], isReversed: true };
  }
  return { order: asked, isReversed: asked.every(({ descending }) => descending) };
}

function begins(keys: readonly OrderKey[], order: readonly OrderKey[]): boolean {
  return keys.every((key, at) => key.field === order[at]?.field && key.descending === order[at].descending);
}

function turnedOver(key: OrderKey): OrderKey {
  return { ...key, descending: !key.descending, emptyFirst: true };
}

/** The form's own order, by those of its fields that hide no row from this reader. */
export function usualOrder(form: ModelForm, alias: string): ListOrder {
  const order = form.sort.flatMap((entry): OrderKey[] => {
    const descending = entry.startsWith('-');
    const key = descending ? entry.slice(1) : entry;
    const field = form.fields[key];
    if (!field || field.hidden || !isWholeRow(form, field, 'read')) return [];
    const expression = orderOf(form, field, alias);
    const kept = entry === form.sort[0] && descending ? { isKeptDown: true as const } : {};
    return expression ? [{ field: key, sql: expression, descending, ...kept }] : [];
  });
  return { order, isReversed: false };
}
