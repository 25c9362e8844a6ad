import type { Expression } from '../expression/ast.ts';
import { type FormHandle, nameRules, type Refs, type RuleDraft, refsOf } from '../form.ts';
import { definedAt } from '../source.ts';
import type { Text } from '../text.ts';
import type { WorkflowOverlay } from './extend.ts';
import type { WorkflowEffect, WorkflowState, WorkflowTransition } from './types.ts';

export type StateDraft = Omit<WorkflowState, 'key' | 'tone' | 'edits'> & Partial<Pick<WorkflowState, 'tone' | 'edits'>>;

type Fixed = 'key' | 'from' | 'when' | 'requires' | 'asks' | 'differentFrom' | 'effects' | 'tone';

/** A transition as it is written; `r` are the form's fields. */
export interface TransitionDraft<Fields extends object> extends Omit<WorkflowTransition, Fixed> {
  readonly from: string | readonly string[];
  readonly when?: (r: Refs<Fields>) => readonly RuleDraft[];
  readonly requires?: readonly (keyof Fields & string)[];
  readonly asks?: readonly (keyof Fields & string)[];
  readonly differentFrom?: readonly string[];
  readonly effects?: (r: Refs<Fields>) => readonly WorkflowEffect[];
  readonly tone?: WorkflowTransition['tone'];
}

export interface WorkflowOptions<Fields extends object> {
  readonly form: { readonly id: string; readonly fields: Fields };
  readonly label: Text;
  /** The first one is that of a new record, unless `initial` says otherwise. */
  readonly states: Readonly<Record<string, StateDraft>>;
  readonly transitions: Readonly<Record<string, TransitionDraft<Fields>>>;
  readonly initial?: string;
  /** The state of the records that were there before; absent: as of new ones. */
  readonly existing?: string;
}

/** A workflow as its layer writes it, with the types erased. */
export interface WorkflowDraft {
  readonly label: Text;
  readonly states: readonly WorkflowState[];
  readonly transitions: readonly WorkflowTransition[];
  readonly initial: string;
  readonly existing: string;
  readonly source: string;
}

/** A reference to a workflow: what a module or site lists under `workflows`, and what `extendWorkflow` takes. */
export interface WorkflowHandle<Fields extends object = object> {
  /** `<form>_<key>`, unique in a site. */
  readonly id: string;
  readonly key: string;
  readonly form: { readonly id: string; readonly fields: Fields };
  readonly draft: WorkflowDraft;
  /** Another layer's changes. */
  readonly overlay?: WorkflowOverlay;
}

/**
 * Defines the workflow of a form's records: its states and the transitions between them. It is a field of the form from then on.
 *
 * @example
 * export const leave_approval = defineWorkflow('approval', {
 *   form: leave,
 *   label: { fr: 'Demande', en: 'Request' },
 *   states: { asked: { label: { fr: 'Demandé', en: 'Asked' } }, granted: { label: { fr: 'Accordé', en: 'Granted' }, tone: 'good' } },
 *   transitions: { grant: { from: 'asked', to: 'granted', label: { fr: 'Accorder', en: 'Grant' }, differentFrom: ['create'] } },
 * });
 */
export function defineWorkflow<Fields extends object>(
  key: string,
  options: WorkflowOptions<Fields>,
): WorkflowHandle<Fields> {
  const { form, label } = options;
  const keys = Object.keys(options.states);
  const initial = options.initial ?? keys[0] ?? '';
  const draft: WorkflowDraft = {
    label,
    states: stateList(options.states),
    transitions: transitionList(form, options.transitions),
    initial,
    existing: options.existing ?? initial,
    source: definedAt(defineWorkflow),
  };
  return { id: `${form.id}_${key}`, key, form, draft };
}

/** States with what they leave out. */
export function stateList(states: Readonly<Record<string, StateDraft>>): readonly WorkflowState[] {
  return Object.entries(states).map(([key, state]) => ({ tone: 'quiet', edits: 'allowed', ...state, key }));
}

/** Transitions with what they leave out, their conditions named. */
export function transitionList<Fields extends object>(
  form: { readonly fields: Fields },
  transitions: Readonly<Record<string, TransitionDraft<Fields>>>,
): readonly WorkflowTransition[] {
  const r = refsOf(form.fields);
  return Object.entries(transitions).map(([key, { from, when, requires = [], asks = [], effects, ...rest }]) => ({
    differentFrom: [],
    tone: 'onward',
    ...rest,
    key,
    from: typeof from === 'string' ? [from] : from,
    when: nameRules(when?.(r) ?? [], key),
    requires,
    asks: [...new Set([...requires, ...asks])],
    effects: effects?.(r) ?? [],
  }));
}

/** An effect that sets a field of the record itself. */
export const setField = (field: string, value: Expression): WorkflowEffect => ({ does: 'set', field, value });

/** An effect that creates a record of another form. */
export const createRow = (form: FormHandle, values: Readonly<Record<string, Expression>>): WorkflowEffect => ({
  does: 'create',
  form: form.id,
  values,
});
