import type { Overview, SessionInfo } from '../api/types.ts';
import { createStore } from './store.ts';

/** Who works here: null until the server has said. */
export const session = createStore<SessionInfo | null>(null);

/** The part of the Model that navigation needs: null until signed in. */
export const overview = createStore<Overview | null>(null);

/** Whether the last request reached the server. */
export const online = createStore(true);

let lostAt = 0;

/** The browser has lost its network. */
export function networkLost(): void {
  lostAt = performance.now();
  online.set(false);
}

/** Something answered what was asked at that moment. An answer still on its way when the network was lost says nothing of it. */
export function networkAnswered(askedAt: number): void {
  if (askedAt >= lostAt) online.set(true);
}

/** Today in the site's time zone, as the server says; the browser's own date until then. */
export function today(): string {
  return session.get()?.today ?? new Date().toISOString().slice(0, 10);
}

const mark = 'baara.here';

/** Whether somebody was signed in here when the page was left: what they will need is asked for before the server has said so. */
export function wasHere(): boolean {
  return localStorage.getItem(mark) !== null;
}

export function rememberHere(): void {
  localStorage.setItem(mark, '1');
}

export function forgetHere(): void {
  localStorage.removeItem(mark);
}
