import { sql } from 'drizzle-orm';
import { holdsEverything } from '../access/index.ts';
import { render } from '../database/index.ts';
import type { Assignment, Connection, Row, Session, Sql, Statement } from '../database/types.ts';

/** Which account, and what else to say of it (`account`, beside `u`). */
interface AccountQuestion {
  readonly account: Sql;
  readonly from: Sql;
  readonly today: string;
}

/**
 * The session of the account that `account` (`u`) selects, with its assignments in force on `today`; `null` when there is
 * none or it is disabled. One statement.
 */
export async function loadSession({
  connection,
  ...asked
}: AccountQuestion & { readonly connection: Connection }): Promise<LoadedSession | null> {
  return sessionFrom(await connection.query(sessionStatement(asked)));
}

/**
 * The question of a session. An assignment at a unit that holds every other is one on the whole country: its predicate is then dropped.
 */
export function sessionStatement({ account, from, today }: AccountQuestion): Statement {
  return render(sql`
    SELECT ${account}, u.id::text AS user, u.username, u.language, u.person::text AS person, a.id::text AS assignment, a.role,
      CASE WHEN ${holdsEverything(sql`a.unit`)} THEN NULL ELSE a.unit::text END AS unit, a.valid_from, a.valid_to
    FROM ${from}
    LEFT JOIN baara_assignment a ON a.user_id = u.id AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
    WHERE NOT u.disabled ORDER BY a.valid_from, a.id`);
}

/** The session that the rows of its question tell, or null. */
export function sessionFrom(rows: readonly Row[]): LoadedSession | null {
  const [first] = rows;
  if (!first) return null;
  const session: Session = Object.freeze({
    kind: 'user',
    user: String(first.user),
    username: String(first.username),
    language: String(first.language),
    person: first.person === null ? null : String(first.person),
    assignments: Object.freeze(rows.flatMap(assignmentOf)),
  });
  return { session, first };
}

export interface LoadedSession {
  readonly session: Session;
  readonly first: Row;
}

function assignmentOf(row: Row): readonly Assignment[] {
  if (row.assignment === null) return [];
  return [
    Object.freeze({
      id: String(row.assignment),
      role: String(row.role),
      unit: row.unit === null ? null : String(row.unit),
      from: String(row.valid_from),
      to: row.valid_to === null ? null : String(row.valid_to),
    }),
  ];
}
