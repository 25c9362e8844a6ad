import type { BaaraError } from '@baara/model';
import { asFailure, BaaraPage, failureNotice, request, say, waitingNotice } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import type { Heads, Promotion, Step } from '../server/pipeline.ts';
import { counted, number, percent } from './counted.ts';
import { words } from './words.ts';

interface Answer {
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly promotions: readonly Promotion[];
}

const shown = ['admitted', 'enrolled', 'graduated', 'certified', 'in_post', 'left'] as const satisfies readonly Step[];

/** What the list of students must hold for those of a step. */
const criteria: Readonly<Record<Step, string>> = {
  listed: '',
  admitted: '&w.state=in:admitted,enrolled,suspended,repeating,dropped_out,graduated,certified,seeking,in_post',
  enrolled: '&w.enrolled=range:1900-01-01..',
  graduated: '&w.graduated=range:1900-01-01..',
  certified: '&w.certified=range:1900-01-01..',
  in_post: '&w.state=in:in_post',
  left: '&w.state=in:dropped_out',
};

/** Promotions from candidates to workers, by school, year and sex. */
export class SchoolsPromotionsPage extends BaaraPage {
  static override properties = { school: { state: true }, answer: { state: true }, failure: { state: true } };
  declare school: string;
  declare answer: Answer | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.school = '';
    this.answer = null;
    this.failure = null;
  }

  protected override heading(): string {
    return say(words.promotions);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const { school } = this;
    this.failure = null;
    try {
      const answer = await request<Answer>('parts/schools/promotions', { query: { school } });
      if (school === this.school) this.answer = answer;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.promotionsLead)}</p></div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : this.answer ? this.#body(this.answer) : waitingNotice()}
    </div>`;
  }

  #body({ schools, promotions }: Answer): TemplateResult {
    return html`${
      schools.length > 1
        ? html`<div class="field"><label for="schools-school">${say(words.school)}</label>
        <select id="schools-school" class="control" @change=${this.#choose}>
          <option value="">${say(words.allSchools)}</option>
          ${schools.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.school}>${name}</option>`)}
        </select></div>`
        : ''
    }
    ${promotions.length === 0 ? html`<p class="nothing">${say(words.noPromotions)}</p>` : this.#table(promotions)}`;
  }

  #table(promotions: readonly Promotion[]): TemplateResult {
    const head = (name: keyof typeof words) => html`<th scope="col" class="number">${say(words[name])}</th>`;
    return html`<div class="rows plain still" tabindex="0" role="region" aria-label=${this.heading()}><table>
      <thead><tr><th scope="col">${say(words.intake)}</th>${head('applicants')}${head('places')}${shown.map(head)}</tr></thead>
      <tbody>${promotions.map((promotion) => this.#row(promotion))}${promotions.length > 1 ? this.#total(promotions) : ''}</tbody>
    </table></div>`;
  }

  #row({ id, year, programme, school_name, declared, steps }: Promotion): TemplateResult {
    const address = (step: Step) => `/f/student?w.intake=ref:${id}${criteria[step]}`;
    const applicants = Math.max(declared.applicants ?? 0, steps.listed.all);
    const isOnlyDeclared = steps.admitted.all === 0 && (declared.admitted ?? 0) > 0;
    return html`<tr>
      <th scope="row"><a href="/f/intake/${id}">${year}–${year + 1}</a><br /><small class="soft">${programme}${this.school ? '' : html`, ${school_name}`}</small></th>
      <td class="number" data-label=${say(words.applicants)}>${applicants === steps.listed.all ? counted(applicants, address('listed')) : number(applicants)}</td>
      <td class="number" data-label=${say(words.places)}>${declared.places === null ? '' : number(declared.places)}</td>
      ${shown.map(
        (step) => html`<td class="number" data-label=${say(words[step])}><div>
        ${step === 'admitted' && isOnlyDeclared ? html`${number(declared.admitted ?? 0)} <small class="soft">${say(words.declared)}</small>` : steps.listed.all === 0 ? html`<span class="soft">–</span>` : this.#heads(steps[step], address(step))}
        ${step === 'left' ? this.#dropout(steps) : ''}</div></td>`,
      )}
    </tr>`;
  }

  #heads({ all, women }: Heads, address: string): TemplateResult {
    return html`${counted(all, address)}${all > 0 ? html` <small class="soft">(${number(women)} ${say(words.women)})</small>` : ''}`;
  }

  #dropout(steps: Promotion['steps']): TemplateResult | string {
    const share = percent(steps.left.all, steps.enrolled.all);
    return steps.left.all > 0 && share ? html`<br /><small class="soft">${share} ${say(words.ofEnrolled)}</small>` : '';
  }

  #total(promotions: readonly Promotion[]): TemplateResult {
    const sum = (of: (each: Promotion) => number) => promotions.reduce((all, each) => all + of(each), 0);
    const whole = (step: Step): Heads => ({
      all: sum((each) => each.steps[step].all),
      women: sum((each) => each.steps[step].women),
    });
    const all = Object.fromEntries(
      ['enrolled', 'left'].map((step) => [step, whole(step as Step)]),
    ) as Promotion['steps'];
    return html`<tr>
      <th scope="row">${say(words.total)}</th>
      <td class="number" data-label=${say(words.applicants)}>${number(sum(({ declared, steps }) => Math.max(declared.applicants ?? 0, steps.listed.all)))}</td>
      <td class="number" data-label=${say(words.places)}>${number(sum(({ declared }) => declared.places ?? 0))}</td>
      ${shown.map((step) => {
        const heads = whole(step);
        return html`<td class="number" data-label=${say(words[step])}><div><strong>${number(heads.all)}</strong>
          ${heads.all > 0 ? html`<small class="soft">(${number(heads.women)} ${say(words.women)})</small>` : ''}${step === 'left' ? this.#dropout(all) : ''}</div></td>`;
      })}
    </tr>`;
  }

  readonly #choose = (event: Event): void => {
    this.school = (event.target as HTMLSelectElement).value;
    void this.#load();
  };
}
