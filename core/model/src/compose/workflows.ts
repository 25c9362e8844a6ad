import { f } from '../f.ts';
import { defineList } from '../list.ts';
import type { WorkflowHandle } from '../workflow/define.ts';
import { isLasting } from '../workflow/lasting.ts';
import type { ModelWorkflow, WorkflowState, WorkflowTransition } from '../workflow/types.ts';
import { changeWorkflow } from './workflow-overlay.ts';
import { openField, openForm, type WorkingForm, type Workshop } from './working.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A workflow while layers are being applied. */
export interface WorkingWorkflow extends Omit<ModelWorkflow, 'label' | 'states' | 'transitions'> {
  label: ModelWorkflow['label'];
  readonly states: Map<string, Mutable<WorkflowState>>;
  readonly transitions: Map<string, Mutable<WorkflowTransition>>;
  readonly source: string;
}

interface Layer {
  readonly id: string;
  readonly workflows: readonly WorkflowHandle[];
}

/**
 * Opens the workflows of all layers and gives their forms the fields that hold the state. It comes before the forms' overlays, which may
 * speak of those fields; the layers' changes of workflows come in the same order as the layers.
 */
export function openWorkflows(shop: Workshop, layers: readonly Layer[]): ReadonlyMap<string, WorkingWorkflow> {
  const open = new Map<string, WorkingWorkflow>();
  for (const layer of layers) {
    for (const handle of layer.workflows) if (!handle.overlay) openWorkflow(shop, open, layer, handle);
  }
  for (const layer of layers) {
    for (const handle of layer.workflows) if (handle.overlay) changeWorkflow(shop, open, layer, handle);
  }
  for (const workflow of open.values()) fillStates(shop, workflow);
  return open;
}

function openWorkflow(
  shop: Workshop,
  open: Map<string, WorkingWorkflow>,
  layer: Layer,
  { id, key, form, draft }: WorkflowHandle,
): void {
  const report = (reason: string) =>
    shop.problems.push({
      ...{ code: 'workflow.invalid', layer: layer.id, file: draft.source, form: form.id },
      params: { workflow: id, reason },
    });
  const target = shop.forms.get(form.id);
  if (!target) return void report(`form "${form.id}"`);
  const mayTouch = layer.id === shop.site || shop.reach.get(layer.id)?.has(target.module) === true;
  if (!mayTouch) {
    const about = { layer: layer.id, file: draft.source, form: form.id };
    shop.problems.push({ code: 'overlay.not_required', ...about, params: { module: target.module } });
    return;
  }
  // As with any field of another layer: one that the form brings some day cannot collide.
  const field = layer.id === target.module ? key : `${layer.id}_${key}`;
  const since = `${field}_since`;
  if (open.has(id)) return void report(`"${id}"`);
  if (target.fields.has(field) || target.fields.has(since)) return void report(`field "${field}"`);
  const workflow: WorkingWorkflow = {
    ...{ id, form: form.id, module: layer.id, label: draft.label, field, since, source: draft.source },
    ...{ initial: draft.initial, existing: draft.existing },
    states: new Map(draft.states.map((state) => [state.key, { ...state }])),
    transitions: new Map(draft.transitions.map((each) => [each.key, { ...each }])),
  };
  open.set(id, workflow);
  shop.provenance.set(`workflows.${id}`, [{ layer: layer.id, verb: 'define', value: draft.source }]);
  addFields(shop, target, workflow);
}

/** The state is a choice from a list of its own, so that lists, filters, figures and exports know it as they know any other. */
function addFields(
  shop: Workshop,
  form: WorkingForm,
  { id, field, since, module, label, initial }: WorkingWorkflow,
): void {
  const states = defineList(id, { label });
  shop.forms.set(id, openForm({ ...states.draft, source: form.draft.source }, module));
  shop.provenance.set(id, [{ layer: module, verb: 'define', value: form.draft.source }]);
  const definitions = {
    [field]: f.choice(states, { label, readonly: true, default: initial }),
    [since]: f.date({
      label: { fr: `${label.fr} : depuis le`, en: `${label.en}: since` },
      readonly: true,
      default: { op: 'today' },
    }),
  };
  for (const [key, definition] of Object.entries(definitions)) {
    form.fields.set(key, openField({ key, definition, owner: module, form: form.draft }));
  }
}

function fillStates(shop: Workshop, { id, states }: WorkingWorkflow): void {
  const list = shop.forms.get(id);
  for (const { key, label } of states.values()) list?.items.set(key, { code: key, label });
}

/** The finished workflow. */
export function assembleWorkflow({ source: _, ...working }: WorkingWorkflow): ModelWorkflow {
  const states = [...working.states.values()];
  const transitions = [...working.transitions.values()];
  const workflow = { ...working, states, transitions };
  return { ...workflow, transitions: transitions.map((each) => ({ ...each, lasting: isLasting(workflow, each) })) };
}
