import { createHash } from 'node:crypto';
import { current } from '../database/index.ts';
import { enqueueJobs, type JobState, jobStatesOf } from '../jobs/index.ts';
import { areNoticesMailed } from '../notices/index.ts';

/** The job that sends a letter of a module. */
export const letterKind = 'parts.letter';

/** A letter by the name that its module gives it, and the records that it is about with the address of each. */
interface AskedLetters {
  readonly module: string;
  readonly name: string;
  readonly letters: readonly { readonly record: string; readonly to: string }[];
}

/** Whether this installation sends e-mail at all. */
export function isMailSent(): boolean {
  return areNoticesMailed(current().database);
}

/**
 * Asks, in the current transaction, for letters by e-mail, one job each: asked for again, one that is under way is not sent twice. What was sent is the module's to
 * know; a letter whose job is over and that is asked for again is written again. Answers the records of those that will leave.
 */
export async function askForLetters({ module, name, letters }: AskedLetters): Promise<readonly string[]> {
  const records = new Map(letters.map((letter) => [keyOf({ module, name, ...letter }), letter.record]));
  const jobs = [...records].map(([key, record]) => ({ key, payload: { module, name, record } }));
  const asked = await enqueueJobs(letterKind, jobs);
  return asked.flatMap((key) => records.get(key) ?? []);
}

/** How far the letters are that were asked for, by record. */
export async function lettersAsked({ module, name, letters }: AskedLetters): Promise<ReadonlyMap<string, JobState>> {
  const keys = letters.map((letter) => keyOf({ module, name, ...letter }));
  const states = await jobStatesOf(keys);
  return new Map(
    letters.flatMap(({ record }, at): [string, JobState][] => {
      const state = states.get(keys[at] ?? '');
      return state ? [[record, state]] : [];
    }),
  );
}

/** One letter about a record to one address. Jobs are looked at by people: the address does not stand in the key. */
function keyOf(asked: { module: string; name: string; record: string; to: string }): string {
  const address = createHash('sha256').update(asked.to).digest('hex').slice(0, 16);
  return `${asked.module}.${asked.name} ${asked.record} ${address}`;
}
