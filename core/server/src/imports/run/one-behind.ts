/** Work that runs beside the next step, one piece at a time. */
export interface OneBehind {
  /** Waits for the piece before, throws what it threw, then begins this one without waiting for it. */
  next(work: () => Promise<void>): Promise<void>;
  /** Waits for the last piece and throws what it threw. */
  last(): Promise<void>;
}

/** While the database writes one chunk, the process reads the next: both cores work. */
export function oneBehind(): OneBehind {
  let running: Promise<void> = Promise.resolve();
  return {
    async next(work) {
      await running;
      running = work();
      // Thrown at the next turn; until then nobody waits for it.
      running.catch(() => undefined);
    },
    last: () => running,
  };
}
