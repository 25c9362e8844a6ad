import { BaaraError, type Expression, type ModelField, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { allowRead, type ReadPlan } from '../access/index.ts';
import { queryAnew } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { formNamed } from './shape.ts';
import { storageOf } from './storage.ts';

/** Beyond this many rows nothing is counted: a count of some of them would be a lie. */
const countedTo = 50_000;
const mostFields = 20;
const countable: ReadonlySet<string> = new Set(['choice', 'choices', 'boolean']);

/** How many of the rows have each value, by field; under `values`, codes or `true` and `false`. */
export interface ValueCounts {
  /** There are too many rows to count: `fields` is empty. */
  readonly more: boolean;
  readonly fields: Readonly<
    Record<
      string,
      { readonly values: Readonly<Record<string, number>>; readonly empty: number; readonly unknown: number }
    >
  >;
}

/**
 * Counts the values of choices and booleans among the rows that the session may read and that a filter leaves: one statement for all
 * fields, capped. A row that hides a field from this reader does not count for it.
 * Throws what `allowRead` throws, and `request.malformed` for a field of another kind.
 */
export async function countValues(request: {
  readonly form: string;
  readonly fields: readonly string[];
  readonly where?: Expression;
  readonly under?: string;
  readonly q?: string;
}): Promise<ValueCounts> {
  const { fields, ...rest } = request;
  const form = formNamed(request.form);
  const plan = allowRead({ ...rest, form: form.id, select: fields });
  const asked = plan.fields.map((key) => countableField(form, key));
  if (asked.length === 0 || asked.length > mostFields) {
    throw new BaaraError({
      code: 'request.malformed',
      params: { parameter: 'fields', reason: 'too_long', max: mostFields },
    });
  }
  const answers = await queryAnew(countsSql(plan, asked));
  const counts = Object.fromEntries(
    asked.map(({ key }) => [key, { values: {} as Record<string, number>, empty: 0, unknown: 0 }]),
  );
  for (const { field, state, value, count } of answers) {
    if (state === 'rows' && Number(count) > countedTo) return { more: true, fields: {} };
    const known = counts[field as string];
    if (!known) continue;
    if (state === 'empty' || state === 'unknown') known[state] = Number(count);
    else known.values[value as string] = Number(count);
  }
  return { more: false, fields: counts };
}

function countableField(form: ModelForm, key: string): ModelField {
  const field = form.fields[key];
  if (field && countable.has(field.kind)) return field;
  throw new BaaraError({ code: 'request.malformed', params: { parameter: 'fields', form: form.id, field: key } });
}

function countsSql(plan: ReadPlan, fields: readonly ModelField[]): Sql {
  const alias = sql.identifier(plan.alias);
  const columns = fields.flatMap(({ key }, at) => [
    sql`${plan.columns.get(key) ?? sql`NULL`} AS ${part('v', at)}`,
    sql`${plan.conditional.get(key) ?? sql`TRUE`} AS ${part('r', at)}`,
  ]);
  // The limit is a checked constant: a parameter would cost more in a generic plan.
  const rows = sql`SELECT ${alias}.id, ${alias}.unknown, ${sql.join(columns, sql`, `)} FROM ${plan.from} WHERE ${plan.where} LIMIT ${sql.raw(String(countedTo + 1))}`;
  const parts = fields.map((field, at) => valuesSql(plan.form, field, at));
  return sql`WITH r AS MATERIALIZED (${rows})
    SELECT NULL AS field, 'rows' AS state, NULL AS value, count(*) AS count FROM r
    UNION ALL ${sql.join(parts, sql` UNION ALL `)}`;
}

function valuesSql(form: ModelForm, field: ModelField, at: number): Sql {
  const key = sql`${field.key}::text`;
  const readable = sql`r.${part('r', at)}`;
  const unknown = sql`${key} = ANY(r.unknown)`;
  const child = storageOf(form).children.find((each) => each.key === field.key);
  if (!child) {
    const value = sql`r.${part('v', at)}`;
    const state = sql`CASE WHEN ${unknown} THEN 'unknown' WHEN ${value} IS NULL THEN 'empty' ELSE 'value' END`;
    return sql`SELECT ${key}, ${state}, ${value}::text, count(*) FROM r WHERE ${readable} GROUP BY 2, 3`;
  }
  const table = sql.identifier(child.table);
  const state = sql`CASE WHEN ${unknown} THEN 'unknown' WHEN c.value IS NULL THEN 'empty' ELSE 'value' END`;
  return sql`SELECT ${key}, ${state}, c.value::text, count(*) FROM r LEFT JOIN ${table} c ON c.record = r.id WHERE ${readable} GROUP BY 2, 3`;
}

function part(letter: string, at: number): Sql {
  return sql.identifier(`${letter}${at}`) as unknown as Sql;
}
