import { html, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import { BaaraPage } from '../shell/page.ts';

export class BaaraImportPage extends BaaraPage {
  override render(): TemplateResult {
    return html`<h1>Import</h1>`;
  }
}

define('baara-import-page', BaaraImportPage);
