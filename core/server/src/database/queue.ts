/** A lock that is given in the order asked for: `await take()` answers the function that gives it back. */
export function queue(): { take(): Promise<() => void>; waiting(): number } {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return {
    async take() {
      const before = last;
      let release = () => {};
      last = new Promise((resolve) => {
        release = resolve;
      });
      waiting += 1;
      await before;
      waiting -= 1;
      return release;
    },
    waiting: () => waiting,
  };
}
