import type { Model } from '@baara/model';
import { asSystem } from '../access/index.ts';
import { type Database, inTransaction } from '../database/index.ts';
import type { JobHandler } from '../jobs/index.ts';
import { sessionOf } from '../sessions/index.ts';
import { type BulkRun, runBulk } from './run.ts';
import { failBulk } from './store.ts';

/** Runs actions on many records in the background, each as the person who asked, under the rights that they have then. */
export function bulkHandlers(house: {
  readonly database: Database;
  readonly model: Model;
}): ReadonlyMap<string, JobHandler> {
  const handler =
    (run: BulkRun): JobHandler =>
    async ({ payload }, stopping) => {
      const id = String(payload.bulk);
      const session = typeof payload.user === 'string' ? await sessionOf(house, payload.user) : asSystem('bulk');
      try {
        // Whoever was shut out since has no rights left to run under.
        if (!session) throw new Error('the account is closed');
        await runBulk({ ...house, session, stopping }, id, run);
      } catch (error) {
        if (stopping.aborted) throw error;
        // The person who waits is told; running it again would say the same.
        await inTransaction({ ...house, session: asSystem('bulk') }, () => failBulk(id, String(error)));
      }
    };
  return new Map((['check', 'run', 'undo'] as const).map((run) => [`bulk.${run}`, handler(run)]));
}
