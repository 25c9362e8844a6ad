import { html, nothing, type TemplateResult } from 'lit';
import { translation } from '../state/language.ts';

/** What follows a save: the record's page, or the next record of the pile. */
export type Then = 'show' | 'next';

interface SaveBar {
  readonly state: 'ready' | 'saving' | 'warned';
  /** Where giving up leads. */
  readonly back: string;
  /** Saves and goes on to the next; absent where there is none. */
  readonly next?: (() => void) | undefined;
}

const words = { ready: 'form:save', saving: 'form:saving', warned: 'form:save_anyway' } as const;

/** The buttons that stay in sight while one types. */
export function saveBar({ state, back, next }: SaveBar): TemplateResult {
  const { t } = translation();
  const busy = state === 'saving';
  return html`<div class="savebar">
    <button class="button first" ?disabled=${busy}>${t(words[state])}</button>
    ${next ? html`<button type="button" class="button" ?disabled=${busy} @click=${next}>${t('form:save_next')}</button>` : nothing}
    <a class="button plain" href=${back}>${t('shell:cancel')}</a>
    <span class="soft">${t(next ? 'form:keys_new' : 'form:keys')}</span>
  </div>`;
}

/** The save that a key asks for: Ctrl and S, or Ctrl and Enter for the next record. A dialog over the page has its own keys. */
export function askedByKey(event: KeyboardEvent): Then | null {
  if (!(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return null;
  if (event.key === 'Enter') return 'next';
  return event.key.toLowerCase() === 's' ? 'show' : null;
}
