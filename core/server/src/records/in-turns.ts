import { setImmediate as nextTurn } from 'node:timers/promises';

/** Items worked on between two turns of the event loop: a few milliseconds. */
const itemsATurn = 100;

/** Does something with each item and makes way for others in between, so that the thousands of an import hold up nobody. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) {
    if (done.length % itemsATurn === itemsATurn - 1) await nextTurn();
    done.push(work(item));
  }
  return done;
}
