import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { Assignment } from '../database/types.ts';
import { inOffice, type Office } from './office.ts';

/** An account, without its password. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly language: string;
  readonly person: string | null;
  readonly disabled: boolean;
  /** Past and future ones too. */
  readonly assignments: readonly Assignment[];
}

/** Every account, by name; with `user`, that one. */
export async function listUsers(office: Office, only: { readonly user?: string } = {}): Promise<readonly Account[]> {
  const rows = await inOffice(office, 'list the accounts', () =>
    query(sql`
      SELECT u.id::text AS id, u.username, u.name, u.language, u.person::text AS person, u.disabled,
        coalesce((SELECT json_agg(json_build_object('id', a.id, 'role', a.role, 'unit', a.unit, 'from', a.valid_from, 'to', a.valid_to) ORDER BY a.valid_from, a.id)
          FROM baara_assignment a WHERE a.user_id = u.id), '[]') AS assignments
      FROM baara_user u WHERE ${only.user ?? null}::uuid IS NULL OR u.id = ${only.user ?? null}::uuid
      ORDER BY lower(u.username)`),
  );
  return rows as unknown as readonly Account[];
}
