import { BaaraError, type Model } from '@baara/model';
import { asSystem } from '../access/index.ts';
import { inTransaction } from '../database/index.ts';
import type { Database } from '../database/types.ts';
import { type Job, type JobHandler, renewLease } from '../jobs/index.ts';
import { moduleSql } from '../lock/index.ts';
import { mailKind, markMailed, type WaitingMail, waitingMail } from '../notices/index.ts';
import { letterKind, offered } from '../parts/index.ts';
import { refuseAddress } from '../sessions/index.ts';
import { digest } from './digest.ts';
import type { Mailer } from './mailer.ts';

interface House {
  readonly database: Database;
  readonly model: Model;
  readonly mailer: Mailer;
}

/** The jobs that send an account the mail of a day, and the letters of modules. */
export function mailHandlers(house: House): ReadonlyMap<string, JobHandler> {
  return new Map<string, JobHandler>([
    [mailKind, (job) => sendMail(house, job)],
    [letterKind, (job) => sendLetter(house, job)],
  ]);
}

/**
 * 1. Reads what waits, and holds the job anew, so that no other node takes it while the mail server is waited for. 2. Sends, outside any transaction.
 * 3. Notes what was told: done again, the job finds nothing. Between 2 and 3 a crash leaves an accepted mail of which nobody knows: it is sent once more,
 * under the same Message-ID.
 */
async function sendMail({ mailer, ...house }: House, job: Job): Promise<void> {
  const user = String(job.payload.user);
  const inHouse = <T>(work: () => Promise<T>) => inTransaction({ ...house, session: asSystem('mail') }, work);
  const waiting = await inHouse(
    async (): Promise<WaitingMail | null> => ((await renewLease(job)) ? waitingMail(user) : null),
  );
  if (!waiting) return;
  const { address, language, notices } = waiting;
  const letter = digest({ ...house, mailer, language, notices });
  const delivery = await mailer.send({ ...letter, id: job.id, to: address });
  await inHouse(() =>
    delivery === 'accepted' ? markMailed(notices.map(({ id }) => id)) : refuseAddress({ user, address }),
  );
}

/** Likewise a letter of a module: written when it leaves, sent outside any transaction, and what came of it noted by the module. */
async function sendLetter({ mailer, ...house }: House, job: Job): Promise<void> {
  const { module, name, record } = job.payload;
  const letter = offered(house.model, 'letters', { module: String(module), name: String(name) });
  if (!letter) throw new BaaraError({ code: 'part.invalid', params: { module, name } });
  const context = { sql: moduleSql };
  const inHouse = <T>(work: () => Promise<T>) => inTransaction({ ...house, session: asSystem('mail') }, work);
  const written = await inHouse(async () => ((await renewLease(job)) ? letter.write(String(record), context) : null));
  if (!written) return;
  const delivery = await mailer.send({ ...written, id: job.id });
  await inHouse(() => letter.sent(String(record), delivery, context));
}
