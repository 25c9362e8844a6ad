import type { PropertyValues } from 'lit';
import { BaaraElement } from '../element.ts';
import { say } from '../state/language.ts';
import { rememberOpened } from '../state/recent.ts';
import { place } from '../state/router.ts';
import { session } from '../state/session.ts';

let arrivals = 0;

/** A record's own page is remembered under its title. */
function rememberPage(title: string): void {
  const { form, id } = /^\/f\/(?<form>\w+)\/(?<id>[0-9a-f-]{36})$/u.exec(place.get().pathname)?.groups ?? {};
  if (form && id) rememberOpened({ form, id, title });
}

/** The window bears the name of what it shows. */
export function nameWindow(words: string): void {
  document.title = `${words} · ${say(session.get()?.site.label) || 'Baara'}`;
}

/** The heading of a page that has come takes the focus, when the reader comes from another page. */
export function arrive(page: HTMLElement): void {
  arrivals += 1;
  const heading = page.querySelector('h1');
  // On a slow line a page may come while somebody types in the search box: their keys are not taken away.
  const busy = document.activeElement?.closest('dialog, input, textarea, select');
  if (!heading || arrivals === 1 || busy) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** A page: it names the window, and its heading takes the focus when the reader comes from another page. */
export class BaaraPage extends BaaraElement {
  #arrived = false;

  /** The words of the page's heading; empty while they are unknown. */
  protected heading(): string {
    return '';
  }

  /** Says that the page is there, and the addresses that one is likely to open from it. */
  protected rested(next: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('baara-rested', { bubbles: true, detail: next }));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const words = this.heading();
    if (!words) return;
    nameWindow(words);
    rememberPage(words);
    if (this.#arrived || !this.querySelector('h1')) return;
    this.#arrived = true;
    arrive(this);
  }
}
