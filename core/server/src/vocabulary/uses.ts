import { sql } from 'drizzle-orm';
import { allowRead } from '../access/index.ts';
import { queryAnew } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { storageOf } from '../records/index.ts';
import { listNamed } from './list-named.ts';
import { type User, usersOf } from './users.ts';

/** Beyond this many rows of one field the rest is not counted: the numbers are then the least there are. */
const countedTo = 50_000;

/** How many readable records hold a value, by the field that holds it. */
export interface Uses {
  readonly code: string;
  readonly fields: readonly { readonly form: string; readonly field: string; readonly count: number }[];
  /** Whether there may be more than what was counted. */
  readonly more: boolean;
}

/**
 * Counts the records that hold some values of a list, as far as the session may read them: one statement for all fields and
 * values, capped. Throws `request.unknown_form`.
 */
export async function countUses(list: string, codes: readonly string[]): Promise<readonly Uses[]> {
  const { id } = listNamed(list);
  const users = usersOf(id);
  const rows =
    users.length === 0 || codes.length === 0
      ? []
      : await queryAnew(
          sql`${sql.join(
            users.map((user, at) => usesSql(user, at, codes)),
            sql` UNION ALL `,
          )}`,
        );
  const totals = new Map<number, number>();
  for (const { at, count } of rows) totals.set(Number(at), (totals.get(Number(at)) ?? 0) + Number(count));
  const more = [...totals.values()].some((total) => total > countedTo);
  return codes.map((code) => ({
    code,
    fields: rows
      .filter((row) => row.code === code)
      .flatMap(({ at, count }) => {
        const user = users[Number(at)];
        return user ? [{ form: user.form.id, field: user.field.key, count: Number(count) }] : [];
      }),
    more,
  }));
}

function usesSql({ form, field }: User, at: number, codes: readonly string[]): Sql {
  const plan = allowRead({ form: form.id, select: [field.key] });
  const child = storageOf(form).children.find(({ key }) => key === field.key);
  const readable = plan.conditional.get(field.key) ?? sql`TRUE`;
  const value = child ? sql`c.value` : (plan.columns.get(field.key) ?? sql`NULL`);
  const from = child
    ? sql`${plan.from} JOIN ${sql.identifier(child.table)} c ON c.record = ${sql.identifier(plan.alias)}.id`
    : plan.from;
  // The limit is a checked constant: a parameter would cost more in a generic plan.
  return sql`SELECT ${sql.raw(String(at))} AS at, v AS code, count(*) AS count FROM (
    SELECT ${value} AS v FROM ${from} WHERE ${plan.where} AND ${readable} AND ${value} = ANY(${sql.param([...codes])}::text[]) LIMIT ${sql.raw(String(countedTo + 1))}
  ) u GROUP BY v`;
}
