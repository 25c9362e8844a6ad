import type { Expression } from '../expression/ast.ts';
import type { Rule } from '../field.ts';
import type { Action } from '../model.ts';
import type { Text } from '../text.ts';

/** A stage that a record stands in. It is stored as its key. */
export interface WorkflowState {
  readonly key: string;
  readonly label: Text;
  /** How pages show it: work begun, waiting for somebody, done, or to put right. */
  readonly tone: 'quiet' | 'waiting' | 'good' | 'wrong';
  /** What a save of other fields does to a record in this state: nothing, a refusal, or the state that it goes back to. */
  readonly edits: 'allowed' | 'refused' | { readonly backTo: string };
  /** How long a record may wait here. */
  readonly deadline?: {
    /** Days from its coming into the state until the deadline. */
    readonly days: number;
    /** How many days before the deadline those who can act are reminded; on the day itself they are too. */
    readonly remind?: number;
    /** The transition that happens of itself once the deadline has passed. */
    readonly tacit?: string;
  };
}

/** What a passage does beside changing the state, in the same transaction. Expressions are over the record, as it then stands. */
export type WorkflowEffect =
  | { readonly does: 'set'; readonly field: string; readonly value: Expression }
  | { readonly does: 'create'; readonly form: string; readonly values: Readonly<Record<string, Expression>> }
  /** Ends the open dated rows of `form` whose field `there` equals this record's `here` (or `id`): `on` is the first day after. */
  | {
      readonly does: 'end';
      readonly form: string;
      readonly match: { readonly there: string; readonly here: string };
      readonly on: Expression;
    };

/** One way from a state to another. */
export interface WorkflowTransition {
  readonly key: string;
  /** What its button says: a verb. */
  readonly label: Text;
  readonly from: readonly string[];
  readonly to: string;
  /** Whoever may do this with the record may take the transition too; absent: only whom a grant names it to. */
  readonly who?: Action;
  /** What must be so, each with the words that say why not. */
  readonly when: readonly Rule[];
  /** Fields that must be filled. */
  readonly requires: readonly string[];
  /** Fields that one may fill with the passage, those that are required among them. */
  readonly asks: readonly string[];
  /** Whether a reason, and the number and date of an act, are asked. */
  readonly reason?: 'required' | 'optional';
  readonly act?: 'required' | 'optional';
  /** Whoever took one of these transitions last, or made the record (`create`), may not take this one. */
  readonly differentFrom: readonly string[];
  readonly effects: readonly WorkflowEffect[];
  /** The name of the function of the module's server part that runs in the same transaction. */
  readonly hook?: string;
  /** Nothing leads back from where it leads: pages say so and ask whether one is sure. Derived; said by a definition that knows better. */
  readonly lasting?: boolean;
  /** How its button looks: the usual way on, or a way back. */
  readonly tone: 'onward' | 'back';
}

/** A composed workflow: the states of a form's records and the ways between them. */
export interface ModelWorkflow {
  /** `<form>_<key>`. */
  readonly id: string;
  readonly form: string;
  /** The module or site that defines it. */
  readonly module: string;
  readonly label: Text;
  /** The choice field that holds the state, and the date field that says since when. Nobody writes them but a passage. */
  readonly field: string;
  readonly since: string;
  /** The state of a new record, and of those that were there before the workflow. */
  readonly initial: string;
  readonly existing: string;
  readonly states: readonly WorkflowState[];
  readonly transitions: readonly WorkflowTransition[];
}
