import type { Rule } from '../field.ts';
import { nameRules, type Refs, type RuleDraft, refsOf } from '../form.ts';
import { definedAt } from '../source.ts';
import type { Text } from '../text.ts';
import { type StateDraft, stateList, type TransitionDraft, transitionList, type WorkflowHandle } from './define.ts';
import type { WorkflowState, WorkflowTransition } from './types.ts';

/** The changes that a layer makes to a workflow which it does not own. Verbs add and tighten; only `retire` and `relabel` take away. */
interface WorkflowOverlayOptions<Fields extends object> {
  readonly owner: string;
  readonly relabel?: {
    readonly workflow?: Text;
    readonly states?: Readonly<Record<string, Text>>;
    readonly transitions?: Readonly<Record<string, Text>>;
  };
  readonly addStates?: Readonly<Record<string, StateDraft>>;
  readonly addTransitions?: Readonly<Record<string, TransitionDraft<Fields>>>;
  /** Transitions that nobody takes here. */
  readonly retire?: readonly string[];
  /** State → its deadline here; null: none. */
  readonly deadlines?: Readonly<Record<string, WorkflowState['deadline'] | null>>;
  readonly edits?: Readonly<Record<string, WorkflowState['edits']>>;
  /** Transition → further fields that must be filled. */
  readonly require?: Readonly<Record<string, readonly (keyof Fields & string)[]>>;
  /** Transition → further conditions. */
  readonly when?: Readonly<Record<string, (r: Refs<Fields>) => readonly RuleDraft[]>>;
  /** Transition → further passages whose author may not take it. */
  readonly differentFrom?: Readonly<Record<string, readonly string[]>>;
}

/** A workflow's overlay with the types erased. */
export interface WorkflowOverlay {
  readonly owner: string;
  readonly source: string;
  readonly changes: Omit<
    WorkflowOverlayOptions<object>,
    'owner' | 'addStates' | 'addTransitions' | 'when' | 'require'
  > & {
    readonly addStates: readonly WorkflowState[];
    readonly addTransitions: readonly WorkflowTransition[];
    readonly require: Readonly<Record<string, readonly string[]>>;
    readonly when: Readonly<Record<string, readonly Rule[]>>;
  };
}

/**
 * Changes a workflow of another layer; the result is listed under `workflows` of the layer that changes it.
 *
 * @example extendWorkflow(leave_approval, { owner: 'mali', deadlines: { asked: { days: 15, remind: 3 } } })
 */
export function extendWorkflow<Fields extends object>(
  workflow: WorkflowHandle<Fields>,
  options: WorkflowOverlayOptions<Fields>,
): WorkflowHandle<Fields> {
  const { owner, addStates = {}, addTransitions = {}, when = {}, require = {}, ...changes } = options;
  const r = refsOf(workflow.form.fields);
  const overlay: WorkflowOverlay = {
    owner,
    source: definedAt(extendWorkflow),
    changes: {
      ...changes,
      addStates: stateList(addStates),
      addTransitions: transitionList(workflow.form, addTransitions),
      require,
      when: Object.fromEntries(
        Object.entries(when).map(([key, rules]) => [key, nameRules(rules(r), `${owner}_${key}`)]),
      ),
    },
  };
  return { ...workflow, overlay };
}
