import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';

/** One passage of a record from a state to another, to write. `transition` is null where a correction set the record back. */
export interface PassageLine {
  readonly form: string;
  readonly record: string;
  readonly rev: number;
  readonly workflow: string;
  readonly transition: string | null;
  readonly from: string;
  readonly to: string;
}

/** One passage as it was. */
export interface Passage extends Omit<PassageLine, 'form' | 'record'> {
  readonly at: string;
  /** Null: it happened of itself. */
  readonly user: string | null;
  readonly userName: string | null;
  /** For whom a deputy acted. */
  readonly behalfName: string | null;
  readonly reason: string | null;
  readonly act: string | null;
}

const text = `INSERT INTO baara_passage (form, record, rev, workflow, transition, from_state, to_state, user_id, behalf_of, envelope, reason, act)
SELECT l.form, l.record, l.rev, l.workflow, l.transition, l."from", l."to", $2::text, $3::text, $4::text::uuid, $5::text, $6::text
FROM jsonb_to_recordset($1::text::jsonb) AS l(form text, record uuid, rev integer, workflow text, transition text, "from" text, "to" text)`;

/** Writes the passages of an envelope: one statement, whatever their number. */
export async function appendPassages(
  lines: readonly PassageLine[],
  meta: {
    readonly envelope: string;
    readonly behalfOf: string | null;
    readonly reason?: string | undefined;
    readonly act?: string | undefined;
  },
): Promise<void> {
  if (lines.length === 0) return;
  const { connection, session } = current();
  const user = session.kind === 'user' ? session.user : null;
  const { behalfOf, envelope, reason = null, act = null } = meta;
  await connection.query({ text, params: [JSON.stringify(lines), user, behalfOf, envelope, reason, act] });
}

/** A passage of long ago, of a record that was loaded. */
export interface OldPassage extends PassageLine {
  /** ISO moment. */
  readonly at: string;
  readonly user: string | null;
  readonly reason: string | null;
}

/** Writes passages that loaded records have behind them, as they say themselves when and by whom: one statement, whatever their number. */
export async function loadPassages(passages: readonly OldPassage[], envelope: string): Promise<void> {
  if (passages.length === 0) return;
  const lines = JSON.stringify(passages.map(({ user, ...line }) => ({ ...line, user_id: user })));
  await query(sql`
    INSERT INTO baara_passage (form, record, rev, workflow, transition, from_state, to_state, at, user_id, envelope, reason)
    SELECT l.form, l.record, l.rev, l.workflow, l.transition, l."from", l."to", l.at, l.user_id, ${envelope}::uuid, l.reason
    FROM jsonb_to_recordset(${lines}::text::jsonb)
      AS l(form text, record uuid, rev integer, workflow text, transition text, "from" text, "to" text, at timestamptz, user_id text, reason text)
    ON CONFLICT DO NOTHING`);
}

/** A record's passages, newest first, at most 200. Whoever asks has made sure that the record may be read. */
export async function passagesOf(form: string, record: string): Promise<readonly Passage[]> {
  const rows = await query(sql`
    SELECT p.workflow, p.transition, p.from_state AS from, p.to_state AS to, p.rev, p.at, p.user_id AS user, u.name AS user_name,
      b.name AS behalf_name, p.reason, p.act
    FROM baara_passage p LEFT JOIN baara_user u ON u.id::text = p.user_id LEFT JOIN baara_user b ON b.id::text = p.behalf_of
    WHERE p.record = ${record}::uuid AND p.form = ${form} ORDER BY p.at DESC, p.rev DESC LIMIT 200`);
  return rows.map(({ user_name, behalf_name, ...row }) => ({
    ...(row as unknown as Passage),
    userName: user_name as string | null,
    behalfName: behalf_name as string | null,
  }));
}

/** Who took a record into a state, and when. */
export type StateTaken = Pick<Passage, 'workflow' | 'to' | 'at' | 'userName'>;

/** How many of a record's passages are told in a line about it. */
const toldOfEach = 5;

/** The latest passages of several records, oldest first, by record: one statement. Whoever asks has made sure that the records may be read. */
export async function latestPassagesOf(
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly StateTaken[]>> {
  const rows = await query(sql`
    SELECT record, workflow, to_state AS to, at, name FROM (
      SELECT p.record::text AS record, p.workflow, p.to_state, p.at, u.name, p.rev,
        row_number() OVER (PARTITION BY p.record, p.workflow ORDER BY p.at DESC, p.rev DESC) AS place
      FROM baara_passage p LEFT JOIN baara_user u ON u.id::text = p.user_id
      WHERE p.record = ANY(${sql.param([...records])}::uuid[])
    ) latest WHERE place <= ${sql.raw(String(toldOfEach))} ORDER BY at, rev`);
  const found = new Map<string, StateTaken[]>();
  for (const { record, name, ...row } of rows) {
    const taken = { ...(row as unknown as Omit<StateTaken, 'userName'>), userName: name as string | null };
    found.set(String(record), [...(found.get(String(record)) ?? []), taken]);
  }
  return found;
}
