import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type Explanation, explainAccess } from '../api/accounts.ts';
import { BaaraElement, define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { searchRecords } from '../fields/search-options.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { say } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { spanOf } from './held-roles.ts';
import '../fields/combobox.ts';

/** Why a user sees a record, or does not: each role, its unit, its dates, and what it comes to, in a sentence. */
export class BaaraExplainAccess extends BaaraElement {
  static override properties = {
    user: {},
    name: {},
    form: { state: true },
    record: { state: true },
    answer: { state: true },
    failure: { state: true },
  };
  declare user: string;
  declare name: string;
  declare form: string;
  declare record: ComboboxOption | null;
  declare answer: Explanation | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.form = '';
    this.record = null;
    this.answer = null;
    this.failure = null;
  }

  override render(): TemplateResult {
    const forms = Object.values(overview.get()?.forms ?? {})
      .filter(({ kind, can }) => kind !== 'list' && can.includes('read'))
      .map(({ id, plural }) => ({ id, label: say(plural) }))
      .sort((one, other) => one.label.localeCompare(other.label));
    const chosen =
      this.form ||
      forms.find(({ id }) => overview.get()?.forms[id]?.place.some(({ kind }) => kind === 'posts'))?.id ||
      '';
    return html`<div class="stack"><p class="soft">${this.t('accounts:explain_lead')}</p>
      <form class="explain-form" @submit=${(event: Event) => this.#ask(event, chosen)}>
        <div class="field"><label for="explain-form">${this.t('accounts:explain_form')}</label>
          <select id="explain-form" class="control" @change=${this.#choose}>${forms.map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${label}</option>`)}</select></div>
        <div class="field"><label for="explain-record">${this.t('accounts:explain_record')}</label>
          <baara-combobox .inputId=${'explain-record'} .name=${this.t('accounts:explain_record')} .search=${searchRecords(chosen)} .value=${this.record?.value ?? null} .label=${this.record?.label ?? ''}
            @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => (this.record = event.detail)}></baara-combobox></div>
        <button class="button" ?disabled=${!this.record}>${this.t('accounts:explain_ask')}</button>
      </form>
      ${this.failure ? failureNotice(this.failure) : nothing}
      <div aria-live="polite">${this.answer ? this.#told(this.answer) : nothing}</div></div>`;
  }

  readonly #choose = (event: Event): void => {
    this.form = (event.target as HTMLSelectElement).value;
    this.record = null;
    this.answer = null;
  };

  async #ask(event: Event, form: string): Promise<void> {
    event.preventDefault();
    this.failure = null;
    try {
      this.answer = await explainAccess(this.user, { form, record: this.record?.value ?? '' });
    } catch (thrown) {
      this.answer = null;
      this.failure = asFailure(thrown);
    }
  }

  #told(answer: Explanation): TemplateResult {
    const { name } = this;
    if (!answer.exists) return html`<p class="notice warn">${icon('warning')} ${this.t('accounts:explain_absent')}</p>`;
    const sentence = answer.mayWrite ? 'explain_yes_write' : answer.mayRead ? 'explain_yes' : 'explain_no';
    return html`<div class="notice ${answer.mayRead ? 'good' : 'warn'}">${icon(answer.mayRead ? 'check' : 'warning')}<div>
      <p><strong>${this.t(`accounts:${sentence}`, { name })}</strong></p>
      ${answer.deleted ? html`<p>${this.t('accounts:explain_deleted')}</p>` : nothing}
      ${answer.grants.length === 0 ? html`<p>${this.t('accounts:explain_no_grant')}</p>` : nothing}
      <ul class="lines">${answer.grants.map((grant) => this.#grant(grant))}</ul></div></div>`;
  }

  #grant({ assignment, scope, fields, reading, writing }: Explanation['grants'][number]): TemplateResult {
    const verdict = reading === 'allows' && writing === 'allows' ? 'allows_write' : reading;
    const unit =
      scope === 'everywhere'
        ? this.t('accounts:scope_everywhere')
        : (assignment.unit?.title ?? this.t('shell:whole_country'));
    return html`<li><div>${icon(reading === 'allows' ? 'check' : 'close')} <strong>${assignment.label}</strong>, ${unit}, ${spanOf(assignment)}${assignment.giver ? ` (${this.t('accounts:delegated_by', { name: assignment.giver })})` : ''} :
      ${this.t(`accounts:verdict_${verdict}`)}.
      <br /><small class="soft">${fields ? this.t('accounts:some_fields', { fields: fields.join(', ') }) : this.t('accounts:not_sensitive')}</small></div></li>`;
  }
}

define('baara-explain-access', BaaraExplainAccess);
