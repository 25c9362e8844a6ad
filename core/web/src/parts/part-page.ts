import { html, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import { ofModule } from '../shell/announced.ts';
import { BaaraPage } from '../shell/page.ts';
import { overview } from '../state/session.ts';
import './part-host.ts';
import '../styles/part-page.css';
import '../styles/print.css';

/** The place of a page that a module draws itself. */
export class BaaraPartPage extends BaaraPage {
  static override properties = { module: {}, path: {} };
  declare module: string;
  declare path: string;

  protected override followed() {
    return [overview];
  }

  override render(): TemplateResult {
    const part = overview.get()?.parts.find(({ module }) => module === this.module);
    const page = part?.pages.find(({ path }) => path === this.path);
    return html`<baara-part-host .module=${this.module} .name=${page?.element} .announced=${ofModule({ module: this.module, path: this.path })}></baara-part-host>`;
  }
}

define('baara-part-page', BaaraPartPage);
