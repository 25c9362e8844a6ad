import type { Text } from '@baara/model';
import { sql } from 'drizzle-orm';
import { composeRole, type LocalRole, type RoleInForce, type RoleRule } from '../access/index.ts';
import { query } from '../database/index.ts';
import { inForce, stillDelegated } from './load.ts';
import { inOffice, type Office } from './office.ts';

/** A rule with who made it and why, and who ended it. */
export interface RuleLine extends RoleRule {
  readonly addedAt: string;
  readonly addedBy: string | null;
  readonly why: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endedWhy: string | null;
}

/** Who holds a role today. */
export interface RoleHolder {
  readonly user: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  /** Whose deputy. */
  readonly giver: string | null;
}

/** What the country says of a role, read from its rules; null where it says nothing. In the current transaction. */
export async function localRole(role: string): Promise<LocalRole | null> {
  const [row] = await query(sql`
    SELECT r.label_fr, r.label_en, coalesce((SELECT json_agg(json_build_object('id', c.id, 'verb', c.verb, 'form', c.form, 'actions', c.actions,
      'fields', c.fields, 'scope', c.scope, 'condition', c.condition) ORDER BY c.id) FROM baara_role_rule c WHERE c.role = r.id AND c.ended_at IS NULL), '[]') AS rules
    FROM baara_role r WHERE r.id = ${role}`);
  return row ? { label: labelOf(row), rules: row.rules as unknown as readonly RoleRule[] } : null;
}

function labelOf({ label_fr, label_en }: Readonly<Record<string, unknown>>): Text | null {
  return label_fr === null ? null : { fr: String(label_fr), en: String(label_en) };
}

/** Every role as it holds: the Model's, then the country's own. One statement. */
export async function rolesInForce(office: Office): Promise<readonly RoleInForce[]> {
  const rows = await inOffice(office, 'list roles', () => query(sql`SELECT id, rules FROM baara_role ORDER BY id`));
  const local = new Map(rows.map(({ id, rules }) => [String(id), String(rules)]));
  const ids = new Set([...Object.keys(office.model.roles), ...local.keys()]);
  return [...ids].flatMap((id) => {
    const rules = local.get(id);
    return composeRole(office.model, id, rules && rules !== '[]' ? (JSON.parse(rules) as LocalRole) : null) ?? [];
  });
}

/** Every rule that was made of a role, those in force first. */
export async function rulesOf(office: Office, role: string): Promise<readonly RuleLine[]> {
  const rows = await inOffice(office, 'list the rules of a role', () =>
    query(sql`
      SELECT c.id::text AS id, c.verb, c.form, c.actions, c.fields, c.scope, c.condition, c.added_at AS "addedAt", a.name AS "addedBy", c.why,
        c.ended_at AS "endedAt", e.name AS "endedBy", c.ended_why AS "endedWhy"
      FROM baara_role_rule c LEFT JOIN baara_user a ON a.id = c.added_by LEFT JOIN baara_user e ON e.id = c.ended_by
      WHERE c.role = ${role} ORDER BY c.ended_at DESC NULLS FIRST, c.id DESC LIMIT 200`),
  );
  return rows as unknown as readonly RuleLine[];
}

/** Who holds a role today, by name; of many the first two hundred. */
export async function holdersOf(office: Office, role: string): Promise<readonly RoleHolder[]> {
  const rows = await inOffice(office, 'list who holds a role', ({ today }) =>
    query(sql`
      SELECT u.id::text AS user, u.name, a.role, a.unit::text AS unit, a.valid_from AS from, a.valid_to AS to, g.name AS giver
      FROM baara_assignment a JOIN baara_user u ON u.id = a.user_id AND NOT u.disabled
        LEFT JOIN baara_assignment o ON o.id = a.delegated_from LEFT JOIN baara_user g ON g.id = o.user_id
      WHERE a.role = ${role} AND ${inForce(sql`a`, today)} AND ${stillDelegated(sql`a`, today)} ORDER BY u.name, a.id LIMIT 200`),
  );
  return rows as unknown as readonly RoleHolder[];
}

/** How many accounts hold each role today. */
export async function countHolders(office: Office): Promise<ReadonlyMap<string, number>> {
  const rows = await inOffice(office, 'count who holds roles', ({ today }) =>
    query(sql`
      SELECT a.role, count(DISTINCT a.user_id)::integer AS holders FROM baara_assignment a JOIN baara_user u ON u.id = a.user_id AND NOT u.disabled
      WHERE ${inForce(sql`a`, today)} AND ${stillDelegated(sql`a`, today)} GROUP BY a.role`),
  );
  return new Map(rows.map(({ role, holders }) => [String(role), Number(holders)]));
}
