import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import type { SnapshotForm } from './snapshot-forms.ts';

/**
 * What the rows say of their records today: `record`, and each mirrored field under the name that it has there. For each
 * field the last row to have begun that says anything of it speaks, also when it has ended: a rank stays until the next.
 */
export function spokenRows({ form, record, pairs }: SnapshotForm, which: (record: Sql) => Sql): Sql {
  const owner = sql`d.${sql.identifier(record)}`;
  const values = pairs.map(({ from, to }) => {
    const value = sql`d.${sql.identifier(from)}`;
    return sql`(array_agg(${value} ORDER BY d.valid_from DESC, d.id DESC) FILTER (WHERE ${value} IS NOT NULL))[1] AS ${sql.identifier(to)}`;
  });
  return sql`
    SELECT ${owner} AS record, ${sql.join(values, sql`, `)}
    FROM ${sql.identifier(form.id)} d
    WHERE d.deleted_at IS NULL AND d.valid_from <= ${current().today}::date AND ${which(owner)}
    GROUP BY ${owner}`;
}
