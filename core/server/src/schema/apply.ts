import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, type Database, failureOf, render } from '../database/index.ts';
import { readCatalog } from './catalog.ts';
import { diff } from './diff.ts';
import { besideLock } from './lock-steps.ts';
import type { Step, StepClass } from './plan.ts';
import { plannerLock } from './prepare.ts';
import { noteScript, stepScript } from './step-script.ts';

/** What became of a step. */
export interface StepResult {
  readonly step: Step;
  /** Why it was refused; absent: done. */
  readonly error?: string;
}

interface Apply {
  readonly database: Database;
  readonly model: Model;
  readonly classes: readonly Exclude<StepClass, 'instant'>[];
  /** Called after each step, for a progress bar. */
  readonly progress?: (result: StepResult) => void;
}

const attempts = 30;

/**
 * Runs the online (or offline) steps that remain between the database and `model`, each on its own. What is left is read
 * from the catalog each time: a run that was killed goes on where it stood, and a second node that tries meanwhile leaves.
 * A step that the data refuses (two equal matricules under a new unique index) is kept in `baara_step` and does not stop the others.
 */
export function applySteps({ database, model, classes, progress }: Apply): Promise<readonly StepResult[]> {
  return database.maintenance(async (connection) => {
    // Beside the lock of the start, so that a node that starts does not wait for an index.
    const [lock] = await connection.query(render(sql`SELECT pg_try_advisory_lock(${plannerLock + 1}) AS mine`));
    if (lock?.mine !== true) return [];
    try {
      const { steps } = diff(model, await readCatalog(connection));
      const results: StepResult[] = [];
      for (const step of steps.filter((each) => (classes as readonly StepClass[]).includes(each.class))) {
        const result = await applyStep(connection, model, step);
        results.push(result);
        progress?.(result);
      }
      return results;
    } finally {
      await connection.query(render(sql`SELECT pg_advisory_unlock(${plannerLock + 1})`));
    }
  });
}

async function applyStep(connection: Connection, model: Model, step: Step): Promise<StepResult> {
  const { table, subject, kind, refuseIf } = step;
  try {
    const loses = refuseIf !== undefined && (await connection.query({ text: refuseIf, params: [] })).length > 0;
    if (loses) return await refuse(connection, step, 'a value would be lost');
    await run(connection, besideLock(model, step));
    await connection.query(
      render(sql`DELETE FROM baara_step WHERE table_name = ${table} AND subject = ${subject} AND kind = ${kind}`),
    );
    return { step };
  } catch (error) {
    return refuse(connection, step, failureOf(error)?.message ?? String(error));
  }
}

async function refuse(connection: Connection, step: Step, error: string): Promise<StepResult> {
  await connection.query(
    render(sql`
      INSERT INTO baara_step (table_name, subject, kind, error) VALUES (${step.table}, ${step.subject}, ${step.kind}, ${error})
      ON CONFLICT (table_name, subject, kind) DO UPDATE SET error = excluded.error, at = now()`),
  );
  return { step, error };
}

async function run(connection: Connection, step: Step): Promise<void> {
  if (step.outside) {
    for (const statement of step.sql) await connection.execute(statement);
    for (const statement of noteScript([step])) await connection.execute(statement);
    return;
  }
  const script = `BEGIN; SET LOCAL lock_timeout = '2s'; ${stepScript([step]).join('; ')}; COMMIT`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connection.execute(script);
    } catch (error) {
      await connection.execute('ROLLBACK');
      if (failureOf(error)?.state !== '55P03' || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
