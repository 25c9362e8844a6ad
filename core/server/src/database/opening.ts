import type { Model } from '@baara/model';
import { quote } from './render.ts';
import { coreRole } from './roles.ts';
import type { Row, Session } from './types.ts';

/** What the database says of itself at the beginning of each transaction. */
export interface OpeningState {
  readonly generation: number;
  /** Another value, other items in the lists: whoever writes one gives it a new value. */
  readonly items: string;
  /** A later model has tables that this node's model does not know. */
  readonly outdated: boolean;
}

/** The settings that a session's statements run under, and the question of the generation: one message with BEGIN. Null: a session to be read, whose question sets its user. */
export function opening(session: Session | null, today: string): string {
  const user = session?.kind === 'user' ? session.user : '';
  return [
    // A user's statements run without the owner's rights; until the end of the transaction, or of what the system does inside it.
    `SET LOCAL ROLE ${session?.kind === 'system' ? 'NONE' : coreRole}`,
    // A statement with many subqueries looks dear to the planner and takes milliseconds: compiling it takes seconds.
    `SELECT set_config('baara.user', ${quote(user)}, true), set_config('baara.today', ${quote(today)}, true), set_config('jit', 'off', true)`,
    `SELECT key, value FROM baara_meta WHERE key IN ('generation', 'writers', 'items')`,
  ].join('; ');
}

/** Reads the opening's rows. A database that names no writers takes everybody's. */
export function readOpening(rows: readonly Row[], model: Model): OpeningState {
  const value = (key: string) => rows.find((row) => row.key === key)?.value as string | undefined;
  const writers = value('writers');
  return {
    generation: Number(value('generation') ?? 0),
    items: value('items') ?? '',
    outdated: writers !== undefined && !(JSON.parse(writers) as string[]).includes(model.fingerprint),
  };
}
