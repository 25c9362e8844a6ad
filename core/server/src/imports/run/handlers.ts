import type { Model } from '@baara/model';
import { asSystem } from '../../access/index.ts';
import { current, type Database, inTransaction, type Session } from '../../database/index.ts';
import { enqueueJob, type JobHandler } from '../../jobs/index.ts';
import { sessionOf } from '../../sessions/index.ts';
import { readImport } from '../imports.ts';
import type { Import } from '../types.ts';
import { type ImportOffice, runImport } from './run-import.ts';
import { findImport, moveImport, noteFailure } from './store.ts';
import { undoImport } from './undo-import.ts';

export type Run = 'check' | 'import' | 'undo';

const before = {
  check: ['uploaded', 'checked', 'failed', 'undone'],
  import: ['checked', 'imported'],
  undo: ['imported'],
} as const;
const during = { check: 'checking', import: 'importing', undo: 'undoing' } as const;

/** Asks for a run in the background, in the current transaction. Throws `import.state` when it is not that step's turn. */
export async function requestRun(id: string, run: Run, reason?: string): Promise<Import> {
  await findImport(id);
  await moveImport(id, before[run], during[run]);
  const { session } = current();
  const user = session.kind === 'user' ? session.user : null;
  await enqueueJob(`import.${run}`, { import: id, user, ...(reason !== undefined && { reason }) });
  return readImport(id);
}

/** Runs imports that were asked for, each as the person who asked. */
export function importHandlers(house: {
  readonly database: Database;
  readonly model: Model;
}): ReadonlyMap<string, JobHandler> {
  const handler =
    (work: (office: ImportOffice, id: string, reason: string) => Promise<unknown>): JobHandler =>
    async ({ payload }, stopping) => {
      const id = String(payload.import);
      const session = await sessionFor(house, payload.user);
      try {
        await work({ ...house, session, stopping }, id, String(payload.reason ?? ''));
      } catch (error) {
        if (stopping.aborted) throw error;
        // The person who waits is told; running it again would say the same.
        await inTransaction({ ...house, session }, () => noteFailure(id, String(error)));
      }
    };
  return new Map([
    ['import.check', handler((office, id) => runImport(office, id, 'check'))],
    ['import.import', handler((office, id) => runImport(office, id, 'import'))],
    ['import.undo', handler((office, id, reason) => undoImport(office, id, reason))],
  ]);
}

async function sessionFor(
  house: { readonly database: Database; readonly model: Model },
  user: unknown,
): Promise<Session> {
  const session = typeof user === 'string' ? await sessionOf(house, user) : null;
  return session ?? asSystem('import');
}
