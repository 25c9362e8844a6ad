import { asSystem, current, inTransaction } from '@baara/server';

/** What the engine itself does beside what the caller may, in the caller's transaction; `why` stands in the log. */
export function asEngine<T>(why: string, work: () => Promise<T>): Promise<T> {
  const { database, model } = current();
  return inTransaction({ database, model, session: asSystem(why) }, work);
}
