import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type Bulk, listBulks, undoBulk } from '../api/bulk.ts';
import { readForm } from '../api/model.ts';
import type { FormSlice } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { say, translation } from '../state/language.ts';
import { go } from '../state/router.ts';
import { overview } from '../state/session.ts';

const tones: Readonly<Record<string, string>> = { checked: 'warn', done: 'good', failed: 'bad' };

/** What the reader has done to many records at once, newest first, with the way back from each. */
export class BaaraPastPage extends BaaraPage {
  static override properties = {
    bulks: { state: true },
    forms: { state: true },
    next: { state: true },
    asking: { state: true },
    failure: { state: true },
    busy: { state: true },
  };
  declare bulks: readonly Bulk[] | null;
  declare forms: ReadonlyMap<string, FormSlice>;
  declare next: string | null;
  /** The action whose undoing waits for a yes. */
  declare asking: string;
  declare failure: BaaraError | null;
  declare busy: boolean;

  constructor() {
    super();
    this.bulks = null;
    this.forms = new Map();
    this.next = null;
    this.asking = '';
    this.failure = null;
    this.busy = false;
  }

  protected override followed() {
    return [overview];
  }

  protected override heading(): string {
    return this.t('bulk:past');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(before?: string): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      const { bulks, next } = await listBulks(before);
      await this.#learn(bulks);
      this.bulks = [...(before ? (this.bulks ?? []) : []), ...bulks];
      this.next = next;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** The forms whose fields were set; one that is not readable any more leaves its field unnamed. */
  async #learn(bulks: readonly Bulk[]): Promise<void> {
    const ids = bulks.flatMap(({ action, form }) => (action.do === 'set' && !this.forms.has(form) ? [form] : []));
    const forms = await Promise.all([...new Set(ids)].map((id) => readForm(id).catch(() => null)));
    this.forms = new Map([...this.forms, ...forms.flatMap((form) => (form ? [[form.id, form] as const] : []))]);
  }

  override render(): TemplateResult {
    const { bulks } = this;
    return html`<div class="page">
      <div class="stack">
        <h1>${this.heading()}</h1>
        <p class="soft">${this.t(bulks?.length === 0 ? 'bulk:past_none' : 'bulk:past_lead')}</p>
      </div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${bulks ? this.#table(bulks) : this.failure ? nothing : waitingNotice()}
      ${this.next ? html`<p><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#load(this.next ?? undefined)}>${this.t('bulk:past_older')}</button></p>` : nothing}
    </div>`;
  }

  #table(bulks: readonly Bulk[]): TemplateResult | typeof nothing {
    if (bulks.length === 0) return nothing;
    const head = (['action', 'list', 'date', 'state'] as const).map(
      (key) => html`<th scope="col">${this.t(`bulk:${key}`)}</th>`,
    );
    return html`<div class="rows plain"><table>
      <thead><tr>${head}<th scope="col"><span class="said">${this.t('bulk:undo')}</span></th></tr></thead>
      <tbody>${bulks.map((bulk) => this.#row(bulk))}</tbody>
    </table></div>`;
  }

  #row(bulk: Bulk): TemplateResult {
    const { formats } = translation();
    const why = bulk.act ?? bulk.reason;
    return html`<tr>
      <th scope="row"><a href="/bulk/${bulk.id}">${this.#name(bulk)}</a>${why ? html`<br /><small class="soft">${why}</small>` : nothing}</th>
      <td data-label=${this.t('bulk:list')}>${say(overview.get()?.forms[bulk.form]?.plural)}</td>
      <td data-label=${this.t('bulk:date')} class="number">${formats.moment(bulk.createdAt)}</td>
      <td data-label=${this.t('bulk:state')}><div>${stateTag(bulk, this.t(`bulk:state_${stateOf(bulk)}`))} ${this.#size(bulk)}</div></td>
      <td class=${canUndo(bulk) ? 'end' : 'blank'}>${canUndo(bulk) ? this.#undo(bulk) : nothing}</td>
    </tr>`;
  }

  #name({ action, form }: Bulk): string {
    const keys = action.do === 'set' ? [...Object.keys(action.values), ...(action.unknown ?? [])] : [];
    const fields = keys.map((key) => say(this.forms.get(form)?.fields[key]?.label)).filter(Boolean);
    return fields.length > 0
      ? this.t('bulk:past_set', { fields: fields.join(', ') })
      : this.t(`bulk:page_${action.do}`);
  }

  /** How many records it wrote, put back, or is about. */
  #size({ state, counts, total }: Bulk): TemplateResult {
    const count = state === 'done' ? counts.written : state === 'undone' ? counts.undone : total;
    return html`<span class="soft">${this.t('bulk:size', { count })}</span>`;
  }

  #undo(bulk: Bulk): TemplateResult {
    if (this.asking !== bulk.id)
      return html`<button type="button" class="button small" aria-label="${this.t('bulk:undo')} : ${this.#name(bulk)}" @click=${() => this.#ask(bulk.id)}>${icon('restore')} ${this.t('bulk:undo_short')}</button>`;
    return html`<div class="stack" role="group" aria-label=${this.t('bulk:undo')}>
      <strong>${this.t('bulk:undo_sure', { count: bulk.counts.written })}</strong>
      <div class="bar"><button type="button" class="button small danger" ?disabled=${this.busy} @click=${() => this.#takeBack(bulk.id)}>${this.t('bulk:undo_yes')}</button>
      <button type="button" class="button small" @click=${() => this.#ask('')}>${this.t('bulk:undo_no')}</button></div>
    </div>`;
  }

  #ask(id: string): void {
    this.asking = id;
    // Whoever presses Enter twice has not said yes.
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[role=group] button:last-of-type')?.focus());
  }

  async #takeBack(id: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await undoBulk(id);
      go(`/bulk/${id}`);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }
}

/** What was tried and would change nothing waits for nobody. */
function stateOf({ state, counts }: Bulk): Bulk['state'] | 'void' {
  return state === 'checked' && counts.ready === 0 ? 'void' : state;
}

function stateTag(bulk: Bulk, words: string): TemplateResult {
  return html`<span class="tag ${tones[stateOf(bulk)] ?? ''}">${words}</span>`;
}

function canUndo({ state, counts }: Bulk): boolean {
  return state === 'done' && counts.written > 0;
}

define('baara-past-page', BaaraPastPage);
