import { html, nothing, type TemplateResult } from 'lit';
import {
  type Account,
  type InvitationLink,
  listAccounts,
  listRoles,
  openAccount,
  type RoleSummary,
} from '../api/accounts.ts';
import { define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { icon } from '../icons/icon.ts';
import { waitingNotice } from '../shell/failure.ts';
import { language, translation } from '../state/language.ts';
import { dayAfter, stateOf } from './held-roles.ts';
import { linkNotice } from './link-notice.ts';
import { roleFields } from './role-fields.ts';
import { dayIn, typedIn, WorkingPage } from './working-page.ts';
import '../styles/administration.css';

const states = ['open', 'waiting', 'closed'] as const;

/** The accounts that the reader keeps, and a new one with its role and link. */
export class BaaraAccountsPage extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    accounts: { state: true },
    next: { state: true },
    roles: { state: true },
    opening: { state: true },
    unit: { state: true },
    link: { state: true },
  };
  declare accounts: readonly Account[] | null;
  declare next: string | null;
  declare roles: readonly RoleSummary[];
  declare opening: boolean;
  declare unit: ComboboxOption | null;
  declare link: { readonly name: string; readonly link: InvitationLink } | null;
  #question: { readonly q?: string; readonly state?: string } = {};
  #language = '';

  constructor() {
    super();
    this.accounts = null;
    this.next = null;
    this.roles = [];
    this.opening = false;
    this.unit = null;
    this.link = null;
  }

  protected override heading(): string {
    return this.t('accounts:title');
  }

  protected override willUpdate(): void {
    if (this.#language === language.get()) return;
    this.#language = language.get();
    void this.step(async () => {
      await Promise.all([this.#list(), listRoles().then((roles) => (this.roles = roles))]);
    });
  }

  async #list(cursor?: string): Promise<void> {
    const page = await listAccounts({ ...this.#question, cursor });
    this.accounts = cursor ? [...(this.accounts ?? []), ...page.accounts] : page.accounts;
    this.next = page.next;
  }

  override render(): TemplateResult {
    return html`<div class="page">
      <div class="heading"><div class="grow"><h1>${this.heading()}</h1><p class="soft">${this.t('accounts:lead')}</p></div>
        <div class="bar"><button type="button" class="button first" aria-expanded=${this.opening} @click=${() => (this.opening = !this.opening)}>${icon('plus')} ${this.t('accounts:new')}</button></div></div>
      ${this.outcome()} ${this.link ? linkNotice(this.link.name, this.link.link, () => (this.said = this.t('accounts:copied'))) : nothing}
      ${this.opening ? this.#form() : nothing}
      <form class="criteria account-search" @submit=${this.#search}>
        <div class="criterion"><label for="account-q">${this.t('accounts:search')}</label><input id="account-q" type="search" name="q" /></div>
        <div class="criterion"><label for="account-state">${this.t('accounts:state')}</label>
          <select id="account-state" name="state" @change=${(event: Event) => (event.target as HTMLSelectElement).form?.requestSubmit()}><option value="">${this.t('accounts:state_all')}</option>
          ${states.map((state) => html`<option value=${state}>${this.t(`accounts:state_${state}`)}</option>`)}</select></div>
        <div class="criterion end"><button class="button">${icon('search')} ${this.t('audit:apply')}</button></div>
      </form>
      ${this.#table()}
    </div>`;
  }

  readonly #search = (event: Event): void => {
    const { q = '', state = '' } = typedIn(event);
    this.#question = { ...(q ? { q } : {}), ...(state ? { state } : {}) };
    void this.step(() => this.#list());
  };

  #form(): TemplateResult {
    return html`<form class="panel-form" novalidate @submit=${this.#open}>
      <h2>${this.t('accounts:new')}</h2>
      <div class="fields">
        ${this.input({ id: 'new-name', field: 'name', label: this.t('accounts:field_name') })}
        ${this.input({ id: 'new-username', field: 'username', label: this.t('accounts:field_username'), hint: this.t('accounts:username_hint') })}
        ${roleFields({ roles: this.roles, unit: this.unit, chosen: (unit) => (this.unit = unit), day: this.day })}
      </div>
      <div class="bar"><button class="button first" ?disabled=${this.busy}>${this.t('accounts:new')}</button>
        <button type="button" class="button" @click=${() => (this.opening = false)}>${this.t('shell:cancel')}</button></div>
    </form>`;
  }

  readonly #open = (event: Event): void => {
    const typed = typedIn(event);
    const { name = '', username = '', role = '' } = typed;
    void this.step(async () => {
      const [from, to] = [dayIn(typed, 'from'), dayIn(typed, 'to')];
      const made = await openAccount({
        ...{ name, username, role },
        ...(this.unit ? { unit: this.unit.value } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to: dayAfter(to) } : {}),
      });
      this.link = { name: made.name, link: made.invitation };
      this.opening = false;
      this.unit = null;
      await this.#list();
    });
  };

  #table(): TemplateResult {
    const { accounts } = this;
    if (!accounts) return this.failure ? html`` : waitingNotice();
    if (accounts.length === 0) return html`<p>${this.t('accounts:none')}</p>`;
    return html`<div class="rows" tabindex="0" role="region" aria-label=${this.heading()}><table>
      <thead><tr>${[this.t('accounts:field_name'), this.t('accounts:roles'), this.t('accounts:state'), this.t('accounts:last_sign_in')].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${accounts.map((account) => this.#row(account))}</tbody></table></div>
      ${this.next ? html`<p><button type="button" class="button" @click=${() => this.step(() => this.#list(this.next ?? undefined))}>${icon('down')} ${this.t('accounts:next')}</button></p>` : nothing}`;
  }

  #row(account: Account): TemplateResult {
    const { formats } = translation();
    const held = account.assignments.filter((each) => stateOf(each) === 'now');
    return html`<tr>
      <td data-label=${this.t('accounts:field_name')}><div><a href="/accounts/${account.id}">${account.name}</a><br /><small class="soft">${account.username}</small></div></td>
      <td data-label=${this.t('accounts:roles')}><div>${held.length === 0 ? html`<span class="soft">${this.t('accounts:no_role')}</span>` : held.map(({ label, unit, giver }) => html`<div>${label} · ${unit?.title ?? this.t('shell:whole_country')}${giver ? html` <span class="tag">${this.t('accounts:deputies')}</span>` : nothing}</div>`)}</div></td>
      <td data-label=${this.t('accounts:state')}>${stateTag(account)}</td>
      <td class="number" data-label=${this.t('accounts:last_sign_in')}>${account.lastSignIn ? formats.moment(account.lastSignIn) : this.t('accounts:never')}</td>
    </tr>`;
  }
}

/** Whether an account is open, closed or waits for its password. */
export function stateTag({ disabled, ready }: Pick<Account, 'disabled' | 'ready'>): TemplateResult {
  const { t } = translation();
  if (disabled) return html`<span class="tag bad">${t('accounts:closed')}</span>`;
  return ready
    ? html`<span class="tag good">${t('accounts:open')}</span>`
    : html`<span class="tag warn">${t('accounts:waiting')}</span>`;
}

define('baara-accounts-page', BaaraAccountsPage);
