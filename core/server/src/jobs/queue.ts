import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { Row, Sql } from '../database/types.ts';

/** A job as its handler receives it. Handlers may run twice for one job: they must be resumable. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** How many times it was begun, this one included. */
  readonly attempts: number;
}

/** How long a runner holds a job before another may take it; a running job renews it. */
export const leaseSeconds = 60;
export const maximumAttempts = 5;

/**
 * Writes a job in the current transaction: it runs only if that commits, and not before the moment `notBefore`. A `key` is asked
 * for once, whoever asks again and however often. Returns its id; of a key that was asked for before, that of the first.
 */
export async function enqueueJob(
  kind: string,
  payload: Readonly<Record<string, unknown>>,
  { key, notBefore = sql`now()` }: { readonly key?: string; readonly notBefore?: Sql } = {},
): Promise<string> {
  const id = uuidv7();
  const written = await query(sql`
    INSERT INTO baara_job (id, kind, payload, key, run_at) VALUES (${id}, ${kind}, ${JSON.stringify(payload)}, ${key ?? null}, ${notBefore})
    ON CONFLICT (key) DO NOTHING RETURNING id`);
  if (written.length > 0) return id;
  const [first] = await query(sql`SELECT id::text AS id FROM baara_job WHERE key = ${key ?? null}`);
  return String(first?.id);
}

/**
 * Writes jobs of one kind in the current transaction, each for its key, in one statement: one that waits or runs stays as it is, one that failed or is done is tried
 * anew. Answers the keys of those that are to run now.
 */
export async function enqueueJobs(
  kind: string,
  jobs: readonly { readonly key: string; readonly payload: Readonly<Record<string, unknown>> }[],
): Promise<readonly string[]> {
  if (jobs.length === 0) return [];
  const column = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;
  const rows = await query(sql`
    INSERT INTO baara_job (id, kind, payload, key, run_at)
    SELECT t.id::uuid, ${kind}, t.payload, t.key, now()
    FROM unnest(${column(jobs.map(() => uuidv7()))}, ${column(jobs.map(({ payload }) => JSON.stringify(payload)))}, ${column(jobs.map(({ key }) => key))}) AS t(id, payload, key)
    ON CONFLICT (key) DO UPDATE SET state = 'waiting', attempts = 0, run_at = now(), leased_until = NULL
      WHERE baara_job.state IN ('failed', 'done')
    RETURNING key`);
  return rows.map(({ key }) => String(key));
}

/** How far the jobs of these keys are; those that nobody asked for are left out. */
export async function jobStatesOf(keys: readonly string[]): Promise<ReadonlyMap<string, JobState>> {
  if (keys.length === 0) return new Map();
  const rows = await query(sql`SELECT key, state FROM baara_job WHERE key = ANY(${sql.param([...keys])}::text[])`);
  return new Map(rows.map(({ key, state }) => [String(key), state as JobState]));
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** Takes the next due job of these kinds for this runner, or null. A job whose runner died is taken again when its lease ends. */
export async function claimJob(kinds: readonly string[]): Promise<Job | null> {
  const rows = await query(sql`
    UPDATE baara_job SET state = 'running', attempts = attempts + 1, leased_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE id = (
      SELECT id FROM baara_job
      WHERE kind IN ${kinds} AND run_at <= now()
        AND (state = 'waiting' OR (state = 'running' AND leased_until < now()))
      ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, payload, attempts`);
  return rows[0] ? jobOf(rows[0]) : null;
}

/** Holds a job on from now. Answers whether it was still this runner's. */
export async function renewLease(job: Job): Promise<boolean> {
  const held = await query(sql`
    UPDATE baara_job SET leased_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE id = ${job.id} AND attempts = ${job.attempts} AND state = 'running' RETURNING id`);
  return held.length > 0;
}

export async function finishJob(job: Job): Promise<void> {
  await query(sql`
    UPDATE baara_job SET state = 'done', leased_until = NULL, last_error = NULL
    WHERE id = ${job.id} AND attempts = ${job.attempts}`);
}

/** Gives a job back unfinished because this process ends: the attempt does not count. */
export async function releaseJob(job: Job): Promise<void> {
  await query(sql`
    UPDATE baara_job SET state = 'waiting', attempts = attempts - 1, leased_until = NULL
    WHERE id = ${job.id} AND attempts = ${job.attempts} AND state = 'running'`);
}

/** Puts a job back for later, twice as late each time from 5 s on; after the last attempt it stays failed. */
export async function failJob(job: Job, reason: string): Promise<void> {
  const state = job.attempts >= maximumAttempts ? 'failed' : 'waiting';
  const wait = 5 * 2 ** (job.attempts - 1);
  await query(sql`
    UPDATE baara_job
    SET state = ${state}, leased_until = NULL, last_error = ${reason.slice(0, 2000)}, run_at = now() + make_interval(secs => ${wait})
    WHERE id = ${job.id} AND attempts = ${job.attempts}`);
}

function jobOf(row: Row): Job {
  return {
    id: String(row.id),
    kind: String(row.kind),
    payload: JSON.parse(String(row.payload)),
    attempts: Number(row.attempts),
  };
}
