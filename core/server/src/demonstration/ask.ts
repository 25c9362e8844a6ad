import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { requireRight } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import { enqueueJob } from '../jobs/index.ts';
import { requireDemonstration } from './mark.ts';

/** The kind of the job that begins a demonstration anew. */
export const resetKind = 'demonstration-reset';

/**
 * Asks that the demonstration begin anew; it is done as a job, once. `confirm` is the site's name, as somebody typed it.
 * Throws `access.denied`, `demonstration.absent` and `demonstration.unconfirmed`.
 */
export async function askForReset(confirm: string): Promise<void> {
  requireRight('configure-site');
  await requireDemonstration();
  const { label } = current().model.site;
  const typed = confirm.trim().toLocaleLowerCase();
  if (!Object.values(label).some((name) => name.toLocaleLowerCase() === typed))
    throw new BaaraError({ code: 'demonstration.unconfirmed' });
  const [waiting] = await query(
    sql`SELECT 1 FROM baara_job WHERE kind = ${resetKind} AND state IN ('waiting', 'running')`,
  );
  if (!waiting) await enqueueJob(resetKind, {});
}
