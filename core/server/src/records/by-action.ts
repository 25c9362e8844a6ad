import { current } from '../database/index.ts';
import type { Draft } from './state.ts';
import type { Problem } from './types.ts';

/** Transactions in which an action of a module is at work. */
const acting = new WeakSet<object>();

/** Lets an action of a module, in the current transaction, make the records that nobody else makes. */
export async function actAsModule<T>(work: () => Promise<T>): Promise<T> {
  acting.add(current());
  return work();
}

/** Adds a problem when records of a form are made by an action only, and none is at work. */
export function refuseByHand({ form, id }: Pick<Draft, 'form' | 'id'>, problems: Problem[]): void {
  if (!form.byAction || current().session.kind === 'system' || acting.has(current())) return;
  problems.push({ code: 'record.by_action', form: form.id, record: id, params: { message: form.byAction } });
}
