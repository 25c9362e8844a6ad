import type { Demonstration, Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { current, type Database, execute, inTransaction, query } from '../database/index.ts';
import { rebuildPlacement } from '../placement/index.ts';
import { loadRecords } from '../records/index.ts';
import type { Values } from '../records/types.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { rebuildClosure } from '../tree/index.ts';
import type { DemonstrationAccount } from './site.ts';

/** The size of the demonstration: the papers' country. */
export const demonstrationPeople = 23_604;
export const demonstrationSeed = 20_260_101;

const key = 'demonstration';

interface Load {
  readonly database: Database;
  readonly model: Model;
  readonly demonstration: Demonstration;
  readonly accounts: readonly DemonstrationAccount[];
  readonly people?: number;
  readonly seed?: number;
  /** Told after each batch: rows written so far. */
  readonly progress?: (rows: number) => void;
}

/**
 * Writes the demonstration and its accounts into a database that has neither people nor accounts: all in one transaction, so that
 * a start that was killed begins again from nothing. Returns whether it wrote anything.
 */
export async function loadDemonstration(load: Load): Promise<boolean> {
  const { database, model, demonstration, accounts, progress } = load;
  return inTransaction(
    { database, model, session: asSystem('demonstration'), deadlineMs: 3_600_000, once: true },
    async () => {
      if (!(await isUntouched())) return false;
      await execute(sql`INSERT INTO baara_meta (key, value) VALUES (${key}, ${current().today})`);
      let rows = 0;
      const people = load.people ?? demonstrationPeople;
      for (const batch of demonstration({ people, seed: load.seed ?? demonstrationSeed, today: current().today })) {
        const loaded = batch.rows.map((row) => ({ ...row, values: row.values as Values }));
        await loadRecords({ form: batch.form, rows: loaded, reason: key });
        rows += batch.rows.length;
        progress?.(rows);
      }
      await rebuildClosure();
      const placed = Object.values(model.forms).filter(({ place }) => place.some(({ kind }) => kind === 'posts'));
      for (const { id } of placed) await rebuildPlacement(id);
      for (const account of accounts) await openAccount({ database, model }, account);
      return true;
    },
  );
}

/** The accounts of the demonstration, where it was loaded: a site in earnest never shows them. */
export async function demonstrationAccounts(
  { database, model }: { readonly database: Database; readonly model: Model },
  accounts: readonly DemonstrationAccount[],
): Promise<readonly DemonstrationAccount[]> {
  const loaded = await inTransaction({ database, model, session: asSystem('start') }, () =>
    query(sql`SELECT 1 FROM baara_meta WHERE key = ${key}`),
  );
  return loaded.length > 0 ? accounts : [];
}

async function isUntouched(): Promise<boolean> {
  const [row] = await query(sql`
    SELECT EXISTS (SELECT 1 FROM baara_user) OR EXISTS (SELECT 1 FROM baara_meta WHERE key = ${key})
      OR EXISTS (SELECT 1 FROM baara_envelope) AS used`);
  return row?.used === false;
}

async function openAccount(
  office: { readonly database: Database; readonly model: Model },
  { username, password, role, unit, label }: DemonstrationAccount,
): Promise<void> {
  const user = await createUser(office, { username, password, name: label.fr });
  await assignRole(office, { user, role, unit });
}
