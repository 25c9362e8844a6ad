import { type Placeholder, sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { Position } from './cursor.ts';
import type { Bounds, Sorting, SortKey } from './sorting.ts';

/** A key in the direction in which a page is read. */
export interface TurnedKey {
  readonly sql: Sql;
  readonly isDown: boolean;
  readonly emptyFirst: boolean;
  /** Where the index has empty values when it is read in this direction. */
  readonly keptEmptyFirst: boolean;
  readonly isOfWords: boolean;
  /** A value of a cursor as SQL of the key's type. */
  readonly value: (text: string | Placeholder | null) => Sql;
}

export interface Turned {
  readonly keys: readonly TurnedKey[];
  readonly id: Sql;
  readonly isDown: boolean;
}

/** An order as it is met going on, or going back, where all is turned over, empty values too. */
export function turned({ keys, id, isReversed }: Sorting, direction: Position['direction']): Turned {
  const back = direction === 'previous';
  return { keys: keys.map((key) => turnedKey(key, back)), id, isDown: isReversed !== back };
}

function turnedKey(
  { sql: key, descending, emptyFirst, isKeptDown, isOfWords, cast }: SortKey,
  back: boolean,
): TurnedKey {
  const isDown = descending !== back;
  return {
    ...{ sql: key, isOfWords, isDown, emptyFirst: emptyFirst !== back, keptEmptyFirst: isKeptDown !== isDown },
    value: (text) => sql`${text}::text::${sql.raw(cast)}`,
  };
}

/** Whether the rows beyond a position are one range of an index that has all keys: they go one way, and the position has a value of each. */
export function isOneRange({ keys, isDown }: Turned, position: Bounds): boolean {
  return (
    keys.every((key) => key.isDown === isDown && key.emptyFirst === isDown) &&
    position.keys.every((key) => key !== null)
  );
}

/** The condition "beyond the position": `a beyond A, or a = A and (b beyond B, or …)`; the first key bounds it, so that an index finds where to begin. */
export function beyond({ keys, id, isDown }: Turned, position: Bounds): Sql {
  const tie = sql`${id} ${isDown ? sql`<` : sql`>`} ${position.id}::uuid`;
  return keys.reduceRight<Sql>((rest, key, at) => {
    const text = position.keys[at] ?? null;
    if (text === null) {
      const same = sql`(${key.sql} IS NULL AND ${rest})`;
      return key.emptyFirst ? sql`(${key.sql} IS NOT NULL OR ${same})` : same;
    }
    const value = key.value(text);
    const [strictly, notBefore] = key.isDown ? [sql`<`, sql`<=`] : [sql`>`, sql`>=`];
    const values = sql`(${key.sql} ${notBefore} ${value} AND (${key.sql} ${strictly} ${value} OR ${rest}))`;
    return key.emptyFirst ? values : sql`(${values} OR ${key.sql} IS NULL)`;
  }, tie);
}
