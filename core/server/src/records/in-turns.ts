import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one turn of the event loop may work on many records before others are let in, in ms: far below the 50 that a person would notice on a page. */
const longestTurn = 4;
/** Looking at the clock costs something too: a few tenths of a millisecond lie between two looks. */
const itemsALook = 8;

/** When the work on many records began in this turn of the event loop; null: not yet. All of it in this process shares one clock, so that pieces that follow each other count together. */
let began: number | null = null;

/** Makes way for others when this turn has taken long enough. */
export async function makeWay(): Promise<void> {
  if (isLong()) await nextTurn();
}

/** Does something with each item and makes way for others in between, so that the thousands of an import hold up nobody. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) {
    if (done.length % itemsALook === itemsALook - 1 && isLong()) await nextTurn();
    done.push(work(item));
  }
  return done;
}

function isLong(): boolean {
  const now = performance.now();
  if (began === null) {
    began = now;
    setImmediate(() => {
      began = null;
    });
  }
  return now - began > longestTurn;
}
