import {
  evaluate,
  type FieldValue,
  type ModelForm,
  type ModelWorkflow,
  recordScope,
  type WorkflowTransition,
} from '@baara/model';
import { current } from '../database/index.ts';
import { readSaid, type Said } from './said.ts';
import { type Draft, type PassageDraft, state } from './state.ts';
import type { Envelope, Operation, Problem, Value } from './types.ts';
import { transitionNamed, workflowsOf } from './workflows-of.ts';

type PassOperation = Operation & { readonly do: 'pass' };

/** What a passage says of the fields that its transition asks. Others are added to `problems`. */
export function readAsked(form: ModelForm, operation: PassOperation, problems: Problem[]): Said {
  const { asks } = transitionNamed(operation).transition;
  const values: Record<string, Value> = {};
  for (const [field, value] of Object.entries(operation.values ?? {})) {
    if (asks.includes(field)) values[field] = value;
    else problems.push({ code: 'workflow.not_asked', form: form.id, record: operation.id, field, params: {} });
  }
  return readSaid(form, { id: operation.id, values }, problems);
}

/** Takes a transition: the state, the day, and the fields that it sets. Why it is refused is added to `problems`. */
export function takeTransition(
  draft: Draft,
  operation: PassOperation,
  { why, problems }: { readonly why: Pick<Envelope, 'reason' | 'act'>; readonly problems: Problem[] },
): void {
  const { workflow, transition } = transitionNamed(operation);
  const refuse = (code: string, params: Problem['params'] = {}, field?: string) =>
    problems.push({ code, form: draft.form.id, record: draft.id, params, ...(field === undefined ? {} : { field }) });
  const from = stateOf(draft, workflow);
  if (!transition.from.includes(from)) refuse('workflow.elsewhere', { state: labelOf(workflow, from) });
  if (transition.reason === 'required' && !why.reason?.trim()) refuse('workflow.reason_required');
  if (transition.act === 'required' && !why.act?.trim()) refuse('workflow.act_required');
  problems.push(...missingFields(draft, transition));
  goTo(draft, { workflow, transition, from, to: transition.to });
  for (const effect of transition.effects) {
    if (effect.does !== 'set') continue;
    const result = evaluate(effect.value, scopeOf(draft));
    if (result.kind === 'error') refuse('workflow.effect_failed', {}, effect.field);
    else state(draft, effect.field, result.kind === 'value' ? (result.value as Value) : null);
  }
}

/** The fields that a transition requires and that are empty. */
export function missingFields(
  { form, id, values }: Pick<Draft, 'form' | 'id' | 'values'>,
  { requires }: WorkflowTransition,
): Problem[] {
  return requires
    .filter((key) => isEmpty(values[key] ?? null))
    .map((field) => ({ code: 'field.required', form: form.id, record: id, params: {}, field }));
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Adds a problem when a record stands in a state in which nobody changes it otherwise than by a passage. */
export function refuseSealed(draft: Draft, problems: Problem[]): void {
  if (current().session.kind === 'system') return;
  for (const workflow of workflowsOf(draft.form)) {
    const from = stateOf(draft, workflow);
    if (editsIn(workflow, from) !== 'refused') continue;
    const params = { workflow: workflow.label, state: labelOf(workflow, from) };
    problems.push({ code: 'workflow.sealed', form: draft.form.id, record: draft.id, params });
  }
}

/** Sends a record back whose state says that a correction does so. */
export function setBack(draft: Draft): void {
  if (current().session.kind === 'system') return;
  for (const workflow of workflowsOf(draft.form)) {
    const from = stateOf(draft, workflow);
    const edits = editsIn(workflow, from);
    if (typeof edits === 'object' && edits.backTo !== from)
      goTo(draft, { workflow, transition: null, from, to: edits.backTo });
  }
}

/** A row that goes on from another is new: it begins where new records do. */
export function beginAnew(draft: Draft): void {
  for (const { field, since, initial } of workflowsOf(draft.form)) {
    state(draft, field, initial);
    state(draft, since, current().today);
  }
}

/** The state in which a draft stands; one that was loaded without any stands where those do that were there before. */
export function stateOf(draft: Pick<Draft, 'values'>, { field, existing }: ModelWorkflow): string {
  return (draft.values[field] as string | null | undefined) ?? existing;
}

function goTo(draft: Draft, step: Omit<PassageDraft, 'basis'>): void {
  const passage = { ...step, basis: { ...draft.values } };
  state(draft, passage.workflow.field, passage.to);
  state(draft, passage.workflow.since, current().today);
  draft.passages = [...(draft.passages ?? []), passage];
}

const stateIn = ({ states }: ModelWorkflow, key: string) => states.find((each) => each.key === key);
const editsIn = (workflow: ModelWorkflow, key: string) => stateIn(workflow, key)?.edits ?? 'allowed';
/** The words of a state. */
export const labelOf = (workflow: ModelWorkflow, key: string) => stateIn(workflow, key)?.label ?? key;

function scopeOf(draft: Draft) {
  const { today, session } = current();
  return recordScope({
    ...{ form: draft.form, unknown: draft.unknown, today },
    values: { ...(draft.values as Readonly<Record<string, FieldValue>>), id: draft.id },
    ...(session.kind === 'user' ? { user: { id: session.user } } : {}),
  });
}
