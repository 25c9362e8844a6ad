import { type Placeholder, sql } from 'drizzle-orm';
import { matchRank, type ReadPlan, sortedByKey } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import type { Position } from './cursor.ts';

/** One key of a page's order; `cast` is the SQL type in which a cursor's text is compared with it. */
export interface SortKey {
  readonly sql: Sql;
  readonly descending: boolean;
  readonly emptyFirst: boolean;
  readonly isKeptDown: boolean;
  /** It is worked out of the words of a field. */
  readonly isOfWords: boolean;
  readonly cast: string;
}

/** The keys of a list, then its `id`. */
export interface Sorting {
  readonly keys: readonly SortKey[];
  readonly id: Sql;
  /** `id` goes downwards. */
  readonly isReversed: boolean;
}

/** A position, or where its values are to stand. */
export interface Bounds {
  readonly id: string | Placeholder;
  readonly keys: readonly (string | Placeholder | null)[];
  readonly direction: Position['direction'];
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);
const days: ReadonlySet<string> = new Set(['date', 'month']);

/** The order of a plan. Empty values come last in either direction, but where only ties are broken; `id` breaks the last ties. */
export function sortingOf({ form, alias, order, isReversed }: ReadPlan): Sorting {
  const keys = order.map(({ field: key, sql: expression, descending, emptyFirst = false, isKeptDown = false }) => {
    const field = form.fields[key];
    // A reference sorts by what names the record: text, or a date that sorts as text.
    const isLink = field?.kind === 'ref' || field?.kind === 'tree_ref';
    const text = isLink ? sql`(${expression})::text` : expression;
    const isOfWords = field !== undefined && sortedByKey.has(field.kind);
    return { sql: text, descending, emptyFirst, isKeptDown, isOfWords, cast: castOf(field, key) };
  });
  return { keys, id: sql`${sql.identifier(alias)}.id`, isReversed };
}

function castOf(field: ReadPlan['form']['fields'][string] | undefined, key: string): string {
  if (key === matchRank) return 'integer';
  if (!field) return key === 'id' ? 'uuid' : 'timestamptz';
  if (numbers.has(field.kind)) return 'numeric';
  if (days.has(field.kind)) return 'date';
  if (field.kind === 'boolean') return 'boolean';
  if (field.kind === 'computed' && field.result === 'number') return 'numeric';
  if (field.kind === 'computed' && field.result !== 'text') return field.result;
  return 'text';
}

/** ORDER BY of a page; going back, every direction is turned over, empty values too. */
export function orderBy({ keys, id, isReversed }: Sorting, direction: Position['direction']): Sql {
  const back = direction === 'previous';
  const parts = keys.map(({ sql: key, descending, emptyFirst }) => {
    const way = descending === back ? sql`ASC` : sql`DESC`;
    return sql`${key} ${way} ${emptyFirst === back ? sql`NULLS LAST` : sql`NULLS FIRST`}`;
  });
  return sql.join([...parts, sql`${id} ${isReversed === back ? sql`ASC` : sql`DESC`}`], sql`, `);
}
