import type { BaaraError } from '@baara/model';
import {
  asFailure,
  BaaraPage,
  place,
  request,
  type Store,
  say,
  translation,
  waitingNotice,
  workplace,
} from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { NeedCount, NeedState } from '../server/needs.ts';
import { topUnit, unitAsked, unitTitle } from './asked-unit.ts';
import { labelled } from './labelled.ts';
import { toldFailure } from './told.ts';
import { words } from './words.ts';

/** How many lack which required competency in a unit and below; each number opens those people. */
export class TrainingNeedsPage extends BaaraPage {
  static override properties = {
    top: { state: true },
    unitName: { state: true },
    counts: { state: true },
    failure: { state: true },
  };
  declare top: string | null;
  declare unitName: string;
  declare counts: readonly NeedCount[] | null;
  declare failure: BaaraError | null;
  #asked = '';

  constructor() {
    super();
    this.top = null;
    this.unitName = '';
    this.counts = null;
    this.failure = null;
  }

  protected override followed(): readonly Store<unknown>[] {
    return [place, workplace];
  }

  protected override heading(): string {
    return say(words.needs);
  }

  protected override firstUpdated(): void {
    if (unitAsked() === null)
      void topUnit().then(
        (unit) => (this.top = unit),
        () => undefined,
      );
  }

  get #unit(): string {
    return unitAsked() ?? this.top ?? '';
  }

  protected override willUpdate(): void {
    const unit = this.#unit;
    if (!unit || unit === this.#asked || place.get().pathname !== '/p/training/needs') return;
    this.#asked = unit;
    void this.#load(unit);
  }

  async #load(unit: string): Promise<void> {
    this.failure = null;
    this.counts = null;
    try {
      const asked = request<{ counts: readonly NeedCount[] }>('parts/training/needs', { query: { unit } });
      const [{ counts }, name] = await Promise.all([asked, unitTitle(unit)]);
      if (unit !== this.#asked) return;
      this.counts = counts;
      this.unitName = name;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const unit = this.#unit;
    const asked = place.get().searchParams;
    const competency = asked.get('competency');
    const cadre = asked.get('cadre');
    const chosen = this.counts?.find((each) => each.competency === competency && each.cadre === cadre);
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.needsLead)}</p></div>
      <p>${labelled(words.unit, '')}<strong>${this.unitName}</strong></p>
      ${toldFailure(this.failure)}
      ${
        this.counts === null
          ? this.failure
            ? nothing
            : waitingNotice()
          : chosen
            ? html`<training-lacking .unit=${unit} .need=${chosen} .state=${asked.get('state') ?? ''} .enrolled=${() => this.#load(unit)}></training-lacking>`
            : this.#table(this.counts, unit)
      }
    </div>`;
  }

  #table(counts: readonly NeedCount[], unit: string): TemplateResult {
    if (counts.length === 0)
      return html`<p class="nothing">${say(words.noRequirement)}</p><p><a href="/f/competency_requirement">${say(words.requirements)}</a></p>`;
    const columns = [words.cadre, words.people, words.lacking, words.never, words.expired, words.low, words.covered];
    return html`<div class="rows plain" role="region" tabindex="0" aria-label=${say(words.needs)}><table>
      <thead><tr><th scope="col">${say(words.competency)}</th>${columns.map((each, at) => html`<th scope="col" class=${at > 0 ? 'training-number' : ''}>${say(each)}</th>`)}</tr></thead>
      <tbody>${counts.map((each) => this.#row(each, unit))}</tbody></table></div>
      <p><a href="/f/competency_requirement">${say(words.requirements)}</a></p>`;
  }

  #row(need: NeedCount, unit: string): TemplateResult {
    const { formats } = translation();
    const { competency, cadre, people, never, expired, low } = need;
    const lacking = never + expired + low;
    const opens = (count: number, word: { readonly fr: string; readonly en: string }, state?: NeedState) => {
      const address = `/p/training/needs?${new URLSearchParams({ unit, competency, cadre, ...(state ? { state } : {}) })}`;
      return html`<td class="training-number" data-label=${say(word)}>${count === 0 ? '0' : html`<a href=${address}>${formats.number(count)}</a>`}</td>`;
    };
    return html`<tr>
      <th scope="row">${need.competency_label}${requiredWords(need)}</th>
      <td data-label=${say(words.cadre)}>${need.cadre_label}</td>
      <td class="training-number" data-label=${say(words.people)}>${formats.number(people)}</td>
      ${opens(lacking, words.lacking)}${opens(never, words.never, 'never')}${opens(expired, words.expired, 'expired')}${opens(low, words.low, 'low')}
      <td class="training-number" data-label=${say(words.covered)}>${formats.number(Math.floor((100 * (people - lacking)) / people))} %</td>
    </tr>`;
  }
}

/** The level and the renewal that are required, in small. */
function requiredWords({ level_label, valid_months }: NeedCount): TemplateResult | typeof nothing {
  const facts = [
    ...(level_label ? [labelled(words.level, level_label)] : []),
    ...(valid_months ? [labelled(words.renewal, `${valid_months} ${say(words.months)}`)] : []),
  ];
  return facts.length > 0 ? html`<br><span class="soft training-required">${facts.join(' · ')}</span>` : nothing;
}
