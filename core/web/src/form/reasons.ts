import { html, type TemplateResult } from 'lit';
import { translation } from '../state/language.ts';

export type Nature = 'correction' | 'event';

/** Why a record is changed: a mistake, or the world; in words, and by which act. */
export function reasonsPart(nature: Nature, choose: (nature: Nature) => void): TemplateResult {
  const { t } = translation();
  const radio = (each: Nature) =>
    html`<label class="tick"><input type="radio" name="nature" .checked=${nature === each} @change=${() => choose(each)} />${t(`form:nature_${each}`)}</label>`;
  const line = (name: 'reason' | 'act', label: string, max: number) =>
    html`<div class="field"><label for="why-${name}">${label} <span class="optional">(${t('form:optional')})</span></label><input id="why-${name}" class="control" name=${name} maxlength=${max} autocomplete="off" /></div>`;
  return html`<fieldset class="part"><legend><h2>${t('form:why')}</h2></legend>
    <div class="field full"><div class="radios" role="radiogroup" aria-label=${t('form:why')}>${radio('correction')} ${radio('event')}</div></div>
    ${line('reason', t('form:reason'), 1000)} ${line('act', t('record:act'), 300)}
  </fieldset>`;
}

/** What was said in words on this page. */
export function reasonsSaid(page: ParentNode): { readonly reason: string; readonly act: string } {
  const said = (name: string) => page.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? '';
  return { reason: said('reason'), act: said('act') };
}
