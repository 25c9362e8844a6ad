import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request comes from. */
export interface Origin {
  readonly address?: string;
  /** What the browser or program calls itself, shortened. */
  readonly agent?: string;
}

const origins = new AsyncLocalStorage<Origin>();
const longestAgent = 160;

/** Runs `work`; what it writes into the audit bears this origin. */
export function withOrigin<T>(origin: Origin, work: () => T): T {
  const agent = origin.agent?.slice(0, longestAgent);
  return origins.run({ ...origin, ...(agent ? { agent } : {}) }, work);
}

/** Where the present request comes from; nothing on the command line and in jobs. */
export function presentOrigin(): Origin {
  return origins.getStore() ?? {};
}
