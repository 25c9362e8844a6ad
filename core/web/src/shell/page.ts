import type { PropertyValues } from 'lit';
import { BaaraElement } from '../element.ts';
import { say } from '../state/language.ts';
import { session } from '../state/session.ts';

let arrivals = 0;

/** A page: it names the window, and its heading takes the focus when the reader comes from another page. */
export class BaaraPage extends BaaraElement {
  #arrived = false;

  /** The words of the page's heading; empty while they are unknown. */
  protected heading(): string {
    return '';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const words = this.heading();
    if (!words) return;
    document.title = `${words} · ${say(session.get()?.site.label) || 'Baara'}`;
    const heading = this.querySelector('h1');
    if (this.#arrived || !heading) return;
    this.#arrived = true;
    arrivals += 1;
    if (arrivals > 1 && document.activeElement?.closest('dialog') == null) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }
}
