import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { assignRole, endAssignment } from './assignments.ts';
import { inForce, stillDelegated } from './load.ts';
import { inOffice, type Office } from './office.ts';

type UserSession = Extract<Session, { kind: 'user' }>;

/** A role that somebody has given to a deputy, or has been given as one. */
export interface Delegation {
  readonly id: string;
  readonly role: string;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly giver: string;
  readonly deputy: string;
  readonly mine: boolean;
}

export interface DelegationRequest {
  /** The caller's own assignment. */
  readonly assignment: string;
  readonly deputy: string;
  /** At or below the assignment's; absent: the same. */
  readonly unit?: string;
  /** ISO dates; `to` is the first day on which it no longer holds. */
  readonly from: string;
  readonly to: string;
}

/**
 * Lets a deputy act in one's stead for a time: an assignment of the same role, within one's own unit and dates. It ends at the
 * latest when one's own does, or one's account is closed, and is not handed on. Throws `access.denied` for an assignment that is not
 * one's own or was delegated, `record.invalid` naming `unit`, `from`, `to` or `deputy`.
 */
export async function delegate(office: Office, session: UserSession, request: DelegationRequest): Promise<string> {
  const acting = { ...office, actor: session };
  return inOffice(office, 'delegate', async ({ today }) => {
    const [own] = await query(sql`
      SELECT a.role, a.unit::text AS unit, a.valid_from, a.valid_to, a.delegated_from FROM baara_assignment a
      WHERE a.id = ${request.assignment}::uuid AND a.user_id = ${session.user}::uuid AND ${inForce(sql`a`, today)}`);
    if (!own || own.delegated_from !== null) throw new BaaraError({ code: 'access.denied' });
    const unit = request.unit ?? (own.unit === null ? null : String(own.unit));
    const ends = own.valid_to === null ? null : String(own.valid_to);
    if (request.deputy === session.user) throw refused('deputy', 'delegation.oneself');
    if (request.from < today) throw refused('from', 'delegation.past');
    if (request.to <= request.from) throw refused('to', 'dated.order');
    if (ends !== null && request.to > ends) throw refused('to', 'delegation.beyond', { date: ends });
    if (!(await isWithin(unit, own.unit === null ? null : String(own.unit))))
      throw refused('unit', 'delegation.outside');
    const { deputy: user, from, to } = request;
    return assignRole(acting, { user, role: String(own.role), unit, from, to, delegatedFrom: request.assignment });
  });
}

async function isWithin(unit: string | null, own: string | null): Promise<boolean> {
  if (unit === own || own === null) return true;
  const [row] = await query(
    sql`SELECT 1 FROM unit_closure WHERE ancestor = ${own}::uuid AND descendant = ${unit}::uuid`,
  );
  return row !== undefined;
}

/** What the user has given to deputies and holds as one, from today on. */
export async function delegationsOf(office: Office, user: string): Promise<readonly Delegation[]> {
  const rows = await inOffice(office, 'list delegations', ({ today }) =>
    query(sql`
      SELECT a.id::text AS id, a.role, a.unit::text AS unit, a.valid_from AS from, a.valid_to AS to,
        g.name AS giver, d.name AS deputy, o.user_id = ${user}::uuid AS mine
      FROM baara_assignment a JOIN baara_assignment o ON o.id = a.delegated_from
      JOIN baara_user g ON g.id = o.user_id JOIN baara_user d ON d.id = a.user_id
      WHERE (o.user_id = ${user}::uuid OR a.user_id = ${user}::uuid) AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
      ORDER BY a.valid_from, a.id`),
  );
  return rows as unknown as readonly Delegation[];
}

/** Ends a delegation that the user gave. Throws `record.not_found`. */
export async function revokeDelegation(office: Office, session: UserSession, id: string): Promise<void> {
  await inOffice(office, 'revoke a delegation', async () => {
    const [given] = await query(sql`
      SELECT 1 FROM baara_assignment a JOIN baara_assignment o ON o.id = a.delegated_from
      WHERE a.id = ${id}::uuid AND o.user_id = ${session.user}::uuid`);
    if (!given) throw new BaaraError({ code: 'record.not_found', params: { form: 'assignment', id } });
    await endAssignment({ ...office, actor: session }, { assignment: id });
  });
}

/** Colleagues who may be deputies: open accounts with a role within the units of one's own assignments. The first 50 by name. */
export async function deputiesFor(
  office: Office,
  session: UserSession,
): Promise<readonly { readonly id: string; readonly name: string; readonly username: string }[]> {
  const units = session.assignments.flatMap(({ unit }) => unit ?? []);
  const isWhole = session.assignments.some(({ unit }) => unit === null);
  const rows = await inOffice(office, 'list deputies', ({ today }) =>
    query(sql`
      SELECT u.id::text AS id, u.name, u.username FROM baara_user u
      WHERE NOT u.disabled AND u.id <> ${session.user}::uuid AND EXISTS (
        SELECT 1 FROM baara_assignment a WHERE a.user_id = u.id AND ${inForce(sql`a`, today)} AND ${stillDelegated(sql`a`, today)}
          AND (${isWhole}::boolean OR EXISTS (
            SELECT 1 FROM unit_closure c WHERE c.descendant = a.unit AND c.ancestor = ANY(${`{${units.join(',')}}`}::uuid[]))))
      ORDER BY lower(u.name), u.id LIMIT 50`),
  );
  return rows as unknown as readonly { id: string; name: string; username: string }[];
}

function refused(field: string, code: string, params: Readonly<Record<string, unknown>> = {}): BaaraError {
  return new BaaraError({ code: 'record.invalid', problems: [{ code, field, params }] });
}
