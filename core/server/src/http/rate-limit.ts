import { BaaraError } from '@baara/model';

export interface RateLimit {
  /** Counts one attempt of `key`; throws `request.rate_limited` past the limit. */
  count(key: string): void;
}

/**
 * At most `attempts` a key within `seconds`, kept in memory of this process: the first of two locks on sign-in,
 * against floods from one address. The second, by account, is in the database.
 */
export function createRateLimit(facts: {
  readonly attempts: number;
  readonly seconds: number;
  readonly now?: () => number;
}): RateLimit {
  const now = facts.now ?? Date.now;
  const windows = new Map<string, { until: number; count: number }>();
  return {
    count(key) {
      const time = now();
      const window = windows.get(key);
      if (!window || window.until <= time) {
        forget(windows, time);
        windows.set(key, { until: time + facts.seconds * 1000, count: 1 });
        return;
      }
      window.count += 1;
      if (window.count > facts.attempts) {
        const wait = Math.ceil((window.until - time) / 1000);
        throw new BaaraError({ code: 'request.rate_limited', params: { seconds: wait } });
      }
    },
  };
}

/** Addresses are cheap to make up: past windows go before the map grows. */
function forget(windows: Map<string, { until: number }>, time: number): void {
  if (windows.size < 10_000) return;
  for (const [key, window] of windows) if (window.until <= time) windows.delete(key);
  if (windows.size >= 10_000) windows.clear();
}
