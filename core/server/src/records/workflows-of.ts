import { BaaraError, type Model, type ModelForm, type ModelWorkflow, type WorkflowTransition } from '@baara/model';
import { current } from '../database/index.ts';
import type { Operation } from './types.ts';

const known = new WeakMap<Model, ReadonlyMap<string, readonly ModelWorkflow[]>>();
const none: readonly ModelWorkflow[] = [];

/** The workflows of a form's records. */
export function workflowsOf(form: ModelForm): readonly ModelWorkflow[] {
  const { model } = current();
  let byForm = known.get(model);
  if (!byForm) {
    const all = Object.values(model.workflows ?? {});
    byForm = new Map(all.map(({ form: id }) => [id, all.filter((each) => each.form === id)]));
    known.set(model, byForm);
  }
  return byForm.get(form.id) ?? none;
}

/** The workflow of that id. Throws `request.malformed`. */
export function workflowNamed(id: string): ModelWorkflow {
  const { workflows = {} } = current().model;
  const workflow = Object.hasOwn(workflows, id) ? workflows[id] : undefined;
  if (!workflow) throw new BaaraError({ code: 'request.malformed', params: { parameter: 'workflow' } });
  return workflow;
}

/** Whether a field holds a workflow's state, or since when: only a passage writes it. */
export function isStateField(form: ModelForm, key: string): boolean {
  return workflowsOf(form).some(({ field, since }) => field === key || since === key);
}

/** The transition that a passage names; its shape was checked. */
export function transitionNamed(operation: Operation & { readonly do: 'pass' }): {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
} {
  const workflow = workflowNamed(operation.workflow);
  const transition = workflow.transitions.find(({ key }) => key === operation.transition);
  if (!transition) throw new BaaraError({ code: 'request.malformed', params: { parameter: 'transition' } });
  return { workflow, transition };
}
