import { type BaaraError, uuidv7 } from '@baara/model';
import { asFailure, BaaraPanel, go, money, readForm, request, say, waitingNotice } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BatchView, RowView } from '../server/batch-view.ts';
import { filesTable, linesTable, looseTable, statesTable, sumsTable } from './batch-tables.ts';
import type { Intention } from './sure.ts';
import { count, told } from './telling.ts';
import { words } from './words.ts';

interface Taken {
  readonly repeated: boolean;
  readonly rows?: number;
  readonly exact?: number;
  readonly to_confirm?: number;
  readonly already?: number;
  readonly different?: number;
  readonly unmatched?: number;
}

/** A list of payments: what is next, its totals, files, and what is left to reconcile. */
export class ScholarshipsBatchPanel extends BaaraPanel {
  static override properties = {
    ...BaaraPanel.properties,
    view: { state: true },
    may: { state: true },
    chosen: { state: true },
    taken: { state: true },
    busy: { state: true },
    intention: { state: true },
    failure: { state: true },
  };
  declare view: BatchView | null;
  declare may: { readonly prepare: boolean; readonly answer: boolean; readonly confirm: boolean };
  declare chosen: ReadonlySet<string>;
  declare taken: Taken | null;
  declare busy: boolean;
  declare intention: Intention | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.view = null;
    this.may = { prepare: false, answer: false, confirm: false };
    this.chosen = new Set();
    this.taken = null;
    this.busy = false;
    this.intention = null;
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('record')) void this.#load();
  }

  async #load(): Promise<void> {
    const { id } = this.record;
    try {
      const [view, batches, answers, rows] = await Promise.all([
        request<BatchView>('parts/scholarships/batch', { query: { id } }),
        readForm('payment_batch'),
        readForm('payment_answer').catch(() => null),
        readForm('payment_answer_row').catch(() => null),
      ]);
      if (id !== this.record.id) return;
      this.view = view;
      this.may = {
        prepare: batches.acts ?? false,
        answer: answers?.acts ?? false,
        confirm: rows?.can.includes('update') ?? false,
      };
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { view } = this;
    if (!view) return this.failure ? html`${told(this.failure, () => void this.#load())}` : waitingNotice();
    const blocked = view.lines.filter((line) => line.blocked !== null);
    const isOut = view.state === 'sent' || view.state === 'reconciled';
    return html`<div class="scholarships-part">
      ${told(this.failure)}
      <p class="notice"><strong>${say(words.next[view.state as keyof typeof words.next])}</strong></p>
      <div class="scholarships-figures">${statesTable(view)}${isOut ? sumsTable(view) : nothing}</div>
      ${filesTable(view)}
      ${blocked.length > 0 ? linesTable({ title: words.blocked, lead: words.blockedLead, lines: blocked, why: 'blocked' }) : nothing}
      ${isOut ? this.#answer(view) : nothing}
      ${this.#confirmable(view)}
      ${looseTable(view)}
      ${this.#failed(view)}
      ${this.#unanswered(view)}
      ${this.intention ? html`<scholarships-sure .intention=${this.intention} @scholarships-close=${() => (this.intention = null)}></scholarships-sure>` : nothing}
    </div>`;
  }

  #answer({ answers }: BatchView): TemplateResult {
    const { taken } = this;
    const counts = taken
      ? (
          [
            ['exact', words.exact],
            ['to_confirm', words.toConfirm],
            ['already', words.already],
            ['different', words.different],
            ['unmatched', words.unmatched],
          ] as const
        )
          .filter(([key]) => (taken[key] ?? 0) > 0)
          .map(([key, text]) => `${count(taken[key] ?? 0)} ${say(text)}`)
      : [];
    return html`<section>
      <h3>${say(words.answer)}</h3>
      ${answers.length > 0 ? html`<ul>${answers.map(({ id, name, rows }) => html`<li><a href="/f/payment_answer/${id}">${name}</a> <span class="soft">(${count(rows)} ${say(words.linesOf)})</span></li>`)}</ul>` : nothing}
      ${this.may.answer ? this.#upload() : nothing}
      <div role="status">${this.busy ? waitingNotice(say(words.working)) : nothing}
        ${taken ? html`<p class="notice good">${taken.repeated ? say(words.repeated) : `${say(words.taken)} : ${counts.join(', ')}.`}</p>` : nothing}</div>
    </section>`;
  }

  #upload(): TemplateResult {
    return html`<p class="soft">${say(words.answerLead)}</p>
      <div class="field"><label for="scholarships-answer">${say(words.answerFile)}</label>
        <input id="scholarships-answer" type="file" accept=".csv,.txt,text/csv" ?disabled=${this.busy} @change=${this.#take} /></div>`;
  }

  readonly #take = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file || this.busy) return;
    this.busy = true;
    this.failure = null;
    this.taken = null;
    try {
      const body = { batch: this.record.id, name: file.name, text: await file.text() };
      this.taken = await request<Taken>('parts/scholarships/importAnswer', { method: 'POST', body });
      await this.#load();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
      input.value = '';
    }
  };

  #confirmable({ rows }: BatchView): TemplateResult | typeof nothing {
    const open = rows.filter(({ match }) => match === 'TO_CONFIRM');
    if (open.length === 0) return nothing;
    return html`<section>
      <h3>${say(words.confirmTitle)} <span class="tag warn">${count(open.length)}</span></h3>
      <p class="soft">${say(words.confirmLead)}</p>
      <div class="rows"><table>
        <caption class="said">${say(words.confirmTitle)}</caption>
        <thead><tr><th scope="col">${say(words.payment)}</th><th scope="col">${say(words.student)}</th><th scope="col">${say(words.phone)}</th><th scope="col" class="number">${say(words.amount)}</th><th scope="col">${say(words.date)}</th><th scope="col">${say(words.result)}</th><th scope="col"><span class="said">${say(words.action)}</span></th></tr></thead>
        <tbody>${open.map((row) => this.#confirmRow(row))}</tbody>
      </table></div>
    </section>`;
  }

  #confirmRow(row: RowView): TemplateResult {
    const result = say(words.results[row.result as keyof typeof words.results]);
    const text = `${row.known} · ${row.student ?? ''} · ${money(row.amount ?? 0)} · ${result}`;
    const ask = (match: 'CONFIRMED' | 'REJECTED') => () => {
      const isYes = match === 'CONFIRMED';
      this.intention = {
        title: say(isYes ? words.confirm : words.setAside),
        ...{ text, meaning: say(isYes ? words.confirmSure : words.setAsideSure) },
        act: async () => {
          const headers = { 'If-Match': `"${row.rev}"`, 'Idempotency-Key': uuidv7() };
          const body = { values: { match } };
          await request(`records/payment_answer_row/${row.id}`, { method: 'PATCH', headers, body });
          await this.#load();
        },
      };
    };
    return html`<tr>
      <th scope="row">${row.known}</th>
      <td data-label=${say(words.student)}>${row.student}</td>
      <td data-label=${say(words.phone)}>${row.msisdn}</td>
      <td class="number" data-label=${say(words.amount)}>${money(row.amount ?? 0)}</td>
      <td data-label=${say(words.date)}>${row.date ? this.#day(row.date) : ''}</td>
      <td data-label=${say(words.result)}>${result}</td>
      <td data-label="">${this.may.confirm ? html`<div class="bar"><button type="button" class="button small first" aria-label="${say(words.confirm)} : ${row.known}" @click=${ask('CONFIRMED')}>${say(words.confirm)}</button><button type="button" class="button small" aria-label="${say(words.setAside)} : ${row.known}" @click=${ask('REJECTED')}>${say(words.setAside)}</button></div>` : nothing}</td>
    </tr>`;
  }

  #failed({ lines }: BatchView): TemplateResult | typeof nothing {
    const failed = lines.filter(({ state }) => state === 'failed');
    if (failed.length === 0) return nothing;
    const chosen = failed.filter(({ id }) => this.chosen.has(id));
    const total = chosen.reduce((sum, { amount }) => sum + amount, 0);
    const turn = (id: string) => () => {
      const next = new Set(this.chosen);
      if (!next.delete(id)) next.add(id);
      this.chosen = next;
    };
    const box = this.may.prepare ? { title: say(words.choose), chosen: this.chosen, turn } : null;
    return html`${linesTable({ title: words.failed, lead: words.failedLead, lines: failed, why: 'failure', box })}
      ${
        this.may.prepare
          ? html`<p class="bar"><button type="button" class="button first" ?disabled=${chosen.length === 0} @click=${() =>
              this.#retry(
                chosen.map(({ id }) => id),
                total,
              )}>${say(words.retry)}${chosen.length > 0 ? ` (${count(chosen.length)})` : ''}</button></p>`
          : nothing
      }`;
  }

  #retry(payments: readonly string[], total: number): void {
    const key = uuidv7();
    this.intention = {
      title: say(words.retry),
      text: `${count(payments.length)} ${say(words.linesOf)}, ${money(total)}`,
      meaning: say(words.retrySure),
      act: async () => {
        const order = { method: 'POST', headers: { 'Idempotency-Key': key }, body: { payments } } as const;
        const { batch } = await request<{ readonly batch: string }>('parts/scholarships/retry', order);
        go(`/f/payment_batch/${batch}`);
      },
    };
  }

  #unanswered({ lines, answers }: BatchView): TemplateResult | typeof nothing {
    const open = lines.filter(({ state }) => state === 'sent' || state === 'pending');
    if (answers.length === 0 || open.length === 0) return nothing;
    return linesTable({ title: words.unanswered, lines: open, why: 'state' });
  }

  #day(iso: string): string {
    return iso.split('-').reverse().join('/');
  }
}
