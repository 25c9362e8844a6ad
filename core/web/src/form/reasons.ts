import { html, type TemplateResult } from 'lit';
import { translation } from '../state/language.ts';
import type { Words } from './draft.ts';
import type { Reasons } from './save.ts';

const natures = ['correction', 'event'] as const;

/** Why a record is changed: a mistake, or the world; in words, and by which act. `write` takes what is typed under a control's name. */
export function reasonsPart(said: Words, write: (name: string, words: string) => void): TemplateResult {
  const { t } = translation();
  const { nature } = reasonsOf(said);
  const radio = (each: (typeof natures)[number]) =>
    html`<label class="tick"><input type="radio" name="nature" .checked=${nature === each} @change=${() => write('nature', each)} />${t(`form:nature_${each}`)}</label>`;
  const line = (name: 'reason' | 'act', label: string, max: number) =>
    html`<div class="field"><label for="why-${name}">${label} <span class="optional">(${t('form:optional')})</span></label><input id="why-${name}" class="control" name=${name} maxlength=${max} autocomplete="off" .value=${said[name] ?? ''} @input=${({ target }: Event) => write(name, (target as HTMLInputElement).value)} /></div>`;
  return html`<fieldset class="part"><legend><h2>${t('form:why')}</h2></legend>
    <div class="field full"><div class="radios" role="radiogroup" aria-label=${t('form:why')}>${natures.map(radio)}</div></div>
    ${line('reason', t('form:reason'), 1000)} ${line('act', t('record:act'), 300)}
  </fieldset>`;
}

/** What was said of why; a correction unless somebody says otherwise. */
export function reasonsOf({ nature, reason = '', act = '' }: Words): Reasons {
  return { nature: nature === 'event' ? 'event' : 'correction', reason: reason.trim(), act: act.trim() };
}
