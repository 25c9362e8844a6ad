import { addDaysTo } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute, query } from '../database/index.ts';
import type { Database } from '../database/types.ts';
import { enqueueJob } from '../jobs/index.ts';

/** The job that sends an account the mail of a day. */
export const mailKind = 'notices.mail';

/** When the mail of a day leaves, by the site's clocks: after the deadlines of the night were looked at, before work begins. */
const leaves = '06:00';

const mailed = new WeakSet<Database>();

/** From now on the notices of a database go out by e-mail too, to whoever wishes. */
export function mailNotices(database: Database): void {
  mailed.add(database);
}

/** Whether notices of a database go out by e-mail. */
export function areNoticesMailed(database: Database): boolean {
  return mailed.has(database);
}

/**
 * Asks, in the current transaction, for the mail that will tell an account what it was just told: today's, or, when that has left or is leaving,
 * tomorrow's. Nothing where no mail goes out or the account wishes none.
 */
export async function askForMail(user: string): Promise<void> {
  const { database, model, today } = current();
  if (!areNoticesMailed(database)) return;
  const wishes = await query(sql`SELECT 1 FROM baara_user WHERE id = ${user}::uuid AND ${wishesMail}`);
  if (wishes.length === 0) return;
  for (const day of [today, addDaysTo(today, 1)]) {
    const key = `${mailKind}@${day} ${user}`;
    // Held until this transaction ends: nobody begins that mail before it can tell of this notice too.
    const [asked] = await query(sql`SELECT state FROM baara_job WHERE key = ${key} FOR UPDATE`);
    if (asked && asked.state !== 'waiting') continue;
    if (!asked) {
      const notBefore = sql`${`${day} ${leaves}`}::timestamp AT TIME ZONE ${model.timeZone}`;
      await enqueueJob(mailKind, { user }, { key, notBefore });
    }
    return;
  }
}

/** `u.…` of an account to which mail may go. */
const wishesMail = sql`email IS NOT NULL AND email_wanted AND email_refused_at IS NULL AND NOT disabled`;

/** A notice that was neither read nor mailed. */
export interface WaitingNotice {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly link: string;
}

export interface WaitingMail {
  readonly address: string;
  readonly language: string;
  /** Oldest first, never empty. */
  readonly notices: readonly WaitingNotice[];
}

const mostTold = 200;

/** What a mail to an account has to tell, or null: it has read everything, or wishes no mail any more. */
export async function waitingMail(user: string): Promise<WaitingMail | null> {
  const rows = await query(sql`
    SELECT u.email, u.language, n.id::text AS id, n.kind, n.facts, n.link
    FROM baara_user u JOIN baara_notice n ON n.user_id = u.id AND n.read_at IS NULL AND n.mailed_at IS NULL
    WHERE u.id = ${user}::uuid AND ${wishesMail} ORDER BY n.created_at, n.id LIMIT ${sql.raw(String(mostTold))}`);
  const [first] = rows;
  if (!first) return null;
  const notices = rows.map(({ id, kind, facts, link }) => ({
    ...({ id, kind, link } as Omit<WaitingNotice, 'facts'>),
    facts: JSON.parse(String(facts)),
  }));
  return { address: String(first.email), language: String(first.language), notices };
}

/** Notes that notices were told by mail. */
export async function markMailed(notices: readonly string[]): Promise<void> {
  await execute(sql`UPDATE baara_notice SET mailed_at = now() WHERE id = ANY(${`{${notices.join(',')}}`}::uuid[])`);
}
