import { compose } from '@baara/model';
import { asSystem } from '../../core/server/src/access/index.ts';
import { inTransaction } from '../../core/server/src/database/index.ts';
import { openTestDatabase } from '../../core/server/src/testing/index.ts';
import { mali } from '../../sites/mali/src/site.ts';

export const model = compose(mali);

let opening: ReturnType<typeof openTestDatabase> | undefined;

/** The one database of these tests: opening it takes longer than all of them. */
export function openOffice(): ReturnType<typeof openTestDatabase> {
  opening ??= openTestDatabase({ model });
  return opening;
}

/** Does something in the name of the system. */
export async function system<T>(work: () => Promise<T>): Promise<T> {
  const { database } = await openOffice();
  return inTransaction({ database, model, session: asSystem('test'), deadlineMs: 60_000 }, work);
}
