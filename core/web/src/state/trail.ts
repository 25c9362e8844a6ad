import { place } from './router.ts';

const kept = (form: string): string => `baara.list.${form}`;

/** Remembers, for this window, the list of each form that was last looked at: its filters and its order. */
export function followLists(): void {
  const remember = () => {
    const { pathname, search } = place.get();
    const form = /^\/f\/([a-z][a-z0-9_]*)$/u.exec(pathname)?.[1];
    if (form) sessionStorage.setItem(kept(form), search);
  };
  place.follow(remember);
  remember();
}

/** What the last list of a form asked, or nothing when none was looked at. */
export function lastList(form: string): URLSearchParams | null {
  const search = sessionStorage.getItem(kept(form));
  return search === null ? null : new URLSearchParams(search);
}
