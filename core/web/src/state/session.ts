import type { Overview, SessionInfo } from '../api/types.ts';
import { createStore } from './store.ts';

/** Who works here: null until the server has said. */
export const session = createStore<SessionInfo | null>(null);

/** The part of the Model that navigation needs: null until signed in. */
export const overview = createStore<Overview | null>(null);

/** Whether the last request reached the server. */
export const online = createStore(true);

/** Today in the site's time zone, as the server says; the browser's own date until then. */
export function today(): string {
  return session.get()?.today ?? new Date().toISOString().slice(0, 10);
}
