import { asSystem } from '../access/index.ts';
import { noteAudit } from '../audit/index.ts';
import { inTransaction } from '../database/index.ts';
import type { Office } from './types.ts';

/** Writes into the audit that everything is about to be copied out of the register, by somebody with access to its machine. */
export async function noteBackup({ database, model }: Office): Promise<void> {
  await inTransaction({ database, model, session: asSystem('backup') }, () => noteAudit({ kind: 'backup_taken' }));
}
