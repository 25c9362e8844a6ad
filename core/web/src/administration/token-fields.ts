import { type Action, wording } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { language, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';

const actions = ['read', 'create', 'update', 'delete', 'export'] as const satisfies readonly Action[];

/** What a token may do: all, only read, or some actions with some forms, which are then asked for. */
export function tokenFields(scope: string, choose: (scope: string) => void): TemplateResult {
  const { t } = translation();
  return html`<div class="field"><label for="token-scope">${t('accounts:token_scope')}</label>
      <select id="token-scope" class="control" name="scope" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${(['read', 'write', 'part'] as const).map((each) => html`<option value=${each} ?selected=${each === scope}>${t(`accounts:token_${each}`)}</option>`)}
      </select></div>
    ${scope === 'part' ? html`${ticks('actions', t('accounts:token_actions'), ofActions())}${ticks('forms', t('accounts:token_forms'), ofForms())}` : nothing}`;
}

/** What is ticked of a token for a part; of another nothing. */
export function tickedPart(event: Event): { readonly forms?: readonly string[]; readonly actions?: readonly string[] } {
  const given = new FormData(event.target as HTMLFormElement);
  if (given.get('scope') !== 'part') return {};
  return { forms: given.getAll('forms').map(String), actions: given.getAll('actions').map(String) };
}

type Choice = readonly [value: string, label: string];

const ofActions = (): readonly Choice[] =>
  actions.map((action) => [action, translation().t(`accounts:action_${action}`)]);

function ofForms(): readonly Choice[] {
  return Object.values(overview.get()?.forms ?? {})
    .filter(({ kind, can }) => kind !== 'list' && can.length > 0)
    .map(({ id, plural }): Choice => [id, wording(plural, language.get())])
    .sort(([, one], [, other]) => one.localeCompare(other, language.get()));
}

function ticks(name: string, label: string, choices: readonly Choice[]): TemplateResult {
  return html`<fieldset class="field ticks"><legend>${label}</legend>
    ${choices.map(([value, words]) => html`<label class="tick"><input type="checkbox" name=${name} value=${value} .checked=${value === 'read'} />${words}</label>`)}</fieldset>`;
}
