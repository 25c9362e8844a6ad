import { asSystem } from '../access/index.ts';
import { inTransaction } from '../database/index.ts';
import { emptyDemonstration, resetKind } from '../demonstration/index.ts';
import type { JobHandler } from '../jobs/index.ts';
import { type Load, loadDemonstration } from './demonstration.ts';

/**
 * The job that begins a demonstration anew: emptied and written again in one transaction, so that one which fails leaves what was.
 * `told` hears how many rows are written so far, and null at the end.
 */
export function resetDemonstration(
  load: Pick<Load, 'database' | 'model' | 'site' | 'people' | 'seed'>,
  told: (rows: number | null) => void = () => undefined,
): readonly [string, JobHandler] {
  const { database, model } = load;
  const run: JobHandler = async () => {
    told(0);
    try {
      const session = asSystem('demonstration begun anew');
      await inTransaction({ database, model, session, deadlineMs: 3_600_000, once: true }, async () => {
        await emptyDemonstration();
        await loadDemonstration({ ...load, progress: told });
      });
    } finally {
      told(null);
    }
  };
  return [resetKind, run];
}
