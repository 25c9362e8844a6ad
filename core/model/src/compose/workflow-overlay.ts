import type { WorkflowHandle } from '../workflow/define.ts';
import type { WorkflowOverlay } from '../workflow/extend.ts';
import type { WorkflowTransition } from '../workflow/types.ts';
import type { WorkingWorkflow } from './workflows.ts';
import type { Workshop } from './working.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Applies one layer's changes to a workflow. What cannot be done is a problem; the rest goes on. */
export function changeWorkflow(
  shop: Workshop,
  open: ReadonlyMap<string, WorkingWorkflow>,
  layer: { readonly id: string },
  { id, overlay }: WorkflowHandle,
): void {
  if (!overlay) return;
  const { owner, source, changes } = overlay;
  const about = { layer: layer.id, file: source };
  const report = (reason: string) =>
    shop.problems.push({ code: 'workflow.invalid', ...about, params: { workflow: id, reason } });
  if (owner !== layer.id) shop.problems.push({ code: 'overlay.owner', ...about, params: { owner } });
  const workflow = open.get(id);
  if (!workflow) return void report(`"${id}"`);
  if (layer.id !== shop.site && !shop.reach.get(layer.id)?.has(workflow.module)) {
    shop.problems.push({ code: 'overlay.not_required', ...about, params: { module: workflow.module } });
    return;
  }
  const note = (path: string, verb: string, value: unknown) => {
    const at = `workflows.${id}.${path}`;
    shop.provenance.set(at, [...(shop.provenance.get(at) ?? []), { layer: layer.id, verb, value }]);
  };
  for (const state of changes.addStates) {
    if (workflow.states.has(state.key)) report(`state "${state.key}"`);
    else workflow.states.set(state.key, { ...state });
    note(state.key, 'addStates', state.label.fr);
  }
  for (const each of changes.addTransitions) {
    if (workflow.transitions.has(each.key)) report(`transition "${each.key}"`);
    else workflow.transitions.set(each.key, { ...each });
    note(each.key, 'addTransitions', each.label.fr);
  }
  const { relabel, deadlines = {}, edits = {} } = changes;
  if (relabel?.workflow) {
    workflow.label = relabel.workflow;
    note('label', 'relabel', relabel.workflow);
  }
  const inState = <T>(values: Readonly<Record<string, T>>, verb: string, apply: (key: string, value: T) => object) => {
    for (const [key, value] of Object.entries(values)) {
      const state = workflow.states.get(key);
      if (!state) report(`${verb} "${key}"`);
      else Object.assign(state, apply(key, value));
      note(key, verb, value);
    }
  };
  inState(relabel?.states ?? {}, 'relabel', (_, label) => ({ label }));
  inState(edits, 'edits', (_, value) => ({ edits: value }));
  for (const [key, deadline] of Object.entries(deadlines)) {
    const state = workflow.states.get(key);
    if (!state) report(`deadlines "${key}"`);
    else if (deadline) state.deadline = deadline;
    else delete state.deadline;
    note(key, 'deadlines', deadline);
  }
  changeTransitions({ workflow, changes, report, note });
}

interface TransitionChanges {
  readonly workflow: WorkingWorkflow;
  readonly changes: WorkflowOverlay['changes'];
  readonly report: (reason: string) => void;
  readonly note: (path: string, verb: string, value: unknown) => void;
}

function changeTransitions({ workflow, changes, report, note }: TransitionChanges): void {
  const on = <T>(
    values: Readonly<Record<string, T>>,
    verb: string,
    apply: (transition: Mutable<WorkflowTransition>, value: T) => Partial<WorkflowTransition>,
  ) => {
    for (const [key, value] of Object.entries(values)) {
      const transition = workflow.transitions.get(key);
      if (!transition) report(`${verb} "${key}"`);
      else Object.assign(transition, apply(transition, value));
      note(key, verb, value);
    }
  };
  on(changes.relabel?.transitions ?? {}, 'relabel', (_, label) => ({ label }));
  on(changes.require, 'require', ({ requires, asks }, more) => ({
    requires: [...new Set([...requires, ...more])],
    asks: [...new Set([...asks, ...more])],
  }));
  on(changes.when, 'when', ({ when }, more) => ({ when: [...when, ...more] }));
  on(changes.differentFrom ?? {}, 'differentFrom', ({ differentFrom }, more) => ({
    differentFrom: [...new Set([...differentFrom, ...more])],
  }));
  for (const key of changes.retire ?? []) {
    if (!workflow.transitions.delete(key)) report(`retire "${key}"`);
    note(key, 'retire', true);
  }
}
