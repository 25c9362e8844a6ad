import { current } from '../database/index.ts';

/** One line of a record's history, without who and why. */
export interface PastLine {
  readonly rev: number;
  readonly verb: 'create' | 'update' | 'delete' | 'restore';
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const text = `SELECT rev, verb, before, after FROM baara_history
WHERE record = $1::text::uuid AND at >= (($2::text::date + 1)::timestamp AT TIME ZONE $3::text)
ORDER BY rev DESC`;

/** What was written of a record after a day of the site's calendar, newest first. */
export async function historyAfterDay(record: string, day: string): Promise<PastLine[]> {
  const { connection, model } = current();
  return (await connection.query({ text, params: [record, day, model.timeZone] })) as unknown as PastLine[];
}
