import type { Session } from '../database/types.ts';

/**
 * A session that may do everything, for work that no person asked for: a refresh, an import that runs on, a start.
 * The reason is written to the log and into the history.
 */
export function asSystem(reason: string): Session {
  return Object.freeze({ kind: 'system', reason });
}
