import { addDaysTo, type Model, type ModelWorkflow, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { current, inTransaction, query } from '../database/index.ts';
import type { Database } from '../database/types.ts';
import { enqueueJob, type JobHandler, type Schedule } from '../jobs/index.ts';
import { writeNotice } from '../notices/index.ts';
import { applyEnvelope } from '../records/index.ts';
import { sessionOf } from '../sessions/index.ts';
import { countTasks } from './inbox.ts';

interface House {
  readonly database: Database;
  readonly model: Model;
}

/** Deadlines are looked at before the day's work begins. */
export const workflowSchedules: readonly Schedule[] = [{ kind: 'workflow.deadlines', at: '05:00' }];

/** The jobs of workflows: what happens of itself once a deadline has passed, and reminding those who can act. */
export function workflowHandlers(house: House): ReadonlyMap<string, JobHandler> {
  return new Map<string, JobHandler>([
    [
      'workflow.deadlines',
      async (_, stopping) => {
        const refused = await passTacitly(house, stopping);
        await inTransaction({ ...house, session: asSystem('reminders') }, askForReminders);
        // Said by the job's own error, where those see it who look after the system.
        if (refused.length > 0) throw new Error(`${refused.length} not passed: ${refused.slice(0, 5).join('; ')}`);
      },
    ],
    ['workflow.remind', ({ payload }) => remind(house, String(payload.user))],
  ]);
}

const perTurn = 100;

/** Takes the tacit transition of every record whose deadline has passed, each in its own transaction. Answers why some were refused. */
async function passTacitly(house: House, stopping: AbortSignal): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const workflow of Object.values(house.model.workflows ?? {})) {
    for (const { key, deadline } of workflow.states) {
      if (deadline?.tacit === undefined) continue;
      for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
        stopping.throwIfAborted();
        const rows = await overdueRows(house, workflow, { state: key, days: deadline.days, after });
        for (const row of rows)
          await passOne(house, { workflow, transition: deadline.tacit, ...row }).catch((error) =>
            refused.push(`${row.id} ${error}`),
          );
        const last = rows.at(-1);
        if (!last || rows.length < perTurn) break;
        after = last.id;
      }
    }
  }
  return refused;
}

interface OverdueRow {
  readonly id: string;
  readonly rev: number;
}

function overdueRows(
  house: House,
  { form, field, since }: ModelWorkflow,
  { state, days, after }: { readonly state: string; readonly days: number; readonly after: string },
): Promise<OverdueRow[]> {
  return inTransaction({ ...house, session: asSystem('deadlines') }, ({ today }) =>
    query(sql`
      SELECT id::text AS id, rev FROM ${sql.identifier(form)} t
      WHERE t.deleted_at IS NULL AND t.${sql.identifier(field)} = ${state} AND t.${sql.identifier(since)} < ${addDaysTo(today, -days)}::date
        AND t.id > ${after}::uuid ORDER BY t.id LIMIT ${sql.raw(String(perTurn))}`),
  ) as unknown as Promise<OverdueRow[]>;
}

async function passOne(
  house: House,
  { workflow, transition, id, rev }: OverdueRow & { readonly workflow: ModelWorkflow; readonly transition: string },
): Promise<void> {
  const operation = { do: 'pass' as const, form: workflow.form, id, rev, workflow: workflow.id, transition };
  await inTransaction({ ...house, session: asSystem('tacit outcome') }, () =>
    applyEnvelope({ id: uuidv7(), operations: [operation] }),
  );
}

/** One job for each account at work: what waits for somebody is counted under their own rights. */
async function askForReminders(): Promise<void> {
  const { today } = current();
  const users = await query(sql`
    SELECT DISTINCT u.id::text AS id FROM baara_user u JOIN baara_assignment a ON a.user_id = u.id
    WHERE NOT u.disabled AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)`);
  for (const { id } of users)
    await enqueueJob('workflow.remind', { user: id }, { key: `workflow.remind@${today} ${id}` });
}

/** Tells somebody, once a day, what waits for them past its deadline or near it. */
async function remind(house: House, user: string): Promise<void> {
  const session = await sessionOf(house, user);
  if (session?.kind !== 'user') return;
  await inTransaction({ ...house, session }, async ({ today }) => {
    const groups = await countTasks();
    const sum = (of: 'overdue' | 'soon') => groups.reduce((total, group) => total + group[of], 0);
    const [overdue, soon] = [sum('overdue'), sum('soon')];
    if (overdue + soon === 0) return;
    await writeNotice({
      user,
      kind: 'tasks_due',
      facts: { overdue, soon },
      link: '/tasks',
      key: `tasks ${today} ${user}`,
    });
  });
}
