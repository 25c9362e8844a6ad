import { addDaysTo, BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';

/** A role to hold at a unit and below it (`null`: the whole country), from a day to the day before another. */
export interface NewAssignment {
  readonly user: string;
  readonly role: string;
  readonly unit: string | null;
  /** ISO date; absent: today. */
  readonly from?: string;
  /** The first day on which it no longer holds; absent: open. */
  readonly to?: string;
  /** The assignment that its holder gives to a deputy. */
  readonly delegatedFrom?: string;
}

/** Gives a user a role and returns the assignment's id. Throws `record.invalid` naming `role`, `unit` or `to`, and `record.not_found`. */
export async function assignRole(office: Office, assignment: NewAssignment): Promise<string> {
  const { user, role, unit } = assignment;
  const id = uuidv7();
  await inOffice(office, 'assign a role', async ({ today }) => {
    const from = assignment.from ?? today;
    const to = assignment.to ?? null;
    if (!isDay(from)) throw refused('from', 'field.not_a_date', from);
    if (to !== null && !isDay(to)) throw refused('to', 'field.not_a_date', to);
    if (to !== null && to < from) throw refused('to', 'dated.order', to);
    const [known] = await query(sql`
      SELECT EXISTS (SELECT 1 FROM baara_role WHERE id = ${role} AND label_fr IS NOT NULL) AS own, EXISTS (SELECT 1 FROM baara_user WHERE id = ${user}::uuid) AS account,
        ${unit}::uuid IS NULL OR EXISTS (SELECT 1 FROM unit_closure WHERE descendant = ${unit}::uuid) AS unit`);
    if (!Object.hasOwn(office.model.roles, role) && known?.own !== true) {
      throw refused('role', 'field.not_in_list', role);
    }
    if (known?.account !== true) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
    if (known.unit !== true) throw refused('unit', 'field.not_found', unit ?? '');
    await query(sql`
      INSERT INTO baara_assignment (id, user_id, role, unit, valid_from, valid_to, delegated_from)
      VALUES (${id}::uuid, ${user}::uuid, ${role}, ${unit}::uuid, ${from}::date, ${to}::date, ${assignment.delegatedFrom ?? null}::uuid)`);
    const kind = assignment.delegatedFrom ? 'delegation_given' : 'role_given';
    await noteIn(office, { kind, subject: user, details: { role, unit, from, to } });
  });
  return id;
}

/** Ends an assignment: it no longer holds on `on` (absent: today). Throws `record.not_found`, `record.invalid`. */
export async function endAssignment(office: Office, request: { assignment: string; on?: string }): Promise<void> {
  await inOffice(office, 'end an assignment', async ({ today }) => {
    const on = request.on ?? today;
    const [ended] = await query(sql`
      UPDATE baara_assignment SET valid_to = greatest(valid_from, ${on}::date)
      WHERE id = ${request.assignment}::uuid AND (valid_to IS NULL OR valid_to > ${on}::date)
      RETURNING user_id::text AS user, role, unit::text AS unit, delegated_from`);
    if (!ended) {
      throw new BaaraError({ code: 'record.not_found', params: { form: 'assignment', id: request.assignment } });
    }
    const { user, role, unit } = ended;
    const kind = ended.delegated_from === null ? 'role_ended' : 'delegation_ended';
    await noteIn(office, { kind, subject: String(user), details: { role, unit, on } });
  });
}

function isDay(day: string): boolean {
  return addDaysTo(day, 0) === day;
}

function refused(field: string, code: string, value: string): BaaraError {
  return new BaaraError({ code: 'record.invalid', problems: [{ code, field, params: { value } }] });
}
