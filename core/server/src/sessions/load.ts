import type { Model } from '@baara/model';
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
  model,
  ...asked
}: AccountQuestion & { readonly connection: Connection; readonly model: Model }): Promise<LoadedSession | null> {
  return sessionFrom(model, await connection.query(sessionStatement(asked)));
}

/**
 * The question of a session. An assignment at a unit that holds every other is one on the whole country: its predicate is then dropped.
 */
export function sessionStatement({ account, from, today }: AccountQuestion): Statement {
  return render(sql`
    SELECT ${account}, u.id::text AS user, u.username, u.language, u.person::text AS person, a.id::text AS assignment, a.role,
      CASE WHEN ${holdsEverything(sql`a.unit`)} THEN NULL ELSE a.unit::text END AS unit, a.valid_from, a.valid_to, l.rules,
      u.demonstration OR EXISTS (SELECT 1 FROM baara_second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS factor
    FROM ${from}
    LEFT JOIN baara_assignment a ON a.user_id = u.id AND ${inForce(sql`a`, today)} AND ${stillDelegated(sql`a`, today)}
    LEFT JOIN baara_role l ON l.id = a.role
    WHERE NOT u.disabled ORDER BY a.valid_from, a.id`);
}

/** Whether an assignment holds on a day. */
export function inForce(assignment: Sql, day: string): Sql {
  return sql`${assignment}.valid_from <= ${day}::date AND (${assignment}.valid_to IS NULL OR ${assignment}.valid_to > ${day}::date)`;
}

/** Whether an assignment is its holder's own, or who gave it to a deputy still holds it. */
export function stillDelegated(assignment: Sql, day: string): Sql {
  return sql`(${assignment}.delegated_from IS NULL OR EXISTS (
    SELECT 1 FROM baara_assignment o JOIN baara_user h ON h.id = o.user_id AND NOT h.disabled
    WHERE o.id = ${assignment}.delegated_from AND ${inForce(sql`o`, day)}))`;
}

/** The session that the rows of its question tell, or null. A role that asks for a second factor gives nothing without one. */
export function sessionFrom(model: Model, rows: readonly Row[]): LoadedSession | null {
  const [first] = rows;
  if (!first) return null;
  const held = rows.flatMap(assignmentOf);
  const isWithheld = ({ role }: Assignment) => first.factor !== true && model.roles[role]?.secondFactor === true;
  const withheld = held.filter(isWithheld).map(({ role }) => role);
  const session: Session = Object.freeze({
    kind: 'user',
    user: String(first.user),
    username: String(first.username),
    language: String(first.language),
    person: first.person === null ? null : String(first.person),
    assignments: Object.freeze(held.filter((each) => !isWithheld(each))),
    ...(withheld.length > 0 ? { withheld } : {}),
    ...narrowing(first),
  });
  return { session, first };
}

/** To what a token for a part holds its bearer. */
function narrowing({ forms, actions }: Row): Pick<Extract<Session, { kind: 'user' }>, 'narrowed'> {
  if (!Array.isArray(forms) || !Array.isArray(actions)) return {};
  return { narrowed: { forms: forms.map(String), actions: actions.map(String) } };
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
      ...(row.rules === null ? {} : { rules: String(row.rules) }),
    }),
  ];
}
