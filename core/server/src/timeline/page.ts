import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import type { Participant } from './participants.ts';

/** Where a row stands on the line. */
export interface Standing {
  readonly form: string;
  readonly id: string;
  readonly starts: string;
}

export interface PageRequest {
  readonly participants: readonly Participant[];
  /** The record whose time line it is. */
  readonly id: string;
  /** The forms whose rows are wanted. */
  readonly forms: ReadonlySet<string>;
  readonly holding?: 'files' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The rows of one page, newest first, one more than asked for where there are more, and the number of rows of each form: one statement. */
export async function pageOf(
  request: PageRequest,
): Promise<{ readonly rows: readonly Standing[]; readonly counts: Readonly<Record<string, number>> }> {
  if (request.participants.length === 0) return { rows: [], counts: {} };
  const { cursor, forms, limit } = request;
  const after = cursor === undefined ? sql`TRUE` : beyond(readCursor(cursor));
  const wanted = sql.join(
    [...forms].map((form) => sql`${form}`),
    sql`, `,
  );
  const found = await query(sql`
    WITH r AS MATERIALIZED (
      SELECT * FROM (${sql.join(
        request.participants.map((each) => rowsOf(each, request)),
        sql` UNION ALL `,
      )}) u WHERE starts IS NOT NULL
    ), page AS (
      SELECT form, id, starts FROM r WHERE ${forms.size > 0 ? sql`form IN (${wanted})` : sql`FALSE`} AND ${after}
      ORDER BY starts DESC, form, id LIMIT ${sql.raw(String(limit + 1))}
    )
    SELECT form, id::text AS id, starts, NULL::bigint AS count FROM page
    UNION ALL SELECT form, NULL, NULL, count(*) FROM r GROUP BY form
    ORDER BY starts DESC, form, id`);
  const rows = found.filter(({ id }) => id !== null) as unknown as readonly Standing[];
  const counts = found.filter(({ id }) => id === null).map(({ form, count }) => [form, Number(count)] as const);
  return { rows, counts: Object.fromEntries(counts) };
}

function rowsOf({ form, timeline, parents, files, plan }: Participant, { id, holding }: PageRequest): Sql {
  const column = (key: string) => plan.columns.get(key) ?? sql`NULL`;
  const belongs = parents.map((key) => sql`${sql.identifier(plan.alias)}.${sql.identifier(key)} = ${id}::uuid`);
  const holds = files.map((key) => sql`${column(key)} IS NOT NULL`);
  const held = holding ? (holds.length > 0 ? sql`(${sql.join(holds, sql` OR `)})` : sql`FALSE`) : sql`TRUE`;
  return sql`SELECT ${sql.raw(`'${form.id}' COLLATE "C"`)} AS form, ${sql.identifier(plan.alias)}.id AS id, ${column(timeline.from)}::date AS starts
    FROM ${plan.from} WHERE (${sql.join(belongs, sql` OR `)}) AND ${plan.where} AND ${held}`;
}

function beyond({ starts, form, id }: Standing): Sql {
  return sql`(starts < ${starts}::date OR (starts = ${starts}::date AND (form, id) > (${form}::text, ${id}::uuid)))`;
}

/** An opaque text for a place on the line. */
export function writeCursor({ starts, form, id }: Standing): string {
  return Buffer.from(JSON.stringify([starts, form, id])).toString('base64url');
}

function readCursor(cursor: string): Standing {
  const [starts, form, id] = parts(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (/^\d{4}-\d{2}-\d{2}$/u.test(starts) && /^[a-z0-9_]+$/u.test(form) && /^[0-9a-f-]{36}$/u.test(id)) {
    return { starts, form, id };
  }
  throw new BaaraError({ code: 'request.cursor_invalid' });
}

function parts(text: string): [string, string, string] {
  try {
    const read: unknown = JSON.parse(text);
    const [starts, form, id] = Array.isArray(read) ? read : [];
    return [String(starts), String(form), String(id)];
  } catch {
    return ['', '', ''];
  }
}
