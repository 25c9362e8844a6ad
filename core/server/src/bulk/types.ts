import type { Expression } from '@baara/model';
import type { Operation, Problem, RecordView, Value, Values } from '../records/types.ts';

/** What is done to each record of a selection. */
export type BulkAction =
  /** The same fields set in each; `unknown` adds to what each says is unknown. */
  | { readonly do: 'set'; readonly values: Values; readonly unknown?: readonly string[] }
  /** The main post of each ends and another begins: `values` are those of the new post, `valid_from` among them. */
  | { readonly do: 'move'; readonly values: Values }
  /**
   * By one act, something of each is otherwise from a day on: in `form`, of which each has one row at a time, a row begins with these
   * values, `valid_from` among them, and the one that held until then ends.
   */
  | { readonly do: 'event'; readonly form: string; readonly values: Values }
  | { readonly do: 'delete' };

/** What is to be written of one record: operations, nothing, or why it cannot be. */
export type Intent =
  /** `former`: what was true of the record until then of what a new row begins anew. */
  | { readonly kind: 'operations'; readonly operations: readonly Operation[]; readonly former?: Values }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** The records that are meant: by their ids, or all that a list's criteria leave. */
export type BulkSelection =
  | { readonly ids: readonly string[] }
  | { readonly where?: Expression; readonly under?: string; readonly q?: string };

export type BulkState = 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'failed';

/** What became, or would become, of one record. */
export type BulkOutcome = 'ready' | 'unchanged' | 'refused' | 'written' | 'undone' | 'kept';

/** One action on many records, as its author follows it. */
export interface Bulk {
  readonly id: string;
  readonly form: string;
  readonly createdAt: string;
  readonly action: BulkAction;
  readonly reason: string | null;
  readonly act: string | null;
  readonly state: BulkState;
  readonly total: number;
  /** Records seen by the run that is under way. */
  readonly done: number;
  readonly counts: Readonly<Record<BulkOutcome, number>>;
}

/** A page of somebody's actions. */
export interface Bulks {
  readonly bulks: readonly Bulk[];
  /** The id to go on before, or null at the end. */
  readonly next: string | null;
}

/** A change of one field of a record, or of a row that belongs to it. */
export interface BulkChange {
  readonly form: string;
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
}

export interface BulkLine {
  readonly position: number;
  readonly record: string;
  /** Empty for a record that its reader may not read any more. */
  readonly title: string;
  readonly outcome: BulkOutcome | null;
  readonly problems: readonly Problem[];
  readonly changes: readonly BulkChange[];
}

export interface BulkLines {
  readonly lines: readonly BulkLine[];
  /** The position to go on after, or null at the end. */
  readonly next: number | null;
  /** Form → field → code or id → wording. */
  readonly labels: Readonly<Record<string, RecordView['labels']>>;
}
