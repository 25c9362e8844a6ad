import { html, nothing, type TemplateResult } from 'lit';
import type { RoleSummary } from '../api/accounts.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { searchUnits } from '../fields/search-options.ts';
import { translation } from '../state/language.ts';
import '../fields/combobox.ts';

/** Choosing a role, where it holds and for how long. The unit is said by `chosen`: it is no control of the form. */
export function roleFields(facts: {
  readonly roles: readonly RoleSummary[];
  readonly unit: ComboboxOption | null;
  readonly chosen: (unit: ComboboxOption | null) => void;
}): TemplateResult {
  const { t } = translation();
  return html`
    <div class="field"><label for="role-role">${t('accounts:field_role')}</label>
      <select id="role-role" class="control" name="role"><option value=""></option>${facts.roles.map((role) => html`<option value=${role.id}>${role.label}</option>`)}</select></div>
    <div class="field"><label for="role-unit">${t('accounts:field_unit')}</label><p class="hint" id="role-unit-hint">${t('accounts:unit_hint')}</p>
      <baara-combobox .inputId=${'role-unit'} .name=${t('accounts:field_unit')} .described=${'role-unit-hint'} .search=${searchUnits} .value=${facts.unit?.value ?? null} .label=${facts.unit?.label ?? ''}
        @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => facts.chosen(event.detail)}></baara-combobox></div>
    ${dayField('from', t('accounts:field_from'))} ${dayField('to', t('accounts:field_to'), t('accounts:to_hint'))}`;
}

/** A day of a form. */
export function dayField(name: string, label: string, hint = '', value = ''): TemplateResult {
  const id = `day-${name}`;
  return html`<div class="field"><label for=${id}>${label}</label>${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    <input id=${id} class="control" type="date" name=${name} .value=${value} aria-describedby=${hint ? `${id}-hint` : nothing} /></div>`;
}
