import { addDaysTo, BaaraError, type ModelWorkflow } from '@baara/model';
import { sql } from 'drizzle-orm';
import { actionsOf, allowRead } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import { formNamed, type ListPage, listRecords } from '../records/index.ts';
import { dueDay } from './due.ts';

/** Records of one state that wait for the session. */
export interface TaskGroup {
  readonly workflow: string;
  readonly form: string;
  readonly state: string;
  /** Counted to 1,000; `more`: there are more. */
  readonly count: number;
  readonly more: boolean;
  /** Of those, how many are past their deadline. */
  readonly overdue: number;
  /** How many are near it: within the days that the definition reminds before. */
  readonly soon: number;
}

const countedTo = 1000;

/** What waits for the session, by workflow and state, in the order of the definitions: one statement, however many states there are. */
export async function countTasks(): Promise<readonly TaskGroup[]> {
  const { model, session, today } = current();
  const groups = Object.values(model.workflows ?? {}).flatMap((workflow) => {
    const form = formNamed(workflow.form);
    if (!actionsOf(model, session, form).includes('read')) return [];
    return statesLeft(workflow).map((state) => ({ workflow, state }));
  });
  if (groups.length === 0) return [];
  const counts = groups.map(({ workflow, state }, at) => {
    const plan = allowRead({ form: workflow.form, select: [], awaiting: { workflow, state } });
    const deadline = workflow.states.find(({ key }) => key === state)?.deadline;
    const since = sql`${sql.identifier(plan.alias)}.${sql.identifier(workflow.since)}`;
    const before = (days: number) => sql`coalesce(${since} < ${addDaysTo(today, -days)}::date, FALSE)`;
    const late = deadline ? before(deadline.days) : sql`FALSE`;
    const near = deadline?.remind === undefined ? sql`FALSE` : before(deadline.days - deadline.remind);
    return sql`SELECT ${sql.raw(String(at))} AS at, count(*)::int AS count, (count(*) FILTER (WHERE late))::int AS overdue,
        (count(*) FILTER (WHERE near AND NOT late))::int AS soon
      FROM (SELECT ${late} AS late, ${near} AS near FROM ${plan.from} WHERE ${plan.where} LIMIT ${sql.raw(String(countedTo + 1))}) waiting_${sql.raw(String(at))}`;
  });
  const rows = await query(sql.join(counts, sql` UNION ALL `));
  return groups.flatMap(({ workflow, state }, at) => {
    const row = rows.find((each) => Number(each.at) === at);
    const count = Number(row?.count ?? 0);
    if (count === 0) return [];
    const overdue = Math.min(Number(row?.overdue ?? 0), countedTo);
    const soon = Math.min(Number(row?.soon ?? 0), countedTo);
    return [
      {
        workflow: workflow.id,
        form: workflow.form,
        state,
        count: Math.min(count, countedTo),
        more: count > countedTo,
        overdue,
        soon,
      },
    ];
  });
}

/** A page of the records in one state that wait for the session, those that have waited longest first. Throws `request.malformed`. */
export async function listTasks(request: {
  readonly workflow: string;
  readonly state: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}): Promise<ListPage & { readonly due: Readonly<Record<string, string>> }> {
  const { workflow: id, state, cursor, limit } = request;
  const { workflows = {} } = current().model;
  const workflow = Object.hasOwn(workflows, id) ? workflows[id] : undefined;
  if (!workflow || !statesLeft(workflow).includes(state))
    throw new BaaraError({ code: 'request.malformed', params: { parameter: workflow ? 'state' : 'workflow' } });
  const page = await listRecords({
    ...{ form: workflow.form, awaiting: { workflow: id, state }, sort: [workflow.since], count: 'capped' },
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit }),
  });
  const due = page.rows.flatMap((row) => {
    const day = dueDay(workflow, state, (row.values[workflow.since] as string | null | undefined) ?? null);
    return day === null ? [] : [[row.id, day] as const];
  });
  return { ...page, due: Object.fromEntries(due) };
}

/** The states from which some transition leads on. */
function statesLeft({ states, transitions }: ModelWorkflow): readonly string[] {
  return states.map(({ key }) => key).filter((key) => transitions.some(({ from }) => from.includes(key)));
}
