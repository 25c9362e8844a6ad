import { html, nothing, type TemplateResult } from 'lit';
import type { NewRule, RuleChoices } from '../api/roles.ts';
import { BaaraElement, define } from '../element.ts';

const verbs = ['add', 'withhold', 'limit'] as const;
const actions = ['read', 'create', 'update', 'delete', 'export', 'import'] as const;
const scopes = ['unit', 'everywhere'] as const;

/** A rule being written: what it does, on which form, actions and fields, how far and for which records. */
export class BaaraRuleForm extends BaaraElement {
  static override properties = {
    choices: {},
    busy: { type: Boolean },
    verb: { state: true },
    form: { state: true },
    some: { state: true },
  };
  declare choices: RuleChoices;
  declare busy: boolean;
  declare verb: string;
  declare form: string;
  declare some: boolean;

  constructor() {
    super();
    this.busy = false;
    this.verb = 'add';
    this.form = '*';
    this.some = false;
  }

  override render(): TemplateResult {
    const { choices, verb } = this;
    const conditions = choices.conditions.filter(({ form }) => form === this.form);
    return html`<form class="panel-form" novalidate @submit=${this.#send}>
      <h2>${this.t('roles:new_rule')}</h2>
      <div class="fields">
        ${this.#select(
          'verb',
          this.t('roles:verb'),
          (value) => (this.verb = value),
          verbs.map((each) => [each, this.t(`roles:verb_${each}`)]),
        )}
        ${this.#select('form', this.t('roles:form'), this.#chooseForm, [['*', this.t('roles:every_form')], ...choices.forms.map(({ id, label, sensitive }) => [id, sensitive ? this.t('roles:confidential', { name: label }) : label] as const)])}
        ${
          verb === 'withhold'
            ? nothing
            : this.#select(
                'scope',
                this.t('roles:scope'),
                () => undefined,
                scopes.map((each) => [each, this.t(`roles:scope_label_${each}`)]),
              )
        }
        ${verb === 'withhold' || conditions.length === 0 ? nothing : this.#select('condition', this.t('roles:condition'), () => undefined, [['', this.t('roles:no_condition')], ...conditions.map(({ id, label }) => [id, label] as const)])}
      </div>
      <fieldset class="choices"><legend>${this.t('roles:actions')}</legend>
        ${actions.map((each) => html`<label class="choice"><input type="checkbox" name="actions" value=${each} ?checked=${each === 'read'} /> ${this.t(`roles:action_${each}`)}</label>`)}</fieldset>
      ${this.form === '*' ? nothing : this.#fields()}
      <div class="field"><label for="rule-why">${this.t('roles:field_why')}</label><p class="hint" id="rule-why-hint">${this.t('roles:why_hint')}</p>
        <input id="rule-why" class="control" name="why" autocomplete="off" aria-describedby="rule-why-hint" /></div>
      <div class="bar"><button class="button first" ?disabled=${this.busy}>${this.t('roles:save')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('baara-cancel'))}>${this.t('shell:cancel')}</button></div>
    </form>`;
  }

  readonly #chooseForm = (value: string): void => {
    this.form = value;
    this.some = false;
  };

  #select(
    name: string,
    label: string,
    chosen: (value: string) => void,
    options: readonly (readonly [string, string])[],
  ): TemplateResult {
    return html`<div class="field"><label for="rule-${name}">${label}</label>
      <select id="rule-${name}" class="control" name=${name} @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
        ${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></div>`;
  }

  #fields(): TemplateResult {
    const fields = this.choices.forms.find(({ id }) => id === this.form)?.fields ?? [];
    return html`<fieldset class="choices"><legend>${this.t('roles:fields')}</legend>
      <label class="choice"><input type="radio" name="whole" value="all" .checked=${!this.some} @change=${() => (this.some = false)} /> ${this.t('roles:all_fields')}</label>
      <label class="choice"><input type="radio" name="whole" value="some" .checked=${this.some} @change=${() => (this.some = true)} /> ${this.t('roles:chosen_fields')}</label>
      ${this.some ? html`<div class="choices inner">${fields.map(({ key, label, sensitive }) => html`<label class="choice"><input type="checkbox" name="fields" value=${key} /> ${sensitive ? this.t('roles:confidential', { name: label }) : label}</label>`)}</div>` : nothing}</fieldset>`;
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const condition = text('condition');
    const rule: NewRule = {
      ...{ verb: text('verb'), form: text('form'), scope: text('scope') || 'unit', why: text('why') },
      actions: data.getAll('actions').map(String),
      fields: this.some ? data.getAll('fields').map(String) : null,
      ...(condition ? { condition } : {}),
    };
    this.dispatchEvent(new CustomEvent('baara-rule', { detail: rule }));
  };
}

define('baara-rule-form', BaaraRuleForm);
