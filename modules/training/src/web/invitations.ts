import { uuidv7 } from '@baara/model';
import { request, say, today, translation } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Participant } from '../server/session-sheet.ts';
import { saveTogether } from './envelope.ts';
import { labelled } from './labelled.ts';
import { nameLink, nameOf, PartOfSession } from './part-of-session.ts';
import { words } from './words.ts';

const answers: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  REQUESTED: words.asked,
  INVITED: words.awaited,
  WAITING: words.waitingList,
  ENROLLED: words.accepted,
  COMPLETED: words.accepted,
  DECLINED: words.declined,
  CANCELLED: words.declined,
};

/** Who was invited or asked to come, when, and what they answered. */
export class TrainingInvitations extends PartOfSession {
  static override properties = { ...PartOfSession.properties, look: { attribute: false } };
  /** Reads the session anew. */
  declare look: () => Promise<void>;
  #looking: ReturnType<typeof setTimeout> | undefined;

  /** While letters leave, one looks again: it takes seconds. */
  protected override updated(_changed: PropertyValues): void {
    clearTimeout(this.#looking);
    if (this.facts.sheet.mail.leaving > 0) this.#looking = setTimeout(() => void this.look(), 4000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#looking);
  }

  override render(): TemplateResult {
    const { sheet, session, mayWrite } = this.facts;
    const listed = sheet.participants.filter(
      ({ status, invited }) => invited !== null || ['REQUESTED', 'INVITED', 'DECLINED'].includes(status ?? ''),
    );
    const awaited = listed.some(({ status }) => status === 'INVITED');
    const isOpen = listed.some(({ status }) => status === 'INVITED' || status === 'REQUESTED');
    return html`<section><details ?open=${isOpen}>
      <summary>${say(words.invitations)} (${translation().formats.number(listed.length)})</summary>
      <div class="bar">
        ${this.#mailing()}
        ${awaited ? html`<a class="button small push" target="_blank" href="/api/v1/parts/training/letters?session=${session}">${say(sheet.mail.open ? words.allLetters : words.letters)}</a>` : nothing}</div>
      ${sheet.mail.leaving > 0 ? html`<p class="soft" role="status">${labelled(words.lettersLeave, translation().formats.number(sheet.mail.leaving))}</p>` : nothing}
      ${
        listed.length === 0
          ? html`<p class="soft">${say(words.noInvitation)}</p>`
          : html`<div class="rows plain" role="region" tabindex="0" aria-label=${say(words.invitations)}><table>
        <thead><tr><th scope="col">${say(words.name)}</th><th scope="col">${say(words.invitedOn)}</th>${this.#tells ? html`<th scope="col">${say(words.letter)}</th>` : nothing}<th scope="col">${say(words.answer)}</th>
          <th scope="col">${say(words.answeredOn)}</th>${mayWrite ? html`<td></td>` : nothing}</tr></thead>
        <tbody>${listed.map((each) => this.#row(each, mayWrite))}</tbody></table></div>`
      }
    </details></section>`;
  }

  #row(participant: Participant, mayWrite: boolean): TemplateResult {
    const { formats } = translation();
    const { status, invited, answered } = participant;
    const answer = answers[status ?? ''];
    return html`<tr>
      <th scope="row">${nameLink(participant)}</th>
      <td data-label=${say(words.invitedOn)}>${invited ? formats.day(invited) : '—'}</td>
      ${this.#tells ? html`<td data-label=${say(words.letter)}>${this.#letter(participant)}</td>` : nothing}
      <td data-label=${say(words.answer)}>${answer ? say(answer) : '—'}</td>
      <td data-label=${say(words.answeredOn)}>${answered ? formats.day(answered) : '—'}</td>
      ${mayWrite ? html`<td class="acts">${this.#acts(participant)}</td>` : nothing}
    </tr>`;
  }

  /** Where no mail goes out and none ever did, nothing is said of it. */
  get #tells(): boolean {
    const { mail, participants } = this.facts.sheet;
    return mail.open || participants.some(({ mailed }) => mailed !== null);
  }

  #mailing(): TemplateResult | typeof nothing {
    const { sheet, session, mayWrite } = this.facts;
    const { open, ready, paper } = sheet.mail;
    if (!open) return nothing;
    const { formats } = translation();
    const send = () =>
      this.act(() =>
        request('parts/training/invite', {
          method: 'POST',
          body: { session },
          headers: { 'Idempotency-Key': uuidv7() },
        }),
      );
    return html`${mayWrite && ready > 0 ? html`<button type="button" class="button small first" @click=${send}>${say(words.mailAll)} (${formats.number(ready)})</button>` : nothing}
      ${paper > 0 ? html`<a class="button small" target="_blank" href="/api/v1/parts/training/letters?session=${session}&only=paper">${say(words.paperLetters)} (${formats.number(paper)})</a>` : nothing}`;
  }

  /** What became of the letter of somebody. */
  #letter({ id, status, mailed, address }: Participant): TemplateResult | string {
    const { formats } = translation();
    if (mailed) return `${say(words.mailedOn)} ${formats.day(mailed)}`;
    if (status !== 'INVITED') return '—';
    const state = this.facts.sheet.mail.states[id];
    if (state === 'leaving') return say(words.mailLeaves);
    if (state === 'failed') return html`<span class="late">${say(words.mailFailed)}</span>`;
    if (state === 'refused') return html`<span class="late">${say(words.mailRefused)}</span>`;
    return say(address ? words.mailReady : words.noAddress);
  }

  #acts(participant: Participant): TemplateResult | typeof nothing {
    const button = (word: { readonly fr: string; readonly en: string }, values: Record<string, string>) =>
      html`<button type="button" class="button small" aria-label=${labelled(word, nameOf(participant))}
        @click=${() => this.act(() => saveTogether([{ do: 'update', form: 'participation', id: participant.id, rev: participant.rev, values }]))}>${say(word)}</button>`;
    if (participant.status === 'REQUESTED') return button(words.invite, { status: 'INVITED', invited: today() });
    if (participant.status !== 'INVITED') return nothing;
    return html`${button(words.accepts, { status: 'ENROLLED', answered: today() })}
      ${button(words.declines, { status: 'DECLINED', answered: today() })}`;
  }
}
