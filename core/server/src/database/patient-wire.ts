import { translate } from './failure.ts';
import type { SlotWire } from './postgres-slot.ts';
import type { Wire } from './wire.ts';

/** What a busy server and a slow line may add to a deadline. */
const graceMs = 5000;
/** Node's own limit: a longer timer ends at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * A wire that does not wait for ever: no statement of a transaction may take longer than its deadline, so that one which is silent for longer
 * still has no server any more (a cable, a firewall), and the connection is dropped. Without this it would be waited for until the operating
 * system gives up, a quarter of an hour later, and its place in the pool with it.
 */
export function patientWire(wire: SlotWire, deadlineMs: number): Wire {
  const patienceMs = Math.min(deadlineMs + graceMs, longestTimerMs);
  const heard = async <T>(answer: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        wire.drop();
        reject(translate({ state: 'CONNECTION_SILENT', message: `no answer within ${patienceMs / 1000} s` }));
      }, patienceMs);
    });
    try {
      return await Promise.race([answer, silence]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    run: (text, params, plan) => heard(wire.run(text, params, plan)),
    script: (text) => heard(wire.script(text)),
    cancel: () => wire.cancel(),
  };
}
