import { current } from '../database/index.ts';

/** What was compiled for this transaction, and for it alone: nothing of `access/` outlives it. */
export function memoised<T>(key: string, make: () => T): T {
  const { memo } = current();
  const name = `access ${key}`;
  if (!memo.has(name)) memo.set(name, make());
  return memo.get(name) as T;
}
