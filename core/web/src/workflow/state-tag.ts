import type { ModelWorkflow, WorkflowState } from '@baara/model';
import { html, type TemplateResult } from 'lit';
import type { RecordView } from '../api/types.ts';
import { say } from '../state/language.ts';
import { overview } from '../state/session.ts';

const looks: Readonly<Record<WorkflowState['tone'], string>> = {
  quiet: '',
  waiting: 'warn',
  good: 'good',
  wrong: 'bad',
};

/** The workflows of a form whose state the reader may see. */
export function workflowsOf(form: string): readonly ModelWorkflow[] {
  return Object.values(overview.get()?.workflows ?? {}).filter((each) => each.form === form);
}

/** A state in its own words and tone. */
export function stateTag(workflow: ModelWorkflow, key: string): TemplateResult {
  const state = workflow.states.find((each) => each.key === key);
  return html`<span class="tag ${looks[state?.tone ?? 'quiet']}">${say(state?.label) || key}</span>`;
}

/** Where a record stands in each of its workflows. */
export function stateTags(view: RecordView): readonly TemplateResult[] {
  return workflowsOf(view.form).flatMap((workflow) => {
    const state = view.values[workflow.field];
    return typeof state === 'string' ? [stateTag(workflow, state)] : [];
  });
}

const pressing: readonly WorkflowState['tone'][] = ['wrong', 'waiting', 'good', 'quiet'];

/** What somebody waits for before what is only begun. */
export function mostPressing<G extends { readonly workflow: string; readonly state: string }>(
  groups: readonly G[],
  workflows: Readonly<Record<string, ModelWorkflow>>,
): readonly G[] {
  const rank = ({ workflow, state }: G) =>
    pressing.indexOf(workflows[workflow]?.states.find(({ key }) => key === state)?.tone ?? 'quiet');
  return [...groups].sort((one, other) => rank(one) - rank(other));
}

/** Words of a state, for sentences. */
export function stateWords(workflow: ModelWorkflow, key: string): string {
  return say(workflow.states.find((each) => each.key === key)?.label) || key;
}
