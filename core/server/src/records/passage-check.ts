import { evaluate, type FieldValue, type ModelWorkflow, recordScope, type WorkflowTransition } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Draft } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import type { Problem, Values } from './types.ts';

/** The conditions of a draft's transitions that do not hold, in the words of each. What is empty or unknown satisfies none. */
export function refusalsOf(draft: Draft, surroundings: Surroundings): Problem[] {
  return (draft.passages ?? []).flatMap(({ transition, basis }) =>
    transition ? conditionsBroken({ ...draft, values: basis }, transition, surroundings) : [],
  );
}

/** The same for a transition that nobody has asked for yet. */
export function conditionsBroken(
  draft: Pick<Draft, 'form' | 'id' | 'unknown'> & { readonly values: Values },
  { when }: WorkflowTransition,
  { resolve, under }: Surroundings,
): Problem[] {
  const { today, session } = current();
  const scope = recordScope({
    ...{ form: draft.form, unknown: draft.unknown, today, under },
    values: draft.values as Readonly<Record<string, FieldValue>>,
    resolve: (path) => resolve(draft as Draft, path),
    ...(session.kind === 'user' ? { user: { id: session.user } } : {}),
  });
  return when.flatMap(({ id, test, message }) => {
    const result = evaluate(test, scope);
    if (result.kind === 'value' && result.value === true) return [];
    const params = { rule: id, message };
    return [{ code: 'workflow.condition', form: draft.form.id, record: draft.id, params }];
  });
}

/** One transition of a record about which it is asked who took those that must be somebody else's. */
interface Question {
  readonly form: string;
  readonly record: string;
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
}

/** Passages whose author is somebody who must not take them: two statements for any number of records, none when nobody must differ. */
export async function samePersons(drafts: readonly Draft[]): Promise<Problem[]> {
  const questions = drafts.flatMap(({ form, id, passages = [] }) =>
    passages.flatMap(({ workflow, transition }) =>
      transition && transition.differentFrom.length > 0 ? [{ form: form.id, record: id, workflow, transition }] : [],
    ),
  );
  return whoMustDiffer(questions);
}

/** A problem for each question that the session's user, or whom they stand in for, may not answer. */
export async function whoMustDiffer(questions: readonly Question[]): Promise<Problem[]> {
  const { session } = current();
  if (session.kind === 'system' || questions.length === 0) return [];
  const mine = new Set([session.user, ...(await principals())]);
  const ids = sql`${sql.param([...new Set(questions.map(({ record }) => record))])}::uuid[]`;
  const rows = await query(sql`
    SELECT DISTINCT ON (record, workflow, transition) record::text AS record, workflow, transition, user_id, behalf_of
    FROM baara_passage WHERE record = ANY(${ids}) AND transition IS NOT NULL ORDER BY record, workflow, transition, rev DESC`);
  const made = questions.some(({ transition }) => transition.differentFrom.includes('create'))
    ? await query(
        sql`SELECT record::text AS record, user_id FROM baara_history WHERE record = ANY(${ids}) AND rev = 1 AND verb = 'create'`,
      )
    : [];
  return questions.flatMap(({ form, record, workflow, transition }) => {
    const taken = rows.filter(
      (row) =>
        row.record === record &&
        row.workflow === workflow.id &&
        transition.differentFrom.includes(String(row.transition)),
    );
    const created = transition.differentFrom.includes('create') ? made.filter((row) => row.record === record) : [];
    const own =
      taken.find((row) => mine.has(String(row.user_id)) || mine.has(String(row.behalf_of))) ??
      created.find((row) => mine.has(String(row.user_id)));
    if (!own) return [];
    const earlier = workflow.transitions.find(({ key }) => key === own.transition)?.label ?? null;
    return [{ code: earlier ? 'workflow.same_person' : 'workflow.own_record', form, record, params: { earlier } }];
  });
}

/** Those for whom the session's user stands in by delegation. */
async function principals(): Promise<readonly string[]> {
  const { session } = current();
  if (session.kind === 'system') return [];
  const held = sql`${sql.param(session.assignments.map(({ id }) => id))}::text[]`;
  const rows = await query(sql`
    SELECT o.user_id::text AS user FROM baara_assignment a JOIN baara_assignment o ON o.id = a.delegated_from WHERE a.id::text = ANY(${held})`);
  return rows.map(({ user }) => String(user));
}

/** For whom the session's user takes a transition: null in their own name, else the one whose role they hold as a deputy. */
export async function behalfOf(
  held: readonly { readonly assignment: { readonly id: string } }[],
): Promise<string | null> {
  if (held.length === 0) return null;
  const ids = sql`${sql.param(held.map(({ assignment }) => assignment.id))}::text[]`;
  const rows = await query(sql`
    SELECT o.user_id::text AS user FROM baara_assignment a LEFT JOIN baara_assignment o ON o.id = a.delegated_from
    WHERE a.id::text = ANY(${ids}) ORDER BY o.user_id NULLS FIRST LIMIT 1`);
  return (rows[0]?.user as string | null | undefined) ?? null;
}
