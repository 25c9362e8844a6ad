import { createHash } from 'node:crypto';
import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { column } from './predicate.ts';
import { sortedByKey, sortKey, sortKeyFunction } from './sort-key.ts';

/** The usual order of a form's list as one text, kept beside each placement: an index by unit then gives each unit's records in that order. */
export interface PlaceOrder {
  /** The fields, each upwards, in their order. */
  readonly fields: readonly string[];
  /** The text of the row named `alias`. */
  readonly of: (alias: string) => Sql;
  /** Changes when the texts of the same rows would. */
  readonly definition: string;
}

/** Ends a key: before every letter, so that a name stands before the longer ones that begin with it. */
const end = '\u0001';
/** Stands for an empty key: they come last. */
const last = '\u{10FFFF}';

/** `null` for a form whose list opens in an order that is no text: a date, a number, downwards. */
export function placeOrder(form: ModelForm): PlaceOrder | null {
  const fields = form.sort;
  const isText = fields.every((key) => sortedByKey.has(form.fields[key]?.kind ?? 'computed'));
  if (fields.length === 0 || !isText) return null;
  return {
    fields,
    of: (alias) =>
      sql.join(
        fields.map((key) => sql`coalesce(${sortKey(column(alias, key))}, chr(1114111)) || chr(1)`),
        sql` || `,
      ),
    definition: createHash('sha256')
      .update(`${fields.join()} ${sortKeyFunction.ddl.join()}`)
      .digest('hex')
      .slice(0, 16),
  };
}

/** The same text of the keys that a cursor holds. */
export function placeOrderOf(keys: readonly (string | null)[]): string {
  return keys.map((key) => `${key ?? last}${end}`).join('');
}
