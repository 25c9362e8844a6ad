import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { matchRank, type ReadPlan } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import type { Position } from './cursor.ts';

/** One key of a page's order; `cast` is the SQL type in which a cursor's text is compared with it. */
export interface SortKey {
  readonly sql: Sql;
  readonly descending: boolean;
  readonly cast: string;
}

/** A position, or where its values are to stand. */
export interface Bounds {
  readonly id: string | Placeholder;
  readonly keys: readonly (string | Placeholder | null)[];
  readonly direction: Position['direction'];
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);
const days: ReadonlySet<string> = new Set(['date', 'month']);

/** The order of a plan. Empty values come last in either direction; `id` breaks ties, always upwards. */
export function sortKeys({ form, order }: ReadPlan): readonly SortKey[] {
  return order.map(({ field: key, sql: expression, descending }) => {
    const field = form.fields[key];
    // A reference sorts by what names the record: text, or a date that sorts as text.
    const isLink = field?.kind === 'ref' || field?.kind === 'tree_ref';
    return { sql: isLink ? sql`(${expression})::text` : expression, descending, cast: castOf(field, key) };
  });
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
export function orderBy(keys: readonly SortKey[], direction: Position['direction'], id: Sql): Sql {
  const back = direction === 'previous';
  const parts = keys.map(({ sql: key, descending }) => {
    const way = descending === back ? sql`ASC` : sql`DESC`;
    return sql`${key} ${way} ${back ? sql`NULLS FIRST` : sql`NULLS LAST`}`;
  });
  return sql.join([...parts, sql`${id} ${back ? sql`DESC` : sql`ASC`}`], sql`, `);
}

/**
 * The rows beyond a position, as conditions of which each row meets one: a page takes the first rows of each and then of all.
 * Apart, they can each be found in the index of the form's own order; together (OR) they could not.
 */
export function beyond(keys: readonly SortKey[], position: Bounds, id: Sql): readonly Sql[] {
  const back = position.direction === 'previous';
  const bounds = keys.map((key, index) => boundOf(key, position.keys[index] ?? null, back));
  const tie = sql`${id} ${back ? sql`<` : sql`>`} ${position.id}::uuid`;
  const simple = keys.every(({ descending }) => !descending) && position.keys.every((key) => key !== null);
  if (!simple) return [lexical(bounds, tie)];
  const left = sql.join([...keys.map((key) => key.sql), id], sql`, `);
  const right = sql.join([...bounds.map(({ value }) => value), sql`${position.id}::uuid`], sql`, `);
  // A row comparison is one range of the index, but it is never true where the key that decides is empty.
  const rows = sql`(${left}) ${back ? sql`<` : sql`>`} (${right})`;
  if (back) return [rows];
  const empties = keys.map((key, index) => {
    const same = bounds.slice(0, index).map((bound) => bound.same);
    return sql.join([...same, sql`${key.sql} IS NULL`], sql` AND `);
  });
  return [rows, ...empties];
}

interface Bound {
  readonly value: Sql;
  readonly same: Sql;
  /** Strictly beyond the bound; `null` when nothing is. */
  readonly after: Sql | null;
}

function boundOf({ sql: key, descending, cast }: SortKey, text: string | Placeholder | null, back: boolean): Bound {
  const value = sql`${text}::text::${sql.raw(cast)}`;
  if (text === null) {
    const same = sql`${key} IS NULL`;
    return { value, same, after: back ? sql`${key} IS NOT NULL` : null };
  }
  const strictly = sql`${key} ${descending === back ? sql`>` : sql`<`} ${value}`;
  return { value, same: sql`${key} = ${value}`, after: back ? strictly : sql`(${strictly} OR ${key} IS NULL)` };
}

/** `a beyond A, or a = A and (b beyond B, or …)`. */
function lexical(bounds: readonly Bound[], tie: SQL): Sql {
  return bounds.reduceRight<Sql>((rest, { same, after }) => {
    const equal = sql`(${same} AND ${rest})`;
    return after ? sql`(${after} OR ${equal})` : equal;
  }, tie);
}
