import { html, type TemplateResult } from 'lit';
import type { RoleSummary } from '../api/accounts.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { searchUnits } from '../fields/search-options.ts';
import { translation } from '../state/language.ts';
import type { DayField } from './working-page.ts';
import '../fields/combobox.ts';

/** Choosing a role, where it holds and for how long. The unit is said by `chosen`: it is no control of the form. */
export function roleFields(facts: {
  readonly roles: readonly RoleSummary[];
  readonly unit: ComboboxOption | null;
  readonly chosen: (unit: ComboboxOption | null) => void;
  readonly day: (facts: DayField) => TemplateResult;
}): TemplateResult {
  const { t } = translation();
  return html`
    <div class="field"><label for="role-role">${t('accounts:field_role')}</label>
      <select id="role-role" class="control" name="role"><option value=""></option>${facts.roles.map((role) => html`<option value=${role.id}>${role.label}</option>`)}</select></div>
    <div class="field"><label for="role-unit">${t('accounts:field_unit')}</label><p class="hint" id="role-unit-hint">${t('accounts:unit_hint')}</p>
      <baara-combobox .inputId=${'role-unit'} .name=${t('accounts:field_unit')} .described=${'role-unit-hint'} .search=${searchUnits} .value=${facts.unit?.value ?? null} .label=${facts.unit?.label ?? ''}
        @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => facts.chosen(event.detail)}></baara-combobox></div>
    ${facts.day({ id: 'day-from', field: 'from', label: t('accounts:field_from') })}
    ${facts.day({ id: 'day-to', field: 'to', label: t('accounts:field_to'), hint: t('accounts:to_hint') })}`;
}
