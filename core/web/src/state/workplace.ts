import type { SessionInfo } from '../api/types.ts';
import { createStore } from './store.ts';

/** The unit one works in: lists begin there and the first page counts it. */
export interface Workplace {
  readonly id: string;
  readonly title: string;
}

/** Null while it is not known: the whole of what one may see. */
export const workplace = createStore<Workplace | null>(null);

let user = '';
const last = 'baara.unit';
const keyOf = (): string => `baara.unit.${user}`;

/** Goes back to where this user worked last on this device; at first, to the unit of their first role. */
export function resumeWorkplace(info: SessionInfo): void {
  user = info.user?.id ?? '';
  const own = info.roles.find(({ unit }) => unit !== null)?.unit ?? null;
  show(kept() ?? own);
}

/** The unit that was worked in here last, by whomever: what to ask for before the server has said who is here. */
export function lastWorkplace(): string | undefined {
  return localStorage.getItem(last) ?? undefined;
}

export function changeWorkplace(next: Workplace): void {
  localStorage.setItem(keyOf(), JSON.stringify(next));
  show(next);
}

/** The unit is gone, or out of reach since: back to what the server proposes. */
export function forgetWorkplace(): void {
  localStorage.removeItem(keyOf());
  show(null);
}

function show(next: Workplace | null): void {
  if (next) localStorage.setItem(last, next.id);
  else localStorage.removeItem(last);
  workplace.set(next);
}

function kept(): Workplace | null {
  try {
    const said = JSON.parse(localStorage.getItem(keyOf()) ?? 'null') as Partial<Workplace> | null;
    return said?.id && said.title ? { id: said.id, title: said.title } : null;
  } catch {
    return null;
  }
}
