import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { requireRight } from '../access/index.ts';
import { query } from '../database/index.ts';

/** A job as those see it who look after the system. Its payload is not shown: it may speak of people. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly attempts: number;
  readonly due: string;
  readonly created: string;
  readonly error: string | null;
}

export const jobStates = ['waiting', 'running', 'done', 'failed'] as const;

/** The right to see jobs and to have one tried again. */
const right = 'configure-site';
const usualLimit = 50;

/**
 * Jobs, newest first, with how many there are in each state. `cursor` is the id of the last one of the page before.
 * Throws `access.denied` without the right `configure-site`.
 */
export async function listJobs(request: {
  readonly state?: JobView['state'] | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}): Promise<{
  readonly jobs: readonly JobView[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
}> {
  requireRight(right);
  const { state, cursor, limit = usualLimit } = request;
  const rows = await query(sql`
    SELECT id::text AS id, kind, state, attempts, run_at AS due, created_at AS created, last_error AS error FROM baara_job
    WHERE ${state === undefined ? sql`TRUE` : sql`state = ${state}`} AND ${cursor === undefined ? sql`TRUE` : sql`id < ${cursor}::uuid`}
    ORDER BY id DESC LIMIT ${sql.raw(String(limit + 1))}`);
  const counted = await query(sql`SELECT state, count(*)::int AS count FROM baara_job GROUP BY state`);
  const page = rows.slice(0, limit);
  return {
    jobs: page as unknown as readonly JobView[],
    next: rows.length > limit ? String(page.at(-1)?.id) : null,
    counts: Object.fromEntries(counted.map((row) => [String(row.state), Number(row.count)])),
  };
}

/** Has a failed job, or one that waits for its next try, tried at once, with all its tries before it. Throws `access.denied`, `record.not_found`. */
export async function retryJob(id: string): Promise<void> {
  requireRight(right);
  const rows = await query(sql`
    UPDATE baara_job SET state = 'waiting', attempts = 0, run_at = now(), leased_until = NULL
    WHERE id = ${id}::uuid AND state IN ('failed', 'waiting') RETURNING id`);
  if (rows.length === 0) throw new BaaraError({ code: 'record.not_found', params: { form: 'job', id } });
}
