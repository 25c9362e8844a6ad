import { randomBytes } from 'node:crypto';
import type { Database } from '../database/types.ts';

/** How accounts are kept on this server; its settings say it. */
export interface AccountRules {
  /** A session that nobody has used for so long has ended. */
  readonly idleMinutes: number;
  /** A session ends so long after signing in, whatever its use. */
  readonly longestHours: number;
  /** 32 bytes, kept outside the database, that seal what stands in it. */
  readonly key: Uint8Array;
}

/** A working day, and a long meeting in it. */
export const usualRules = { idleMinutes: 120, longestHours: 12 } as const;

const known = new WeakMap<Database, AccountRules>();

/** Says how accounts are kept in a database from now on. */
export function useAccountRules(database: Database, rules: Partial<AccountRules>): void {
  known.set(database, { ...rulesOf(database), ...rules });
}

/** Without settings: the usual rules, and a key that ends with the process. */
export function rulesOf(database: Database): AccountRules {
  const rules = known.get(database) ?? { ...usualRules, key: randomBytes(32) };
  known.set(database, rules);
  return rules;
}
