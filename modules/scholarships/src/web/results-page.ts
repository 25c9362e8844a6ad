import type { BaaraError, Text } from '@baara/model';
import { asFailure, BaaraPage, language, request, say, waitingNotice } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { Compared } from '../server/comparison.ts';
import { words } from './result-words.ts';
import { count, told } from './telling.ts';

type Row = Compared['holders']['all'];

/** How holders of scholarships and others did in national exams, small numbers hidden. */
export class ScholarshipsResultsPage extends BaaraPage {
  static override properties = { compared: { state: true }, failure: { state: true } };
  declare compared: readonly Compared[] | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.compared = null;
    this.failure = null;
  }

  protected override heading(): string {
    return say(words.title);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      this.compared = await request<readonly Compared[]>('parts/scholarships/comparison');
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { compared, failure } = this;
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.lead)}</p></div>
      <p class="notice warn">${say(words.caution)}</p>
      ${told(failure, () => void this.#load())}
      ${compared ? this.#all(compared) : failure ? nothing : waitingNotice()}
    </div>`;
  }

  #all(compared: readonly Compared[]): TemplateResult {
    if (compared.length === 0) return html`<p class="nothing">${say(words.none)}</p>`;
    const isTold = ({ holders, others }: Compared) => [holders, others].some(({ all }) => all.passed !== null);
    const shown = compared.filter((each) => isTold(each));
    const small = compared.filter((each) => !isTold(each));
    return html`<div class="scholarships-part scholarships-results">
      ${shown.map((each) => this.#one(each))}
      ${small.length > 0 ? html`<p>${say(words.small)} ${small.map(({ cohort, session }) => `${cohort}, ${session}`).join(' ; ')}.</p>` : nothing}
      <p class="soft">${say(words.hidden)} ${say(words.method)}</p>
    </div>`;
  }

  #one({ cohort, session, holders, others, difference, ratio }: Compared): TemplateResult {
    const title = `${cohort} · ${session}`;
    const group = (label: Text, { all, women, men }: Compared['holders']) =>
      html`${this.#row(label, all, '')}${this.#row(words.women, women, 'sub')}${this.#row(words.men, men, 'sub')}`;
    return html`<section>
      <h2>${title}</h2>
      <div class="rows"><table>
        <caption class="said">${title}</caption>
        <thead><tr><th scope="col">${say(words.group)}</th>${[words.candidates, words.present, words.passed, words.rate, words.interval].map((each) => html`<th scope="col" class="number">${say(each)}</th>`)}</tr></thead>
        <tbody>${group(words.holders, holders)}${group(words.others, others)}</tbody>
      </table></div>
      ${
        difference
          ? html`<p><strong>${say(words.difference)}</strong> : ${signed(difference.rate)} ${say(words.points)} (${signed(difference.low)} ${say(words.to)} ${signed(difference.high)})${ratio === null ? nothing : html` · <strong>${say(words.ratio)}</strong> : ${decimal(ratio, 2)}`}</p>`
          : nothing
      }
    </section>`;
  }

  #row(label: Text, { candidates, present, passed, share }: Row, look: string): TemplateResult {
    const number = (value: number | null) => (value === null ? '–' : count(value));
    const cell = (title: Text, value: string) => html`<td class="number" data-label=${say(title)}>${value}</td>`;
    return html`<tr class=${look}>
      <th scope="row">${look ? say(label) : html`<strong>${say(label)}</strong>`}</th>
      ${cell(words.candidates, number(candidates))}${cell(words.present, number(present))}${cell(words.passed, number(passed))}
      ${cell(words.rate, share ? percent(share.rate) : '–')}
      ${cell(words.interval, share ? `${percent(share.low)} ${say(words.to)} ${percent(share.high)}` : '–')}
    </tr>`;
  }
}

const decimal = (value: number, digits: number): string =>
  new Intl.NumberFormat(language.get(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
const percent = (value: number): string =>
  new Intl.NumberFormat(language.get(), { style: 'percent', maximumFractionDigits: 0 }).format(value);
const signed = (value: number): string =>
  new Intl.NumberFormat(language.get(), { signDisplay: 'exceptZero', maximumFractionDigits: 0 }).format(100 * value);
