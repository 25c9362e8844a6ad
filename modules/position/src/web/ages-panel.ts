import { BaaraPanel } from '@baara/web';
import { html, type TemplateResult } from 'lit';

/** The ages of those who work at the unit of this page. */
export class PositionAgesPanel extends BaaraPanel {
  override render(): TemplateResult {
    return html`<position-ages .unit=${this.record.id}></position-ages>`;
  }
}
