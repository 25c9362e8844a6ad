import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, coreRole, failureOf, moduleRole, render } from '../database/index.ts';

/** Roles belong to the server and not to a database: another site may have made them, and may be making them at this moment. */
const made = (role: string): string => `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
    BEGIN
      CREATE ROLE ${role} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  BEGIN
    EXECUTE 'SET LOCAL ROLE ${role}';
  EXCEPTION WHEN insufficient_privilege THEN
    EXECUTE format('GRANT ${role} TO %I', session_user);
    EXECUTE 'SET LOCAL ROLE ${role}';
  END;
  EXECUTE 'SET LOCAL ROLE NONE';
END $$`;

/**
 * Makes sure of the two roles, and that the server may take them. Throws `database.roles_missing` (params: user, statements) when the
 * database user may not make them.
 */
export async function prepareRoles(connection: Connection): Promise<void> {
  const [me] = await connection.query(render(sql`SELECT session_user AS name`));
  try {
    await connection.savepoint(() => connection.execute([coreRole, moduleRole].map(made).join(';\n')));
  } catch (error) {
    if (failureOf(error)?.state !== '42501') throw error;
    const user = String(me?.name);
    const name = /^[a-z_][a-z0-9_]*$/u.test(user) ? user : `"${user.replaceAll('"', '""')}"`;
    const statements = `CREATE ROLE ${coreRole} NOLOGIN; CREATE ROLE ${moduleRole} NOLOGIN; GRANT ${coreRole}, ${moduleRole} TO ${name};`;
    throw new BaaraError({ code: 'database.roles_missing', params: { user, statements }, cause: error });
  }
}
