import { uuidv7 } from '@baara/model';
import { applyEnvelope, asSystem, current, inTransaction } from '@baara/server';

type Operations = Parameters<typeof applyEnvelope>[0]['operations'];

/** Does something as the engine’s own work, in the caller’s transaction; it is logged with its reason. */
export function asEngine<T>(why: string, work: () => Promise<T>): Promise<T> {
  const { database, model } = current();
  return inTransaction({ database, model, session: asSystem(why) }, work);
}

/** Writes as the engine’s own work: what no caller has a right to write, only to bring about. */
export async function writeAsEngine(why: string, operations: Operations, reason?: string): Promise<void> {
  if (operations.length === 0) return;
  await asEngine(why, async () => {
    for (let first = 0; first < operations.length; first += atOnce) {
      const part = operations.slice(first, first + atOnce);
      await applyEnvelope({ id: uuidv7(), operations: part, ...(reason ? { reason } : {}) });
    }
  });
}

/** So many are written together, in one transaction with the others: a whole file at once would keep everybody else waiting. */
const atOnce = 200;

interface Line {
  readonly id: string;
  readonly rev: number;
}

type Values = Readonly<Record<string, string | number | null>>;

/** Takes one transition of payments; `values` are what it asks of each. */
export function passPayments(
  lines: readonly Line[],
  transition: string,
  values: (line: Line, at: number) => Values = () => ({}),
): Promise<void> {
  return writeAsEngine(
    `payments: ${transition}`,
    lines.map((line, at) => ({
      ...{ do: 'pass' as const, form: 'payment', id: line.id, rev: line.rev },
      ...{ workflow: 'payment_state', transition, values: values(line, at) },
    })),
  );
}

/** Lets others have their turn between two stretches of work on a thousand rows. */
export const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
