import type { Model } from '@baara/model';
import { type Connection, type Database, failureOf } from '../database/index.ts';
import { prepareRoles } from '../lock/index.ts';
import { readCatalog } from './catalog.ts';
import { diff } from './diff.ts';
import { becomeLatest, isOutdated } from './ledger.ts';
import type { Plan, Step } from './plan.ts';
import { mergeSeeds } from './seed.ts';
import { stepScript } from './step-script.ts';
import { prepareSystem } from './system.ts';

/** What the start of a node did to the database. */
export interface Prepared {
  readonly applied: readonly Step[];
  /** Online and offline steps that remain for `applySteps`. */
  readonly pending: readonly Step[];
  /** A later model stands: this node reads and does not write, and nothing was changed. */
  readonly outdated: boolean;
}

/** Any number that nothing else uses: two nodes that start at once prepare one after the other. */
export const plannerLock = 7_230_411_962;
const patienceMs = 60_000;
const lockTimeout = "SET LOCAL lock_timeout = '2s'";

/**
 * Brings a database to what `model` wants as far as that takes no time: the engine's tables, the instant steps, lists'
 * seeds, the ledger and the fingerprint, in one transaction. Removes no data and asks nothing. `takeOver` makes this model
 * the latest although the ledger knows a later one (going back to an earlier version on purpose).
 * Throws `database.unavailable` when a lock is not had in a minute.
 */
export async function prepareDatabase(
  database: Database,
  model: Model,
  { takeOver }: { readonly takeOver?: true } = {},
): Promise<Prepared> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await database.transaction(
        `${lockTimeout}; SELECT pg_advisory_xact_lock(${plannerLock})`,
        (connection) => prepare(connection, model, takeOver === true),
        { deadlineMs: 10 * patienceMs },
      );
    } catch (error) {
      // 55P03: somebody holds a table or prepares at this moment.
      if (failureOf(error)?.state !== '55P03' || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** What `prepareDatabase` and `applySteps` would do, without doing it. The engine's own tables must stand. */
export function planSchema(database: Database, model: Model): Promise<Plan> {
  return database.maintenance(async (connection) => diff(model, await readCatalog(connection)));
}

async function prepare(connection: Connection, model: Model, takeOver: boolean): Promise<Prepared> {
  await prepareRoles(connection);
  await prepareSystem(connection, model);
  const { steps } = diff(model, await readCatalog(connection));
  if (!takeOver && (await isOutdated(connection, model))) return { applied: [], pending: steps, outdated: true };
  const applied = steps.filter((step) => step.class === 'instant');
  if (applied.length > 0) await connection.execute(stepScript(applied).join(';\n'));
  await mergeSeeds(connection, model);
  await becomeLatest(connection, model, applied);
  return { applied, pending: steps.filter((step) => step.class !== 'instant'), outdated: false };
}
