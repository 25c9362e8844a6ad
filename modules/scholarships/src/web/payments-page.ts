import { type BaaraError, uuidv7 } from '@baara/model';
import {
  asFailure,
  BaaraPage,
  go,
  loadDateInput,
  money,
  readForm,
  request,
  say,
  today,
  translation,
  waitingNotice,
} from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { OpenBatch, PaymentsView, Preparable } from '../server/preparable.ts';
import type { Intention } from './sure.ts';
import { count, stateTag, told } from './telling.ts';
import { words } from './words.ts';

/** What is to pay this month, programme by programme, and the lists under way. */
export class ScholarshipsPaymentsPage extends BaaraPage {
  static override properties = {
    month: { state: true },
    view: { state: true },
    mayPrepare: { state: true },
    intention: { state: true },
    failure: { state: true },
  };
  declare month: string;
  declare view: PaymentsView | null;
  declare mayPrepare: boolean;
  declare intention: Intention | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.month = today().slice(0, 7);
    this.view = null;
    this.mayPrepare = false;
    this.intention = null;
    this.failure = null;
  }

  protected override heading(): string {
    return say(words.pay);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const { month } = this;
    this.failure = null;
    try {
      const [view, form] = await Promise.all([
        request<PaymentsView>('parts/scholarships/preparable', { query: { month } }),
        readForm('payment_batch'),
        loadDateInput(),
      ]);
      this.mayPrepare = form.acts ?? false;
      if (month === this.month) this.view = view;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { view } = this;
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.payLead)}</p></div>
      ${told(this.failure, () => void this.#load())}
      ${view ? html`<div class="scholarships-part">${this.#due(view)}${this.#lists(view)}</div>` : this.failure ? nothing : waitingNotice()}
      ${this.intention ? html`<scholarships-sure .intention=${this.intention} @scholarships-close=${() => (this.intention = null)}></scholarships-sure>` : nothing}
    </div>`;
  }

  #due({ programmes }: PaymentsView): TemplateResult {
    return html`<section aria-labelledby="scholarships-due">
      <h2 id="scholarships-due">${say(words.toPay)}</h2>
      <div class="field"><label for="scholarships-month">${say(words.month)}</label>
        <baara-date-input .inputId=${'scholarships-month'} .month=${true} .value=${this.month} @baara-input=${this.#choose}></baara-date-input></div>
      ${
        programmes.length === 0
          ? html`<p class="nothing">${say(words.nothingDue)}</p>`
          : html`<div class="rows"><table>
        <caption class="said">${say(words.toPay)}</caption>
        <thead><tr><th scope="col">${say(words.programme)}</th><th scope="col" class="number">${say(words.toPay)}</th><th scope="col" class="number">${say(words.total)}</th><th scope="col" class="number">${say(words.listed)}</th>${this.mayPrepare ? html`<th scope="col"><span class="said">${say(words.action)}</span></th>` : nothing}</tr></thead>
        <tbody>${programmes.map((each) => this.#programme(each))}</tbody>
      </table></div>`
      }
    </section>`;
  }

  #programme(due: Preparable): TemplateResult {
    return html`<tr>
      <th scope="row">${due.title}</th>
      <td class="number" data-label=${say(words.toPay)}>${count(due.awards)}</td>
      <td class="number" data-label=${say(words.total)}>${money(due.total)}</td>
      <td class="number" data-label=${say(words.listed)}>${count(due.listed)}</td>
      ${this.mayPrepare ? html`<td data-label="">${due.awards === 0 ? html`<span class="soft">${say(words.allListed)}</span>` : html`<button type="button" class="button small first" @click=${() => this.#prepare(due)}>${say(words.prepare)}</button>`}</td>` : nothing}
    </tr>`;
  }

  #lists({ batches }: PaymentsView): TemplateResult {
    return html`<section aria-labelledby="scholarships-lists">
      <h2 id="scholarships-lists">${say(words.lists)}</h2>
      ${
        batches.length === 0
          ? html`<p class="nothing">${say(words.noLists)}</p>`
          : html`<div class="rows"><table>
        <caption class="said">${say(words.lists)}</caption>
        <thead><tr><th scope="col">${say(words.number)}</th><th scope="col">${say(words.ofMonth)}</th><th scope="col">${say(words.programme)}</th><th scope="col">${say(words.step)}</th><th scope="col" class="number">${say(words.lines)}</th><th scope="col" class="number">${say(words.total)}</th></tr></thead>
        <tbody>${batches.map((each) => this.#list(each))}</tbody>
      </table></div>
      <p><a href="/f/payment_batch">${say(words.allLists)}</a></p>`
      }
    </section>`;
  }

  #list(batch: OpenBatch): TemplateResult {
    return html`<tr>
      <th scope="row"><a href="/f/payment_batch/${batch.id}">${batch.number}</a></th>
      <td data-label=${say(words.ofMonth)}>${translation().formats.month(batch.month)}</td>
      <td data-label=${say(words.programme)}>${batch.title}</td>
      <td data-label=${say(words.step)}>${stateTag('payment_batch_state', batch.state)}</td>
      <td class="number" data-label=${say(words.lines)}>${count(batch.lines)}</td>
      <td class="number" data-label=${say(words.total)}>${money(batch.total)}</td>
    </tr>`;
  }

  readonly #choose = ({ detail }: CustomEvent<string | null>): void => {
    if (!detail || !/^[0-9]{4}-[0-9]{2}$/u.test(detail)) return;
    this.month = detail;
    void this.#load();
  };

  #prepare({ programme, title, awards, total }: Preparable): void {
    const { month } = this;
    // One key for this intention: sent again after a broken line, it is the same list.
    const key = uuidv7();
    this.intention = {
      title: say(words.prepare),
      text: `${title}, ${translation().formats.month(month)} : ${count(awards)} ${say(words.linesOf)}, ${money(total)}`,
      meaning: say(words.prepareSure),
      act: async () => {
        const { batch } = await request<{ readonly batch: string }>('parts/scholarships/prepare', {
          ...{ method: 'POST', headers: { 'Idempotency-Key': key }, body: { programme, month } },
        });
        go(`/f/payment_batch/${batch}`);
      },
    };
  }
}
