import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Model } from '@baara/model';
import { type Database, inTransaction, type Session } from '../database/index.ts';
import { intentsOf } from './operations.ts';
import { endRun, findBulk, keepVerdicts, nextRecords, type Verdict, type WaitingRecord } from './store.ts';
import type { Bulk, Intent } from './types.ts';
import { undoOne } from './undo-one.ts';
import { writeOne } from './write-one.ts';

/** Where and for whom a run works. */
export interface BulkOffice {
  readonly database: Database;
  readonly model: Model;
  readonly session: Session;
  /** Aborted when the process ends: the run stops after the batch at hand and goes on later. */
  readonly stopping?: AbortSignal;
}

export type BulkRun = 'check' | 'run' | 'undo';

/** Few enough that a batch holds nobody up, also where one connection serves all. */
const batchRecords = 10;
const deadlineMs = 60_000;
const during = { check: 'checking', run: 'running', undo: 'undoing' } as const;
const after = { check: 'checked', run: 'done', undo: 'undone' } as const;

/**
 * Runs through the records of an action, batch by batch: what became of each is kept in the transaction that wrote it, so that a run
 * that was cut off goes on where it was and writes nothing twice.
 */
export async function runBulk(office: BulkOffice, id: string, run: BulkRun): Promise<void> {
  const within = <T>(work: () => Promise<T>) => inTransaction({ ...office, deadlineMs }, work);
  for (;;) {
    const isOver = await within(async () => {
      const bulk = await findBulk(id);
      if (bulk.state !== during[run]) return true;
      const records = await nextRecords(id, bulk.done, batchRecords);
      const last = records.at(-1);
      if (!last) {
        await endRun(id, during[run], after[run]);
        return true;
      }
      const verdicts = run === 'undo' ? await undone(bulk, records) : await written(bulk, records, run);
      await keepVerdicts(id, verdicts, last.position);
      return false;
    });
    if (isOver) return;
    if (office.stopping?.aborted) throw office.stopping.reason;
    await nextTurn();
  }
}

async function written(bulk: Bulk, records: readonly WaitingRecord[], run: 'check' | 'run'): Promise<Verdict[]> {
  const { form, action, reason, act } = bulk;
  const intents = await intentsOf(
    form,
    action,
    records.map(({ record }) => record),
  );
  const verdicts: Verdict[] = [];
  for (const { record, position } of records) {
    const intent = intents.get(record) ?? gone(form, record);
    if (intent.kind === 'unchanged') verdicts.push({ position, outcome: 'unchanged' });
    else if (intent.kind === 'refused') verdicts.push({ position, outcome: 'refused', problems: [intent.problem] });
    else {
      const mode = run === 'check' ? 'trial' : 'write';
      const { operations, former } = intent;
      const attempt = { form, record, operations, reason, act, mode, ...(former && { former }) } as const;
      verdicts.push({ position, ...(await writeOne(attempt)) });
    }
  }
  return verdicts;
}

function gone(form: string, record: string): Intent {
  return { kind: 'refused', problem: { code: 'record.not_found', form, record, params: {} } };
}

async function undone(bulk: Bulk, records: readonly WaitingRecord[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { record, position, outcome, envelope } of records) {
    if (outcome !== 'written' || !envelope) continue;
    const undoing = { form: bulk.form, record, envelope, reason: bulk.reason ?? bulk.act ?? 'annulation' };
    verdicts.push({ position, ...(await undoOne(undoing)) });
  }
  return verdicts;
}
