import { BaaraError } from '@baara/model';
import { html, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import { failureNotice } from '../shell/failure.ts';
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
    if (!page) return failureNotice(new BaaraError({ code: 'request.no_route' }));
    return html`<baara-part-host .module=${this.module} .name=${page.element}></baara-part-host>`;
  }
}

define('baara-part-page', BaaraPartPage);
