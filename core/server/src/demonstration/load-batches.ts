import type { DemonstrationBatch, Model } from '@baara/model';
import { asSystem } from '../access/index.ts';
import { type Database, inTransaction } from '../database/index.ts';
import { rebuildPlacement } from '../placement/index.ts';
import { loadRecords, type Values } from '../records/index.ts';
import { rebuildClosure } from '../tree/index.ts';

export interface Load {
  readonly database: Database;
  readonly model: Model;
  readonly batches: Iterable<DemonstrationBatch>;
  /** Why, as the history says it. */
  readonly reason: string;
  readonly onProgress?: (loaded: { readonly form: string; readonly rows: number }) => void;
}

/** Long enough for a thousand rows on a tired disk, and for rebuilding a million placements. */
const deadlineMs = 600_000;

/**
 * Loads batches of rows in memory that does not grow, one transaction a batch, then rebuilds what derives from them: today's tree
 * and the open placements. Rows that are there are left alone, so that an interrupted load is simply run again.
 */
export async function loadBatches(load: Load): Promise<void> {
  const { database, model, reason } = load;
  const session = asSystem(reason);
  const within = <T>(work: () => Promise<T>) => inTransaction({ database, model, session, deadlineMs }, work);
  for (const { form, rows } of load.batches) {
    const loaded = rows.map(({ id, owner, values }) => ({ id, owner, values: values as Values }));
    await within(() => loadRecords({ form, rows: loaded, reason }));
    load.onProgress?.({ form, rows: rows.length });
  }
  await within(rebuildClosure);
  const placed = Object.values(model.forms).filter((form) => form.place.some((path) => path.kind === 'posts'));
  for (const form of placed) await within(() => rebuildPlacement(form.id));
}
