import { BaaraError, type Model } from '@baara/model';
import { asSystem, requireRight } from '../../access/index.ts';
import { current, type Database, inTransaction, type Session } from '../../database/index.ts';
import { enqueueJob, type JobHandler, maximumAttempts } from '../../jobs/index.ts';
import { sessionOf } from '../../sessions/index.ts';
import { readImport } from '../imports.ts';
import type { Import, ImportProblem } from '../types.ts';
import { type ImportOffice, runImport } from './run-import.ts';
import { findImport, moveImport, noteFailure } from './store.ts';
import { undoImport } from './undo-import.ts';

export type Run = 'check' | 'import' | 'undo';

const before = {
  check: ['uploaded', 'checked', 'failed', 'undone'],
  import: ['checked', 'imported'],
  undo: ['imported', 'failed'],
} as const;
const during = { check: 'checking', import: 'importing', undo: 'undoing' } as const;

/** Asks for a run in the background, in the current transaction. Throws `import.state` when it is not that step's turn, `access.denied` when who may not undo asks for it. */
export async function requestRun(id: string, run: Run, reason?: string): Promise<Import> {
  if (run === 'undo') requireRight('undo-import');
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
    async ({ payload, attempts }, stopping) => {
      const id = String(payload.import);
      const session = await sessionFor(house, payload.user);
      try {
        // Whoever was shut out since has no rights left to run under.
        if (!session) throw new BaaraError({ code: 'import.account_closed' });
        await work({ ...house, session, stopping }, id, String(payload.reason ?? ''));
      } catch (error) {
        if (stopping.aborted || (isPassing(error) && attempts < maximumAttempts)) throw error;
        // The person who waits is told; running it again would say the same.
        await inTransaction({ ...house, session: asSystem('import') }, () => noteFailure(id, problemOf(error)));
      }
    };
  return new Map([
    ['import.check', handler((office, id) => runImport(office, id, 'check'))],
    ['import.import', handler((office, id) => runImport(office, id, 'import'))],
    ['import.undo', handler((office, id, reason) => undoImport(office, id, reason))],
  ]);
}

/** Null for an account that is closed. */
async function sessionFor(
  house: { readonly database: Database; readonly model: Model },
  user: unknown,
): Promise<Session | null> {
  return typeof user === 'string' ? sessionOf(house, user) : asSystem('import');
}

/** A database that is away or too busy, a disk that is full: tried again it may do, from where it was. */
function isPassing(error: unknown): boolean {
  return error instanceof BaaraError && error.status === 503;
}

function problemOf(error: unknown): ImportProblem {
  return error instanceof BaaraError
    ? { code: error.code, params: error.params }
    : { code: 'internal', params: { reference: '' } };
}
