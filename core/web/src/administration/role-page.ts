import { html, nothing, type TemplateResult } from 'lit';
import {
  addRule,
  endRule,
  type NewRule,
  type RoleRule,
  type RuleChoices,
  readRole,
  readRuleChoices,
  type WholeRole,
} from '../api/roles.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { standstill } from '../shell/standstill.ts';
import { language, translation } from '../state/language.ts';
import { heldRole, rightName } from './held-roles.ts';
import { typedIn, WorkingPage } from './working-page.ts';
import './rule-form.ts';
import '../styles/administration.css';

/** One role: its definition in words, the country's rules, who holds it. */
export class BaaraRolePage extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    role: {},
    whole: { state: true },
    choices: { state: true },
    ruling: { state: true },
    ending: { state: true },
  };
  declare role: string;
  declare whole: WholeRole | null;
  declare choices: RuleChoices | null;
  declare ruling: boolean;
  declare ending: string | null;
  #language = '';

  constructor() {
    super();
    this.whole = null;
    this.choices = null;
    this.ruling = false;
    this.ending = null;
  }

  protected override heading(): string {
    return this.whole?.label ?? '';
  }

  protected override willUpdate(): void {
    if (this.#language === language.get()) return;
    this.#language = language.get();
    void this.step(async () => {
      [this.whole, this.choices] = await Promise.all([readRole(this.role), readRuleChoices()]);
    });
  }

  override render(): TemplateResult {
    const { whole } = this;
    if (!whole) return this.failure ? standstill(announced.role({}), this.failure) : awaitedPage(announced.role({}));
    return html`<div class="page">
      <nav class="trail"><a href="/roles">${this.t('roles:title')}</a></nav>
      <div class="heading"><div class="grow"><h1>${whole.label}</h1>${whole.help ? html`<p class="soft">${whole.help}</p>` : nothing}</div>
        <div class="bar"><button type="button" class="button first" aria-expanded=${this.ruling} @click=${() => (this.ruling = !this.ruling)}>${icon('plus')} ${this.t('roles:new_rule')}</button></div></div>
      ${this.outcome()}
      ${this.ruling && this.choices ? html`<baara-rule-form .choices=${this.choices} .busy=${this.busy} @baara-rule=${this.#add} @baara-cancel=${() => (this.ruling = false)}></baara-rule-form>` : nothing}
      ${this.#rules(whole)} ${this.#definition(whole)} ${this.#holders(whole)}
    </div>`;
  }

  readonly #add = (event: CustomEvent<NewRule>): void => {
    void this.step(async () => {
      this.whole = await addRule(this.role, event.detail);
      this.ruling = false;
    }, this.t('roles:applied'));
  };

  #rules({ rules }: WholeRole): TemplateResult {
    const [now, past] = [rules.filter(({ endedAt }) => !endedAt), rules.filter(({ endedAt }) => endedAt)];
    return html`<section class="stack"><h2>${this.t('roles:rules')}</h2>
      ${now.length === 0 ? html`<p class="soft">${this.t('roles:rules_none')}</p>` : html`<ul class="lines">${now.map((rule) => this.#rule(rule))}</ul>`}
      ${past.length > 0 ? html`<details><summary>${this.t('roles:past', { number: past.length })}</summary><ul class="lines">${past.map((rule) => this.#rule(rule))}</ul></details>` : nothing}</section>`;
  }

  #rule(rule: RoleRule): TemplateResult {
    const { formats } = translation();
    const name = (who: string | null) => who ?? this.t('roles:system');
    const added = { date: formats.moment(rule.addedAt), name: name(rule.addedBy), why: rule.why };
    return html`<li><div class="grow"><span class="tag ${rule.verb === 'add' ? 'good' : 'warn'}">${this.t(`roles:verb_${rule.verb}`)}</span> ${rule.words}
      <br /><small class="soft">${this.t('roles:added', added)}</small>
      ${rule.endedAt ? html`<br /><small class="soft">${this.t('roles:ended', { date: formats.moment(rule.endedAt), name: name(rule.endedBy), why: rule.endedWhy ?? '' })}</small>` : nothing}</div>
      ${rule.endedAt ? nothing : this.ending === rule.id ? this.#endForm(rule) : html`<button type="button" class="button" @click=${() => (this.ending = rule.id)}>${this.t('roles:end')}</button>`}</li>`;
  }

  #endForm(rule: RoleRule): TemplateResult {
    const ended = (event: Event) => {
      const { why = '' } = typedIn(event);
      void this.step(async () => {
        this.whole = await endRule(this.role, rule.id, why);
        this.ending = null;
      }, this.t('roles:applied'));
    };
    return html`<form class="bar end-rule" novalidate @submit=${ended}>
      ${this.input({ id: 'end-why', field: 'why', label: this.t('roles:field_why') })}
      <button class="button first" ?disabled=${this.busy}>${this.t('roles:end_confirm')}</button>
      <button type="button" class="button" @click=${() => (this.ending = null)}>${this.t('shell:cancel')}</button></form>`;
  }

  #definition({ grants, rights }: WholeRole): TemplateResult {
    return html`<section class="stack"><h2>${this.t('roles:defined')}</h2>
      ${grants.length === 0 ? html`<p class="soft">${this.t('roles:no_grant')}</p>` : html`<ul class="lines">${grants.map((each) => html`<li><div class="grow"><strong>${each.actions}</strong> · ${each.extent}<br /><small class="soft">${each.forms.join(', ')}</small></div></li>`)}</ul>`}
      ${rights.length > 0 ? html`<p><strong>${this.t('accounts:rights')}</strong> ${rights.map(rightName).join(', ')}</p>` : nothing}</section>`;
  }

  #holders({ holders }: WholeRole): TemplateResult {
    return html`<section class="stack"><h2>${this.t('roles:holders')}</h2>
      ${
        holders.length === 0
          ? html`<p class="soft">${this.t('roles:holders_none')}</p>`
          : html`<ul class="lines">${holders.map((each) => html`<li><a href="/accounts/${each.user}">${each.name}</a>${heldRole(each)}</li>`)}</ul>`
      }</section>`;
  }
}

define('baara-role-page', BaaraRolePage);
