import { ahead } from '../api/request.ts';
import { overview } from '../state/session.ts';
import { bringColumns, readSlices } from './read-ahead.ts';
import { routeOf } from './routes.ts';

const ignore = (): undefined => undefined;

/** A reader who pays for each byte is sent nothing that was not asked for. */
function isSparing(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/** Starts what the page at this address needs, its code and its data side by side. */
export function startPage(path: string): void {
  const found = routeOf(path);
  // Without the forms one cannot tell a unit's page from a record's.
  if (!found || (found.parts.id && !overview.get())) return;
  const { route, parts } = found;
  route.load().catch(ignore);
  if (route.ahead) ahead(() => route.ahead?.(parts) ?? []);
}

const brought = new Set<string>();

/** Brings what the pages of one kind need, once: their code and their form's definition, and nothing about people. */
function bring(path: string): void {
  // Code that was asked for without a network would be missing afterwards too: the document remembers that it did not come.
  const found = navigator.onLine && overview.get() && routeOf(path);
  if (!found) return;
  const key = `${found.route.pattern.source} ${found.parts.form}`;
  if (brought.has(key)) return;
  brought.add(key);
  found.route.load().catch(ignore);
  for (const answer of readSlices(found.parts)) answer.catch(ignore);
  if (found.parts.form && !found.parts.id) bringColumns(found.parts.form).catch(ignore);
}

/** A link that is pointed at or focused is likely to be followed. */
export function prefetchOnIntent(): void {
  const meant = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link && link.origin === location.origin && !isSparing()) bring(link.pathname);
  };
  document.addEventListener('pointerover', meant, { passive: true });
  document.addEventListener('focusin', meant);
}

/**
 * A page is there and nobody waits: what is likely to be opened from it, as it says itself. From the first page the list of those at
 * work, from a list one of its records, from a record its correction, each a step of every day. Others are brought by pointing at their
 * link: idle bytes cost money too.
 */
export function prefetchNext(event: CustomEvent<readonly string[]>): void {
  if (isSparing()) return;
  const bringAll = () => event.detail.forEach(bring);
  if ('requestIdleCallback' in window) requestIdleCallback(bringAll, { timeout: 1000 });
  else setTimeout(bringAll, 500);
}
