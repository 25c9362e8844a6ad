import type { Row } from './types.ts';
import type { Encoded } from './values.ts';

/** What one statement answered. */
export interface Answer {
  readonly rows: Row[];
  /** The last command that ran: `COMMIT`, `SELECT`, `ROLLBACK`… */
  readonly command: string;
}

/** One session of an engine, held by one transaction at a time. Rejects with a translated BaaraError. */
export interface Wire {
  run(text: string, params: readonly Encoded[], plan: PlanUse): Promise<Answer>;
  /** Several statements in one message; answers the last one that returned rows. */
  script(text: string): Promise<Answer>;
  /** Stops the statement that is running, if one is. */
  cancel(): Promise<void>;
}

/** Whether a statement's plan is kept for the next time, or made for these very values, of a text that is kept or not. */
export type PlanUse = 'kept' | 'own' | 'own_kept';

/** Whether a statement is kept prepared: one whose values decide its plan is not. */
export function isKept(text: string, plan: PlanUse): boolean {
  return plan === 'kept' && text.length <= preparedTextLimit;
}

/** Longer statements (bulk inserts, whose texts seldom repeat) are not kept prepared. */
const preparedTextLimit = 8192;
