import { addDaysTo, type ModelWorkflow } from '@baara/model';

/** The last day on which a record that came into a state on `since` is in time; null where the state has no deadline. */
export function dueDay(workflow: ModelWorkflow, state: string, since: string | null): string | null {
  const deadline = workflow.states.find(({ key }) => key === state)?.deadline;
  return deadline && since !== null ? addDaysTo(since, deadline.days) : null;
}
