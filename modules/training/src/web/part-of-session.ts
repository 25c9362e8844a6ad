import { BaaraElement, say } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import type { Participant, SessionSheet } from '../server/session-sheet.ts';
import { words } from './words.ts';

/** What each part of a session's panel is given. */
export interface SessionFacts {
  readonly sheet: SessionSheet;
  readonly session: string;
  readonly mayWrite: boolean;
}

/** A part of a session's panel: it shows `facts` and does things through `act`, after which it is given new ones. */
export class PartOfSession extends BaaraElement {
  static override properties: Record<string, object> = { facts: { attribute: false }, act: { attribute: false } };
  declare facts: SessionFacts;
  declare act: (work: () => Promise<unknown>) => Promise<void>;
}

export function nameOf({ name, guest }: Participant): string {
  if (name === null) return say(words.unnamed);
  return guest ? `${name} (${say(words.guest)})` : name;
}

/** The name, which opens the participation. */
export function nameLink(participant: Participant): TemplateResult {
  return html`<a href="/f/participation/${participant.id}">${nameOf(participant)}</a>`;
}

/** Those who have a seat. */
export function seatedOf({ participants }: SessionSheet): readonly Participant[] {
  return participants.filter(({ status }) => status === 'ENROLLED' || status === 'COMPLETED');
}
