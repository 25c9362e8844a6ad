import { AsyncLocalStorage } from 'node:async_hooks';
import { misuse } from './failure.ts';
import { patientWire } from './patient-wire.ts';
import { openSlot, type Slot, type SlotWire } from './postgres-slot.ts';
import { defaultDeadlineMs, runMaintenance, runTransaction } from './run-transaction.ts';
import type { Database } from './types.ts';

/** Whether a server answers at all is known soon. */
const askedMs = 2500;

/** Opens a pool of connections to a PostgreSQL server (15 or newer). Throws `database.unavailable` when it does not answer. */
export async function openPostgres({ url, size = 10 }: { url: string; size?: number }): Promise<Database> {
  const slots = Array.from({ length: size }, () => openSlot(url));
  const free = [...slots];
  const waiting: ((slot: Slot) => void)[] = [];
  const held = new AsyncLocalStorage<true>();
  let statements = 0;

  /** Gives a connection to `work`, in the order asked for; the one used last first, whose statements are prepared. */
  const withSession = async <T>(work: (wire: SlotWire) => Promise<T>): Promise<T> => {
    if (held.getStore()) throw misuse('a second connection inside a transaction: it could wait for itself');
    const slot = free.pop() ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)));
    try {
      return await held.run(true, () => work(slot.wire()));
    } finally {
      const next = waiting.shift();
      if (next) next(slot);
      else free.push(slot);
    }
  };
  const counted = () => {
    statements += 1;
  };
  const ask = () => withSession((wire) => patientWire(wire, askedMs).script('SELECT 1'));
  const close = async () => {
    await Promise.all(slots.map((slot) => slot.close()));
  };

  await ask().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    engine: 'postgres',
    transaction: (opening, work, options = {}) =>
      withSession((slot) => {
        const wire = patientWire(slot, options.deadlineMs ?? defaultDeadlineMs);
        return runTransaction({ wire, opening, work, options, counted });
      }),
    maintenance: (work, { deadlineMs } = {}) =>
      withSession((slot) => {
        const wire = deadlineMs === undefined ? slot : patientWire(slot, deadlineMs);
        return runMaintenance({ wire, work, counted });
      }),
    statements: () => statements,
    healthy: () =>
      ask().then(
        () => true,
        () => false,
      ),
    close,
  };
}
