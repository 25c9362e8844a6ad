import { createStore } from './store.ts';

/** Where the reader is: the path and its query. */
export const place = createStore<URL>(new URL(location.href));

type Guard = () => boolean;
let guard: Guard | null = null;

/** Asks `next` before leaving a page with unsaved work; the answer ends that. */
export function guardLeaving(next: Guard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = null;
  };
}

/** Goes to an address of the app, unless unsaved work holds the reader back. */
export function go(address: string): void {
  if (guard && !guard()) return;
  guard = null;
  history.pushState(null, '', address);
  place.set(new URL(location.href));
  window.scrollTo(0, 0);
}

/** Changes the address without a new page: filters, sort, columns. */
export function restate(address: string): void {
  history.replaceState(history.state, '', address);
  place.set(new URL(location.href));
}

/** Follows links of the app, the browser's own back and forward, and the closing of the window. */
export function startRouter(): void {
  window.addEventListener('popstate', () => {
    if (guard && !guard()) {
      history.pushState(null, '', place.get());
      return;
    }
    guard = null;
    place.set(new URL(location.href));
  });
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    if (
      link.origin !== location.origin ||
      link.target ||
      link.hasAttribute('download') ||
      link.pathname.startsWith('/api/')
    )
      return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.href);
  });
  window.addEventListener('beforeunload', (event) => {
    if (guard) event.preventDefault();
  });
}
