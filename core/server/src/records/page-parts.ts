import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { beyond, isOneRange, type Turned, turned } from './beyond.ts';
import type { Bounds, Sorting } from './sorting.ts';

/** Rows of a list beyond a position that an index can give in order. */
export interface PagePart {
  readonly condition: Sql;
  readonly order: Sql;
  /** All rows of the parts before it stand before its own: it is read when they do not fill the page. */
  readonly isLater: boolean;
}

/**
 * The rows beyond a position, or of a whole list, in parts: a page takes the first rows of each and then of all. Apart, they can each be found in an index; together (OR) they
 * could not. Those with and without a value of the first key are apart where the index has empty values at its other end.
 */
export function pageParts(sorting: Sorting, position: Bounds | null): readonly PagePart[] {
  const order = turned(sorting, position?.direction ?? 'next');
  const [first, ...rest] = order.keys;
  if (!first)
    return [{ condition: position ? beyond(order, position) : sql`TRUE`, order: orderOf(order), isLater: false }];
  const isNatural = first.emptyFirst === first.keptEmptyFirst;
  if (!position && isNatural) return [{ condition: sql`TRUE`, order: orderOf(order), isLater: false }];
  const others: Turned = { ...order, keys: rest };
  const filled = { ...order, keys: [{ ...first, emptyFirst: first.keptEmptyFirst }, ...rest] };
  const withValue = (isLater: boolean): PagePart => ({
    ...{ condition: sql`${first.sql} IS NOT NULL`, order: orderOf(filled), isLater },
  });
  // How many have no value the planner knows of a column; of what is worked out it takes some for certain, and must be led to the index that has none.
  const ofThose = orderOf(first.isOfWords ? filled : others);
  const without = (condition: Sql, isLater: boolean): PagePart => ({
    ...{ condition: sql`${first.sql} IS NULL${condition}`, order: ofThose, isLater },
  });
  if (!position) {
    return first.emptyFirst ? [without(sql``, false), withValue(true)] : [withValue(false), without(sql``, true)];
  }
  const after = { ...position, keys: position.keys.slice(1) };
  if (position.keys[0] === null) {
    const left = without(sql` AND ${beyond(others, after)}`, false);
    return first.emptyFirst ? [left, withValue(true)] : [left];
  }
  const parts = valuesBeyond(filled, position);
  return first.emptyFirst ? parts : [...parts, without(sql``, true)];
}

/** The rows beyond a position whose first key has a value. */
function valuesBeyond(order: Turned, position: Bounds): readonly PagePart[] {
  const part = (condition: Sql): PagePart => ({ condition, order: orderOf(order), isLater: false });
  if (!isOneRange(order, position)) {
    // None of these rows is without a value: none is looked for beyond those that have one.
    const [first, ...rest] = order.keys;
    return [part(beyond({ ...order, keys: first ? [{ ...first, emptyFirst: true }, ...rest] : rest }, position))];
  }
  const left = sql.join([...order.keys.map((key) => key.sql), order.id], sql`, `);
  const right = sql.join(
    [...order.keys.map((key, at) => key.value(position.keys[at] ?? null)), sql`${position.id}::uuid`],
    sql`, `,
  );
  // A row comparison is one range of the index, but it is never true where the key that decides is empty.
  const rows = part(sql`(${left}) ${order.isDown ? sql`<` : sql`>`} (${right})`);
  const empties = order.keys.flatMap((key, at) => {
    if (at === 0 || key.emptyFirst) return [];
    const same = order.keys
      .slice(0, at)
      .map((each, before) => sql`${each.sql} = ${each.value(position.keys[before] ?? null)}`);
    return [part(sql.join([...same, sql`${key.sql} IS NULL`], sql` AND `))];
  });
  return [rows, ...empties];
}

/** ORDER BY of a part. */
function orderOf({ keys, id, isDown }: Turned): Sql {
  const way = (down: boolean) => (down ? sql`DESC` : sql`ASC`);
  const parts = keys.map(
    (key) => sql`${key.sql} ${way(key.isDown)} ${key.emptyFirst ? sql`NULLS FIRST` : sql`NULLS LAST`}`,
  );
  return sql.join([...parts, sql`${id} ${way(isDown)}`], sql`, `);
}
