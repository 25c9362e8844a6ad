import { html, nothing, type TemplateResult } from 'lit';
import {
  changeAccount,
  endAccountSessions,
  endRole,
  giveRole,
  type InvitationLink,
  inviteAgain,
  listRoles,
  type RoleSummary,
  readAccount,
  removeAccountFactor,
  type WholeAccount,
} from '../api/accounts.ts';
import { define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { icon } from '../icons/icon.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { standstill } from '../shell/standstill.ts';
import { language, translation } from '../state/language.ts';
import { session } from '../state/session.ts';
import { stateTag } from './accounts-page.ts';
import { dayAfter, heldRole, rolesSummary, sessionLine, stateOf } from './held-roles.ts';
import { linkNotice } from './link-notice.ts';
import { roleFields } from './role-fields.ts';
import { dayIn, typedIn, WorkingPage } from './working-page.ts';
import './explain-access.ts';

/** One account: its roles, what they allow, its sessions, and why it sees a record or not. */
export class BaaraAccountPage extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    user: {},
    account: { state: true },
    roles: { state: true },
    giving: { state: true },
    unit: { state: true },
    link: { state: true },
  };
  declare user: string;
  declare account: WholeAccount | null;
  declare roles: readonly RoleSummary[];
  declare giving: boolean;
  declare unit: ComboboxOption | null;
  declare link: InvitationLink | null;
  #language = '';

  constructor() {
    super();
    this.account = null;
    this.roles = [];
    this.giving = false;
    this.unit = null;
    this.link = null;
  }

  protected override heading(): string {
    return this.account?.name ?? '';
  }

  protected override willUpdate(): void {
    if (this.#language === language.get()) return;
    this.#language = language.get();
    void this.step(async () => {
      this.roles = await listRoles();
      await this.#load();
    });
  }

  async #load(): Promise<void> {
    this.account = await readAccount(this.user);
  }

  /** Asks first, where it cannot be taken back. */
  #sure(question: string, work: () => Promise<unknown>): void {
    if (window.confirm(question)) void this.#do(work);
  }

  #do(work: () => Promise<unknown>): Promise<boolean> {
    return this.step(async () => {
      await work();
      await this.#load();
    }, this.t('accounts:done'));
  }

  override render(): TemplateResult {
    const { account } = this;
    if (!account)
      return this.failure ? standstill(announced.account({}), this.failure) : awaitedPage(announced.account({}));
    const { formats } = translation();
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href="/accounts">${icon('left')} ${this.t('accounts:title')}</a></nav>
      <div class="heading"><div class="grow"><h1>${account.name}</h1>
        <p class="soft">${account.username} · ${this.t('accounts:last_sign_in')} : ${account.lastSignIn ? formats.moment(account.lastSignIn) : this.t('accounts:never')}</p></div>
        ${stateTag(account)}</div>
      ${this.#actions(account)} ${this.outcome()}
      ${this.link ? linkNotice(account.name, this.link, () => (this.said = this.t('accounts:copied'))) : nothing}
      <div class="halves">
        <section class="tile"><h2>${this.t('accounts:assignments')}</h2>${this.#assignments(account)}</section>
        <section class="tile"><h2>${this.t('accounts:sessions')}</h2>
          ${
            account.sessions.length === 0
              ? html`<p class="soft">${this.t('accounts:sessions_none')}</p>`
              : html`<ul class="lines">${account.sessions.map((each) => html`<li>${sessionLine(each)}</li>`)}</ul>
            <button type="button" class="button small" @click=${() => this.#do(() => endAccountSessions(account.id))}>${this.t('accounts:end_sessions')}</button>`
          }</section>
      </div>
      <section class="tile"><h2>${this.t('accounts:explain')}</h2><baara-explain-access .user=${account.id} .name=${account.name}></baara-explain-access></section>
      <section class="tile"><h2>${this.t('accounts:may_see')}</h2>${this.#summary(account)}</section>
    </div>`;
  }

  #actions(account: WholeAccount): TemplateResult {
    const { id, name } = account;
    const isOwn = session.get()?.user?.id === id;
    const invite = () => this.step(async () => (this.link = await inviteAgain(id)));
    return html`<div class="bar">
      ${account.disabled ? nothing : html`<button type="button" class="button" ?disabled=${this.busy} @click=${invite}>${this.t(account.ready ? 'accounts:reset' : 'accounts:invite')}</button>`}
      ${account.secondFactor ? html`<button type="button" class="button" @click=${() => this.#sure(this.t('accounts:remove_factor_confirm', { name }), () => removeAccountFactor(id))}>${this.t('accounts:remove_factor')}</button>` : nothing}
      ${account.disabled ? html`<button type="button" class="button" @click=${() => this.#do(() => changeAccount(id, { disabled: false }))}>${this.t('accounts:reopen')}</button>` : nothing}
      ${account.disabled || isOwn ? nothing : html`<button type="button" class="button danger" @click=${() => this.#sure(this.t('accounts:close_confirm', { name }), () => changeAccount(id, { disabled: true }))}>${this.t('accounts:close')}</button>`}
    </div>`;
  }

  #assignments({ id, assignments }: WholeAccount): TemplateResult {
    return html`${assignments.length === 0 ? html`<p class="soft">${this.t('accounts:assignments_none')}</p>` : nothing}
      <ul class="lines">${assignments.map((held) => html`<li>${heldRole(held)}${stateOf(held) === 'ended' ? nothing : html`<button type="button" class="button plain small" aria-label="${this.t('accounts:end_role')} : ${held.label}" @click=${() => this.#do(() => endRole(id, held.id))}>${this.t('accounts:end_role')}</button>`}</li>`)}</ul>
      ${
        this.giving
          ? html`<form class="panel-form" novalidate @submit=${this.#give}><div class="fields">${roleFields({ roles: this.roles, unit: this.unit, chosen: (unit) => (this.unit = unit), day: this.day })}</div>
            <div class="bar"><button class="button first" ?disabled=${this.busy}>${this.t('accounts:give_role')}</button><button type="button" class="button" @click=${() => (this.giving = false)}>${this.t('shell:cancel')}</button></div></form>`
          : html`<button type="button" class="button small" @click=${() => (this.giving = true)}>${icon('plus')} ${this.t('accounts:give_role')}</button>`
      }`;
  }

  readonly #give = (event: Event): void => {
    const typed = typedIn(event);
    const { role = '' } = typed;
    void this.#do(async () => {
      const [from, to] = [dayIn(typed, 'from'), dayIn(typed, 'to')];
      const unit = this.unit ? { unit: this.unit.value } : {};
      await giveRole(this.user, { role, ...unit, ...(from ? { from } : {}), ...(to ? { to: dayAfter(to) } : {}) });
      this.giving = false;
      this.unit = null;
    });
  };

  #summary({ assignments }: WholeAccount): TemplateResult {
    const held = new Set(assignments.filter((each) => stateOf(each) === 'now').map(({ role }) => role));
    const roles = this.roles.filter(({ id }) => held.has(id));
    return roles.length === 0 ? html`<p class="soft">${this.t('accounts:assignments_none')}</p>` : rolesSummary(roles);
  }
}

define('baara-account-page', BaaraAccountPage);
