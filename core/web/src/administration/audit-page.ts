import { html, nothing, type TemplateResult } from 'lit';
import { listAccounts } from '../api/accounts.ts';
import { type AuditLine, readAudit } from '../api/audit.ts';
import { define } from '../element.ts';
import type { ComboboxOption, ComboboxSearch } from '../fields/combobox.ts';
import { icon } from '../icons/icon.ts';
import { waitingNotice } from '../shell/failure.ts';
import { standstill } from '../shell/standstill.ts';
import { language, say, translation } from '../state/language.ts';
import { place, restate } from '../state/router.ts';
import { overview, session } from '../state/session.ts';
import { auditDetails, kindName, kinds } from './audit-words.ts';
import { browserName } from './held-roles.ts';
import { dayIn, typedIn, WorkingPage } from './working-page.ts';
import '../fields/combobox.ts';
import '../styles/administration.css';

const searchAccounts: ComboboxSearch = async (words) => {
  const { accounts, next } = await listAccounts({ q: words });
  const options = accounts.slice(0, 10).map(({ id, name, username }) => ({ value: id, label: name, detail: username }));
  return { options, more: next !== null };
};
const criteria = ['person', 'action', 'from', 'to', 'record'] as const;

/** The audit, newest first; its address holds what is looked for. */
export class BaaraAuditPage extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    entries: { state: true },
    next: { state: true },
    person: { state: true },
  };
  declare entries: readonly AuditLine[] | null;
  declare next: string | null;
  declare person: ComboboxOption | null;
  #asked = '';

  constructor() {
    super();
    this.entries = null;
    this.next = null;
    this.person = null;
  }

  protected override followed() {
    return [place];
  }

  protected override heading(): string {
    return this.t('audit:title');
  }

  protected override willUpdate(): void {
    const asked = `${language.get()} ${place.get().search}`;
    if (this.#asked === asked || place.get().pathname !== '/audit') return;
    this.#asked = asked;
    void this.step(() => this.#load());
  }

  async #load(cursor?: string): Promise<void> {
    const query = Object.fromEntries(criteria.map((name) => [name, place.get().searchParams.get(name) ?? undefined]));
    const page = await readAudit({ ...query, cursor });
    this.entries = cursor ? [...(this.entries ?? []), ...page.entries] : page.entries;
    this.next = page.next;
  }

  override render(): TemplateResult {
    const asked = place.get().searchParams;
    if (this.failure?.status === 403 && !this.entries)
      return standstill({ title: this.heading(), may: 'refused' }, 'refused');
    const mayChoose = session.get()?.rights.includes('administer-users');
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${this.t('audit:lead')}</p></div>
      <form class="criteria" @submit=${this.#search}>
        ${
          mayChoose
            ? html`<div class="criterion"><label for="audit-person">${this.t('audit:person')}</label>
          <baara-combobox .inputId=${'audit-person'} .name=${this.t('audit:person')} .search=${searchAccounts} .value=${this.person?.value ?? null} .label=${this.person?.label ?? ''} @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => (this.person = event.detail)}></baara-combobox></div>`
            : nothing
        }
        <div class="criterion"><label for="audit-action">${this.t('audit:action')}</label>
          <select id="audit-action" name="action"><option value="">${this.t('audit:all_actions')}</option>${kinds.map((kind) => html`<option value=${kind} ?selected=${asked.get('action') === kind}>${kindName(kind)}</option>`)}</select></div>
        ${this.day({ id: 'day-from', field: 'from', label: this.t('audit:from'), value: asked.get('from') ?? '' })} ${this.day({ id: 'day-to', field: 'to', label: this.t('audit:to'), value: asked.get('to') ?? '' })}
        <div class="wholerow bar"><button class="button first">${icon('search')} ${this.t('audit:apply')}</button>
          ${`${asked}` ? html`<a class="button plain" href="/audit">${this.t('audit:clear')}</a>` : nothing}
          ${asked.has('record') ? html`<span class="tag">${this.t('audit:record_filter')}</span>` : nothing}</div>
      </form>
      ${this.outcome()} ${this.#table()}
    </div>`;
  }

  readonly #search = (event: Event): void => {
    const typed = typedIn(event);
    void this.step(async () => {
      const { action = '' } = typed;
      const [from, to] = [dayIn(typed, 'from'), dayIn(typed, 'to')];
      const next = new URLSearchParams(place.get().search);
      for (const [name, value] of Object.entries({ action, from, to, person: this.person?.value })) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      restate(`${next}` ? `/audit?${next}` : '/audit');
    });
  };

  #table(): TemplateResult {
    const { entries } = this;
    if (!entries) return this.failure ? html`` : waitingNotice();
    if (entries.length === 0) return html`<p>${this.t('audit:none')}</p>`;
    return html`<div class="rows" tabindex="0" role="region" aria-label=${this.heading()}><table class="audit">
      <thead><tr>${(['when', 'who', 'what', 'why', 'where'] as const).map((head) => html`<th scope="col">${this.t(`audit:${head}`)}</th>`)}</tr></thead>
      <tbody>${entries.map((entry) => this.#row(entry))}</tbody></table></div>
      ${this.next ? html`<p><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.step(() => this.#load(this.next ?? undefined))}>${icon('down')} ${this.t('audit:earlier')}</button></p>` : nothing}`;
  }

  #row(entry: AuditLine): TemplateResult {
    const { formats } = translation();
    const who =
      entry.name ?? entry.username ?? this.t(entry.kind.startsWith('sign_in') ? 'audit:unknown' : 'audit:system');
    const form = entry.form ? say(overview.get()?.forms[entry.form]?.label) || entry.form : '';
    const record = entry.record
      ? html`<a href="/f/${entry.form}/${entry.record}">${entry.title ?? form}</a>`
      : html`${form ? say(overview.get()?.forms[entry.form ?? '']?.plural) || form : nothing}`;
    return html`<tr>
      <td class="number" data-label=${this.t('audit:when')}><time datetime=${entry.at}>${formats.moment(entry.at)}</time></td>
      <td data-label=${this.t('audit:who')}>${who}</td>
      <td data-label=${this.t('audit:what')}><div><strong>${kindName(entry.kind)}</strong>${entry.form ? html`<br />${record}` : nothing}</div></td>
      <td class=${auditDetails(entry).length === 0 ? 'blank' : ''} data-label=${this.t('audit:why')}><div>${auditDetails(entry).map((line) => html`<div>${line}</div>`)}</div></td>
      <td class=${entry.address || entry.agent ? '' : 'blank'} data-label=${this.t('audit:where')}><div><span class="number">${entry.address ?? ''}</span>${entry.agent ? html`<br /><small class="soft">${browserName(entry.agent)}</small>` : nothing}</div></td>
    </tr>`;
  }
}

define('baara-audit-page', BaaraAuditPage);
