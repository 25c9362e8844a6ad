import { session } from './session.ts';
import { createStore } from './store.ts';

/** A record that was opened on this device. */
export interface Opened {
  readonly form: string;
  readonly id: string;
  readonly title: string;
}

const prefix = 'baara.recent.';
const most = 8;

/** Changes whenever something is remembered or forgotten. */
export const recentChanges = createStore(0);

function keyOf(): string {
  return `${prefix}${session.get()?.user?.id ?? ''}`;
}

/** What this user opened last, the latest first. */
export function recentlyOpened(): readonly Opened[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf()) ?? '[]') as readonly Opened[];
  } catch {
    return [];
  }
}

export function rememberOpened(opened: Opened): void {
  const [latest] = recentlyOpened();
  if (latest?.id === opened.id && latest.title === opened.title) return;
  const others = recentlyOpened().filter(({ id }) => id !== opened.id);
  try {
    localStorage.setItem(keyOf(), JSON.stringify([opened, ...others].slice(0, most)));
  } catch {
    // A full store is no reason to stop: it is a convenience.
  }
  recentChanges.set(recentChanges.get() + 1);
}

/** Signing out leaves no name on a shared computer. */
export function forgetOpened(): void {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) localStorage.removeItem(key);
}
