import { BaaraPanel, say } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import { words } from './words.ts';

/** Leads from a student to the transcript, once there are studies to attest. */
export class SchoolsTranscriptPanel extends BaaraPanel {
  override render(): TemplateResult {
    if (!this.record.values.enrolled) return html`<p class="soft">${say(words.notYetEnrolled)}</p>`;
    return html`<p class="bar"><a class="button" href="/p/schools/transcripts?student=${this.record.id}">${say(words.printTranscript)}</a></p>`;
  }
}
