import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute, query } from '../database/index.ts';
import { askForMail } from './mail.ts';

/** Something to tell somebody. */
interface NoticeToWrite {
  readonly user: string;
  /** Names its wording: `notices:<kind>`. */
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Where it leads in the application: `/tasks`. */
  readonly link: string;
  /** The same key again tells nothing: what is repeated by a job says it once. */
  readonly key: string;
}

export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly at: string;
  readonly read: boolean;
}

const shown = 20;

/** Tells somebody something, in the current transaction, and by the mail of the day where they wish it; nothing when its key was told before. */
export async function writeNotice({ user, kind, facts, link, key }: NoticeToWrite): Promise<void> {
  const told = await query(sql`
    INSERT INTO baara_notice (id, user_id, kind, facts, link, key)
    VALUES (${uuidv7()}::uuid, ${user}::uuid, ${kind}, ${JSON.stringify(facts)}, ${link}, ${key}) ON CONFLICT (key) DO NOTHING RETURNING id`);
  if (told.length > 0) await askForMail(user);
}

/** The session's own notices, newest first, twenty at most, and how many are unread. */
export async function readNotices(): Promise<{ readonly notices: readonly Notice[]; readonly unread: number }> {
  const user = ownUser();
  const rows = await query(sql`
    SELECT n.id::text AS id, n.kind, n.facts, n.link, n.created_at AS at, n.read_at IS NOT NULL AS read,
      (SELECT count(*)::int FROM baara_notice u WHERE u.user_id = n.user_id AND u.read_at IS NULL) AS unread
    FROM baara_notice n WHERE n.user_id = ${user}::uuid ORDER BY n.created_at DESC, n.id DESC LIMIT ${sql.raw(String(shown))}`);
  return {
    unread: Number(rows[0]?.unread ?? 0),
    notices: rows.map(({ unread: _, facts, ...row }) => ({
      ...(row as unknown as Omit<Notice, 'facts'>),
      facts: JSON.parse(String(facts)),
    })),
  };
}

/** Marks the session's own notices as read. */
export async function markNoticesRead(): Promise<void> {
  await execute(sql`UPDATE baara_notice SET read_at = now() WHERE user_id = ${ownUser()}::uuid AND read_at IS NULL`);
}

function ownUser(): string {
  const { session } = current();
  if (session.kind !== 'user') throw new BaaraError({ code: 'access.denied' });
  return session.user;
}
