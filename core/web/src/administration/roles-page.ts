import { html, nothing, type TemplateResult } from 'lit';
import { listAllRoles, makeRole, type RoleLine } from '../api/roles.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { waitingNotice } from '../shell/failure.ts';
import { language } from '../state/language.ts';
import { typedIn, WorkingPage } from './working-page.ts';
import '../styles/administration.css';

/** The roles: how many hold each, what the country has changed, and a new one of its own. */
export class BaaraRolesPage extends WorkingPage {
  static override properties = { ...WorkingPage.properties, roles: { state: true }, making: { state: true } };
  declare roles: readonly RoleLine[] | null;
  declare making: boolean;
  #language = '';

  constructor() {
    super();
    this.roles = null;
    this.making = false;
  }

  protected override heading(): string {
    return this.t('roles:title');
  }

  protected override willUpdate(): void {
    if (this.#language === language.get()) return;
    this.#language = language.get();
    void this.step(() => this.#list());
  }

  async #list(): Promise<void> {
    this.roles = await listAllRoles();
  }

  override render(): TemplateResult {
    return html`<div class="page">
      <div class="heading"><div class="grow"><h1>${this.heading()}</h1><p class="soft">${this.t('roles:lead')}</p></div>
        <div class="bar"><button type="button" class="button first" aria-expanded=${this.making} @click=${() => (this.making = !this.making)}>${icon('plus')} ${this.t('roles:new')}</button></div></div>
      ${this.outcome()} ${this.making ? this.#form() : nothing}
      ${this.roles ? this.#table(this.roles) : this.failure ? nothing : waitingNotice()}
    </div>`;
  }

  #form(): TemplateResult {
    return html`<form class="panel-form" novalidate @submit=${this.#make}>
      <h2>${this.t('roles:new')}</h2>
      <div class="fields">
        ${this.input({ id: 'role-label-fr', field: 'label_fr', label: this.t('roles:field_label_fr') })}
        ${this.input({ id: 'role-label-en', field: 'label_en', label: this.t('roles:field_label_en') })}
        ${this.input({ id: 'role-id', field: 'id', label: this.t('roles:field_id'), hint: this.t('roles:id_hint') })}
        ${this.input({ id: 'role-why', field: 'why', label: this.t('roles:field_why'), hint: this.t('roles:why_hint') })}
      </div>
      <div class="bar"><button class="button first" ?disabled=${this.busy}>${this.t('roles:new')}</button>
        <button type="button" class="button" @click=${() => (this.making = false)}>${this.t('shell:cancel')}</button></div>
    </form>`;
  }

  readonly #make = (event: Event): void => {
    const typed = typedIn(event);
    void this.step(async () => {
      await makeRole(typed);
      this.making = false;
      await this.#list();
    }, this.t('roles:made'));
  };

  #table(roles: readonly RoleLine[]): TemplateResult {
    const heads = [this.t('accounts:field_role'), this.t('roles:rules'), this.t('roles:holders')];
    return html`<div class="rows" tabindex="0" role="region" aria-label=${this.heading()}><table>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${roles.map(
        (role) => html`<tr>
          <td data-label=${heads[0]}><div><a href="/roles/${role.id}">${role.label}</a>${role.isOwn ? html` <span class="tag">${this.t('roles:own')}</span>` : nothing}
            ${role.help ? html`<br /><small class="soft">${role.help}</small>` : nothing}</div></td>
          <td data-label=${heads[1]}>${role.rules > 0 ? this.t('roles:rules_number', { number: role.rules }) : '—'}</td>
          <td class="number" data-label=${heads[2]}>${role.holders}</td></tr>`,
      )}</tbody></table></div>`;
  }
}

define('baara-roles-page', BaaraRolesPage);
