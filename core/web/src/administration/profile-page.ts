import { html, nothing, type TemplateResult } from 'lit';
import {
  changePassword,
  type Deputy,
  endDelegation,
  endOwnSession,
  giveDelegation,
  listDeputies,
  makeToken,
  type OwnAccount,
  readOwnAccount,
  revokeToken,
  setMail,
} from '../api/account.ts';
import { readSession } from '../api/session.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { waitingNotice } from '../shell/failure.ts';
import { language, translation } from '../state/language.ts';
import { session, today } from '../state/session.ts';
import { dayAfter, heldRole, rolesSummary, sessionLine, spanOf } from './held-roles.ts';
import { secretLine } from './link-notice.ts';
import { tickedPart, tokenFields } from './token-fields.ts';
import { dayIn, typedIn, WorkingPage } from './working-page.ts';
import '../styles/administration.css';
import './second-factor.ts';

type Part = 'password' | 'token' | 'deputy';

/** One's own account: roles, password, second factor, deputies, sessions, tokens. */
export class BaaraProfilePage extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    account: { state: true },
    deputies: { state: true },
    shown: { state: true },
    token: { state: true },
    scope: { state: true },
    differs: { state: true },
  };
  declare account: OwnAccount | null;
  declare deputies: readonly Deputy[];
  /** The form that is open. */
  declare shown: Part | null;
  declare token: string;
  /** Of the token that is being made. */
  declare scope: string;
  declare differs: boolean;
  #language = '';

  constructor() {
    super();
    this.account = null;
    this.deputies = [];
    this.shown = null;
    this.token = '';
    this.scope = 'read';
    this.differs = false;
  }

  protected override followed() {
    return [session];
  }

  protected override heading(): string {
    return this.t('accounts:profile');
  }

  protected override willUpdate(): void {
    if (this.#language === language.get()) return;
    this.#language = language.get();
    void this.step(() => this.#load());
  }

  async #load(): Promise<void> {
    this.account = await readOwnAccount();
  }

  #do(work: () => Promise<unknown>, said = this.t('accounts:done')): Promise<boolean> {
    return this.step(async () => {
      await work();
      this.shown = null;
      await this.#load();
    }, said);
  }

  override render(): TemplateResult {
    const { account } = this;
    const withheld = session.get()?.withheld ?? [];
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${session.get()?.user?.name} · ${session.get()?.user?.username}</p></div>
      ${withheld.length > 0 ? html`<div class="notice warn">${icon('warning')}<p>${this.t('accounts:factor_wanted', { roles: withheld.join(', ') })}</p></div>` : nothing}
      ${this.outcome()}
      ${
        account
          ? html`<div class="halves">
            <section class="tile"><h2>${this.t('accounts:own_roles')}</h2><ul class="lines">${account.assignments.map((held) => html`<li>${heldRole(held)}</li>`)}</ul></section>
            <section class="tile"><h2>${this.t('accounts:factor')}</h2><baara-second-factor .state=${account.secondFactor} @baara-changed=${this.#factorChanged}></baara-second-factor></section>
            <section class="tile"><h2>${this.t('accounts:change_password')}</h2>${this.#password()}</section>
            <section class="tile"><h2>${this.t('accounts:mail')}</h2>${this.#mail(account)}</section>
            <section class="tile"><h2>${this.t('accounts:deputies')}</h2>${this.#delegations(account)}</section>
            <section class="tile"><h2>${this.t('accounts:sessions')}</h2><ul class="lines">${account.sessions.map((each) => html`<li>${sessionLine(each)}${each.present ? nothing : html`<button type="button" class="button plain small" @click=${() => this.#do(() => endOwnSession(each.id))}>${this.t('accounts:end_session')}</button>`}</li>`)}</ul></section>
            <section class="tile"><h2>${this.t('accounts:tokens')}</h2>${this.#tokens(account)}</section>
          </div>
          <section class="tile"><h2>${this.t('accounts:may_see')}</h2>${rolesSummary(account.roles)}</section>`
          : this.failure
            ? nothing
            : waitingNotice()
      }</div>`;
  }

  readonly #factorChanged = async (): Promise<void> => {
    session.set(await readSession());
    await this.step(() => this.#load());
  };

  #open(part: Part, words: string): TemplateResult {
    return html`<button type="button" class="button small" @click=${() => (this.shown = part)}>${words}</button>`;
  }

  #close(words: string): TemplateResult {
    return html`<div class="bar"><button class="button first" ?disabled=${this.busy}>${words}</button><button type="button" class="button" @click=${() => (this.shown = null)}>${this.t('shell:cancel')}</button></div>`;
  }

  #password(): TemplateResult {
    if (this.shown !== 'password') return this.#open('password', this.t('accounts:change_password'));
    const secret = (id: string, field: string, label: string, autocomplete: string, hint?: string) =>
      this.input({ id, field, label, autocomplete, type: 'password', ...(hint ? { hint } : {}) });
    return html`<form class="stack" novalidate @submit=${this.#change}>
      ${secret('own-present', 'present', this.t('accounts:present_password'), 'current-password')}
      ${secret('own-password', 'password', this.t('accounts:new_password'), 'new-password', this.t('accounts:password_hint'))}
      ${secret('own-again', 'again', this.t('accounts:again'), 'new-password')}
      ${this.differs ? html`<p class="error" role="alert">${icon('error')} ${this.t('accounts:again_wrong')}</p>` : nothing}
      ${this.#close(this.t('accounts:save'))}</form>`;
  }

  readonly #change = (event: Event): void => {
    const { present = '', password = '', again = '' } = typedIn(event);
    this.differs = password !== again;
    if (!this.differs) void this.#do(() => changePassword({ present, password }), this.t('accounts:password_changed'));
  };

  #mail({ mail }: OwnAccount): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.#setMail}>
      <p>${this.t(mail.offered ? 'accounts:mail_lead' : 'accounts:mail_none')}</p>
      ${mail.refused ? html`<p class="notice warn">${icon('warning')} ${this.t('accounts:mail_refused')}</p>` : nothing}
      ${this.input({ id: 'own-mail', field: 'address', label: this.t('accounts:mail_address'), type: 'email', autocomplete: 'email', value: mail.address ?? '' })}
      <label class="choice"><input type="checkbox" name="wanted" .checked=${mail.wanted} /> ${this.t('accounts:mail_wanted')}</label>
      <div class="bar"><button class="button" ?disabled=${this.busy}>${this.t('accounts:save')}</button></div></form>`;
  }

  readonly #setMail = (event: Event): void => {
    const { address = '', wanted } = typedIn(event);
    void this.#do(() => setMail({ address, wanted: wanted !== undefined }));
  };

  #delegations({ delegations, assignments }: OwnAccount): TemplateResult {
    const own = assignments.filter(({ id }) => !delegations.some((each) => each.id === id));
    const open = async () => {
      this.shown = 'deputy';
      await this.step(async () => (this.deputies = await listDeputies()));
    };
    return html`<p>${this.t('accounts:deputies_lead')}</p>
      ${delegations.length === 0 ? html`<p class="soft">${this.t('accounts:deputies_none')}</p>` : nothing}
      <ul class="lines">${delegations.map(
        (
          each,
        ) => html`<li><div>${each.mine ? this.t('accounts:deputy_of', { deputy: each.deputy }) : this.t('accounts:deputy_for', { giver: each.giver })}<br /><small class="soft">${each.label} · ${each.unit?.title ?? this.t('shell:whole_country')} · ${spanOf(each)}</small></div>
        ${each.mine ? html`<button type="button" class="button plain small" @click=${() => this.#do(() => endDelegation(each.id))}>${this.t('accounts:revoke')}</button>` : nothing}</li>`,
      )}</ul>
      ${this.shown !== 'deputy' ? (own.length > 0 ? html`<button type="button" class="button small" @click=${open}>${this.t('accounts:deputy_new')}</button>` : nothing) : this.#deputyForm(own)}`;
  }

  #deputyForm(own: OwnAccount['assignments']): TemplateResult {
    if (this.deputies.length === 0 && !this.busy) return html`<p>${this.t('accounts:deputy_nobody')}</p>`;
    return html`<form class="stack" novalidate @submit=${this.#delegate}>
      <div class="field"><label for="own-deputy">${this.t('accounts:field_deputy')}</label><select id="own-deputy" class="control" name="deputy">${this.deputies.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></div>
      <div class="field"><label for="own-role">${this.t('accounts:deputy_role')}</label><select id="own-role" class="control" name="assignment">${own.map((held) => html`<option value=${held.id}>${held.label} · ${held.unit?.title ?? this.t('shell:whole_country')}</option>`)}</select></div>
      ${this.day({ id: 'day-from', field: 'from', label: this.t('accounts:field_from'), value: today() })} ${this.day({ id: 'day-to', field: 'to', label: this.t('accounts:field_to'), value: today() })}
      ${this.#close(this.t('accounts:give'))}</form>`;
  }

  readonly #delegate = (event: Event): void => {
    const typed = typedIn(event);
    const { deputy = '', assignment = '' } = typed;
    void this.#do(async () => {
      const [from = '', to] = [dayIn(typed, 'from'), dayIn(typed, 'to')];
      await giveDelegation({ deputy, assignment, from, to: to ? dayAfter(to) : '' });
    });
  };

  #tokens({ tokens }: OwnAccount): TemplateResult {
    const { formats } = translation();
    return html`<p>${this.t('accounts:tokens_lead')}</p>
      ${this.token ? html`<div class="notice good">${icon('check')}<div><p>${this.t('accounts:token_shown')}</p>${secretLine(this.token, this.t('accounts:copy'), () => (this.said = this.t('accounts:copied')))}</div></div>` : nothing}
      ${tokens.length === 0 ? html`<p class="soft">${this.t('accounts:tokens_none')}</p>` : nothing}
      <ul class="lines">${tokens.map(
        (
          each,
        ) => html`<li><div><strong>${each.name}</strong> · ${this.t(`accounts:token_${each.scope}`)}<br /><small class="soft">${this.t('accounts:token_until', { date: formats.moment(each.expires) })}${each.lastSeen ? ` · ${this.t('accounts:token_used', { date: formats.moment(each.lastSeen) })}` : ''}</small></div>
        <button type="button" class="button plain small" @click=${() => this.#do(() => revokeToken(each.id))}>${this.t('accounts:revoke')}</button></li>`,
      )}</ul>
      ${this.shown === 'token' ? this.#tokenForm() : this.#open('token', this.t('accounts:token_new'))}`;
  }

  #tokenForm(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.#make}>
      ${this.input({ id: 'token-name', field: 'name', label: this.t('accounts:token_name') })}
      ${tokenFields(this.scope, (scope) => (this.scope = scope))}
      <div class="field"><label for="token-days">${this.t('accounts:token_days')}</label><input id="token-days" class="control" type="number" name="days" min="1" max="366" .value=${'90'} /></div>
      ${this.#close(this.t('accounts:token_new'))}</form>`;
  }

  readonly #make = (event: Event): void => {
    const { name = '', scope = 'read', days = '90' } = typedIn(event);
    const part = tickedPart(event);
    void this.#do(async () => (this.token = await makeToken({ name, scope, ...part, days: Number(days) })));
  };
}

define('baara-profile-page', BaaraProfilePage);
