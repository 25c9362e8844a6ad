import { BaaraError, type Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { holdsEverything } from '../access/index.ts';
import { query } from '../database/index.ts';
import type { Session, Sql } from '../database/types.ts';
import { inOffice, type Office } from './office.ts';
import { isUsed } from './resume.ts';
import { rolesInForce } from './roles.ts';

const right = 'administer-users';

/** Whose accounts a session keeps: everybody's, or those of who works at or below some units. */
type Administered = 'everyone' | readonly string[];

/** Throws `access.denied` without the right `administer-users`. */
function administered(model: Model, session: Session): Administered {
  if (session.kind === 'system') return 'everyone';
  const held = session.assignments.filter(({ role }) => model.roles[role]?.rights.includes(right));
  if (held.length === 0) throw new BaaraError({ code: 'access.denied', params: { right } });
  const units = held.flatMap(({ unit }) => unit ?? []);
  return units.length < held.length ? 'everyone' : units;
}

/** Whether an account is the session's to keep: every role that it holds, or will, lies within the session's units. In the current transaction. */
async function administers(model: Model, session: Session, user: string): Promise<boolean> {
  const own = administered(model, session);
  const [row] = await query(sql`SELECT ${keeps(own)} AS mine FROM baara_user u WHERE u.id = ${user}::uuid`);
  return row?.mine === true;
}

/** Throws `record.not_found` when the account is not the session's to keep: what lies outside does not exist. */
export async function requireAdministration(office: Office, session: Session, user: string): Promise<void> {
  const mine = await inOffice(office, 'look at an account', () => administers(office.model, session, user));
  if (!mine) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
}

/**
 * Whether a session may give a role at a unit. Who keeps everybody's accounts may; others within their units, and of roles that
 * reach beyond a unit by nothing but reading and bear no right that they do not hold themselves.
 */
export async function mayGive(
  office: Office,
  session: Session,
  { role, unit }: { readonly role: string; readonly unit: string | null },
): Promise<boolean> {
  const own = administered(office.model, session);
  if (own === 'everyone') return true;
  const given = (await rolesInForce(office)).find(({ id }) => id === role);
  if (!given || unit === null || session.kind === 'system') return false;
  const rights = session.assignments.flatMap((each) => office.model.roles[each.role]?.rights ?? []);
  const reaches = [...given.grants, ...given.added].some(
    ({ scope, actions }) => scope === 'everywhere' && actions.some((action) => action !== 'read'),
  );
  if (reaches || given.rights.some((each) => !rights.includes(each))) return false;
  const [row] = await inOffice(office, 'look at a unit', () =>
    query(
      sql`SELECT 1 FROM unit_closure WHERE descendant = ${unit}::uuid AND ancestor = ANY(${`{${own.join(',')}}`}::uuid[]) LIMIT 1`,
    ),
  );
  return row !== undefined;
}

function keeps(own: Administered): Sql {
  if (own === 'everyone') return sql`TRUE`;
  const within = sql`EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant = a.unit AND c.ancestor = ANY(${`{${own.join(',')}}`}::uuid[]))`;
  return sql`(EXISTS (SELECT 1 FROM baara_assignment a WHERE a.user_id = u.id)
    AND NOT EXISTS (SELECT 1 FROM baara_assignment a WHERE a.user_id = u.id AND (a.valid_to IS NULL OR a.valid_to > CURRENT_DATE)
      AND (${holdsEverything(sql`a.unit`)} OR NOT ${within}))
    AND EXISTS (SELECT 1 FROM baara_assignment a WHERE a.user_id = u.id AND ${within}))`;
}

export interface AccountLine {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly language: string;
  readonly person: string | null;
  readonly disabled: boolean;
  /** A password was chosen. */
  readonly ready: boolean;
  readonly lastSignIn: string | null;
  readonly secondFactor: boolean;
  /** When its link ends, while one has not been used. */
  readonly invitedUntil: string | null;
  readonly openSessions: number;
  readonly assignments: readonly {
    readonly id: string;
    readonly role: string;
    readonly unit: string | null;
    readonly from: string;
    readonly to: string | null;
    /** Who gave it, to a deputy. */
    readonly giver: string | null;
  }[];
}

export interface AccountQuestion {
  readonly q?: string;
  readonly state?: 'open' | 'closed' | 'waiting';
  readonly user?: string;
  readonly limit?: number;
  /** The user name after which the page begins. */
  readonly cursor?: string;
}

/** The accounts that a session keeps, by user name, in pages. Throws `access.denied`. */
export async function listAccounts(
  office: Office,
  session: Session,
  question: AccountQuestion = {},
): Promise<{ readonly accounts: readonly AccountLine[]; readonly next: string | null }> {
  const { q, state, user, cursor } = question;
  const limit = Math.min(Math.max(question.limit ?? 50, 1), 200);
  const states = {
    open: sql`NOT u.disabled`,
    closed: sql`u.disabled`,
    waiting: sql`NOT u.disabled AND u.password IS NULL`,
  };
  const pattern = q && `%${q.replaceAll(/[\\%_]/gu, '\\$&')}%`;
  const conditions = [
    keeps(administered(office.model, session)),
    ...(pattern ? [sql`(u.username ILIKE ${pattern} OR unaccent(u.name) ILIKE unaccent(${pattern}))`] : []),
    ...(state ? [states[state]] : []),
    ...(user ? [sql`u.id = ${user}::uuid`] : []),
    ...(cursor ? [sql`lower(u.username) COLLATE "C" > ${cursor.toLowerCase()}`] : []),
  ];
  const rows = await inOffice(office, 'list the accounts', () =>
    query(sql`
      SELECT u.id::text AS id, u.username, u.name, u.language, u.person::text AS person, u.disabled, u.password IS NOT NULL AS ready,
        u.last_sign_in AS "lastSignIn",
        EXISTS (SELECT 1 FROM baara_second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "secondFactor",
        (SELECT i.expires FROM baara_invitation i WHERE i.user_id = u.id AND i.expires > now()) AS "invitedUntil",
        (SELECT count(*)::integer FROM baara_session s WHERE s.user_id = u.id AND s.expires > now() AND ${isUsed(office.database, sql`s`)}) AS "openSessions",
        coalesce((SELECT json_agg(json_build_object('id', a.id, 'role', a.role, 'unit', a.unit, 'from', a.valid_from, 'to', a.valid_to, 'giver', g.name) ORDER BY a.valid_from, a.id)
          FROM baara_assignment a LEFT JOIN baara_assignment o ON o.id = a.delegated_from LEFT JOIN baara_user g ON g.id = o.user_id
          WHERE a.user_id = u.id), '[]') AS assignments
      FROM baara_user u WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY lower(u.username) COLLATE "C" LIMIT ${sql.raw(String(limit + 1))}`),
  );
  const accounts = rows.slice(0, limit) as unknown as readonly AccountLine[];
  return { accounts, next: rows.length > limit ? (accounts.at(-1)?.username ?? null) : null };
}
