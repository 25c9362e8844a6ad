import { sql } from 'drizzle-orm';
import { actionsOf, allowRead } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import { usersOf } from './users.ts';

/** A list of the site, as its keeper finds it. */
export interface ListSummary {
  readonly list: string;
  readonly values: number;
  readonly retired: number;
  /** The forms that choose from it. */
  readonly forms: readonly string[];
  readonly can: readonly ('create' | 'update')[];
}

/** The lists that the session may read, with how many values each has: one statement for all. */
export async function readLists(): Promise<readonly ListSummary[]> {
  const { model, session } = current();
  const lists = Object.values(model.forms).filter(
    (form) => form.kind === 'list' && actionsOf(model, session, form).includes('read'),
  );
  if (lists.length === 0) return [];
  const parts = lists.map((form) => {
    const plan = allowRead({ form: form.id, select: ['code'], includeRetired: true });
    const retired = sql`${sql.identifier(plan.alias)}.retired`;
    return sql`SELECT ${form.id}::text AS list, count(*) FILTER (WHERE ${retired} IS NOT TRUE) AS values, count(*) FILTER (WHERE ${retired}) AS retired FROM ${plan.from} WHERE ${plan.where}`;
  });
  const rows = await query(sql`${sql.join(parts, sql` UNION ALL `)}`);
  const counts = new Map(rows.map((row) => [row.list, row]));
  return lists.map((form) => {
    const can = actionsOf(model, session, form);
    return {
      list: form.id,
      values: Number(counts.get(form.id)?.values ?? 0),
      retired: Number(counts.get(form.id)?.retired ?? 0),
      forms: [...new Set(usersOf(form.id).map((user) => user.form.id))],
      can: (['create', 'update'] as const).filter((action) => can.includes(action)),
    };
  });
}
