import type { Text } from '@baara/model';

/**
 * `instant`: done at the start under a short lock. `online`: done while people work, and again where it broke off.
 * `offline`: rewrites a table; only `baara apply --offline` does it.
 */
export type StepClass = 'instant' | 'online' | 'offline';

/** What a step does, for those who sort or count steps. */
export type StepKind =
  | 'rename_table'
  | 'create_table'
  | 'rename_column'
  | 'add_column'
  | 'change_type'
  | 'rename_object'
  | 'drop_object'
  | 'add_object'
  | 'validate'
  | 'retire'
  | 'restore'
  | 'close_lock'
  | 'open_lock';

/** One change of the database, with the exact statements. */
export interface Step {
  readonly class: StepClass;
  readonly kind: StepKind;
  readonly table: string;
  /** The column, constraint or index. */
  readonly subject: string;
  readonly sql: readonly string[];
  readonly sentence: Text;
  /** Yields rows when the step would lose something: it is refused then. */
  readonly refuseIf?: string;
  /** CREATE INDEX CONCURRENTLY refuses to run in a transaction. */
  readonly outside?: true;
  /** Written to `baara_object` with the step. */
  readonly made?: readonly { readonly name: string; readonly definition: string }[];
  /** Taken out of `baara_object` with the step. */
  readonly unmade?: string;
}

/** Everything between a database and what a Model wants. Never removes data. */
export interface Plan {
  readonly fingerprint: string;
  readonly steps: readonly Step[];
}
