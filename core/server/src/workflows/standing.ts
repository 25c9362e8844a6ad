import type { ModelWorkflow, Text, WorkflowTransition } from '@baara/model';
import { type Passage, passagesOf } from '../history/index.ts';
import { formNamed, type Problem, readRecord, workflowsOf } from '../records/index.ts';
import { dueDay } from './due.ts';
import { refusalsOfMany } from './refusals.ts';

/** A transition as it stands open to the session, or why it does not. */
export interface Way {
  readonly transition: string;
  readonly label: Text;
  readonly tone: WorkflowTransition['tone'];
  readonly to: string;
  readonly asks: readonly string[];
  readonly requires: readonly string[];
  readonly reason?: WorkflowTransition['reason'];
  readonly act?: WorkflowTransition['act'];
  /** Nothing leads back: one is asked whether one is sure. */
  readonly lasting: boolean;
  /** Empty: it may be taken. Else each reason, to be put into words. */
  readonly refusals: readonly Problem[];
}

/** Where a record stands in one workflow. */
export interface Standing {
  readonly workflow: string;
  readonly state: string;
  readonly since: string | null;
  /** The day on which its deadline ends; null: none. */
  readonly due: string | null;
  readonly ways: readonly Way[];
  readonly passages: readonly Passage[];
}

/**
 * Where a record stands in each of its workflows that the session may see, the ways on from there, with why each is refused, and the passages so far.
 * Throws `record.not_found`.
 */
export async function readStandings(form: string, id: string): Promise<readonly Standing[]> {
  const definition = formNamed(form);
  const view = await readRecord({ form, id });
  const passages = await passagesOf(form, id);
  const standings: Standing[] = [];
  for (const workflow of workflowsOf(definition)) {
    const value = view.values[workflow.field];
    if (value === undefined) continue;
    const state = typeof value === 'string' ? value : workflow.existing;
    const since = (view.values[workflow.since] as string | null | undefined) ?? null;
    standings.push({
      ...{ workflow: workflow.id, state, since, due: dueDay(workflow, state, since) },
      ways: view.deleted ? [] : await waysFrom(workflow, state, id),
      passages: passages.filter((each) => each.workflow === workflow.id),
    });
  }
  return standings;
}

async function waysFrom(workflow: ModelWorkflow, state: string, id: string): Promise<readonly Way[]> {
  const ways: Way[] = [];
  for (const transition of workflow.transitions.filter(({ from }) => from.includes(state))) {
    const { key, label, tone, to, asks, requires, reason, act, lasting = false } = transition;
    ways.push({
      ...{ transition: key, label, tone, to, asks, requires, lasting },
      ...(reason ? { reason } : {}),
      ...(act ? { act } : {}),
      refusals: await refusalsOf(workflow, transition, id),
    });
  }
  return ways;
}

async function refusalsOf(
  workflow: ModelWorkflow,
  transition: WorkflowTransition,
  id: string,
): Promise<readonly Problem[]> {
  return (await refusalsOfMany({ workflow, transition, ids: [id] })).get(id) ?? [];
}
