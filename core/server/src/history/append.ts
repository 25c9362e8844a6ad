import { current } from '../database/index.ts';

/** One line to write: facts of the changed fields only, a field said to be unknown as `{ unknown: true }`. */
export interface HistoryLine {
  readonly form: string;
  readonly record: string;
  readonly rev: number;
  readonly verb: 'create' | 'update' | 'delete' | 'restore';
  readonly nature: 'correction' | 'event' | null;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const text = `INSERT INTO baara_history (form, record, rev, user_id, envelope, verb, nature, reason, act, before, after)
SELECT l.form, l.record, l.rev, $2::text, $3::text::uuid, l.verb, l.nature, $4::text, $5::text, l.before, l.after
FROM jsonb_to_recordset($1::text::jsonb) AS l(form text, record uuid, rev integer, verb text, nature text, before jsonb, after jsonb)`;

/** Writes the history of an envelope: one statement, whatever the number of records. */
export async function appendHistory(
  lines: readonly HistoryLine[],
  meta: { readonly envelope: string; readonly reason?: string | undefined; readonly act?: string | undefined },
): Promise<void> {
  if (lines.length === 0) return;
  const { connection, session } = current();
  const user = session.kind === 'user' ? session.user : null;
  const params = [JSON.stringify(lines), user, meta.envelope, meta.reason ?? null, meta.act ?? null];
  await connection.query({ text, params });
}

/** One new record: `after` as JSON. */
export interface CreatedLine {
  readonly form: string;
  readonly record: string;
  readonly after: string;
}

const createdText = `INSERT INTO baara_history (form, record, rev, user_id, envelope, verb, reason, after)
SELECT l.form, l.record, 1, $4::text, $5::uuid, 'create', $6::text, l.after::jsonb
FROM unnest($1::text[], $2::uuid[], string_to_array($3::text, E'\\x1e')) AS l(form, record, after)`;

/** Stands in no JSON, which writes control characters otherwise: nothing has to be escaped for an array and read back. */
const separator = '\u001e';

/** The same for records that are new: columns instead of objects, which PostgreSQL reads in a third of the time. */
export async function appendCreated(
  lines: readonly CreatedLine[],
  meta: { readonly envelope: string; readonly reason: string },
): Promise<void> {
  if (lines.length === 0) return;
  const { connection, session } = current();
  const user = session.kind === 'user' ? session.user : null;
  const after = lines.map((line) => line.after).join(separator);
  const columns = [lines.map(({ form }) => form), lines.map(({ record }) => record), after];
  await connection.query({ text: createdText, params: [...columns, user, meta.envelope, meta.reason] });
}
