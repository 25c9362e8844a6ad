import type { BaaraError } from '@baara/model';
import {
  asFailure,
  BaaraPage,
  failureNotice,
  go,
  icon,
  letterhead,
  place,
  request,
  say,
  session,
  today,
  translation,
  waitingNotice,
} from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { Promotion } from '../server/pipeline.ts';
import type { Transcript, TranscriptYear } from '../server/transcript.ts';
import { markText } from './counted.ts';
import { words } from './words.ts';

/** Transcripts to print: one student's, or those of a promotion, one a page. */
export class SchoolsTranscriptsPage extends BaaraPage {
  static override properties = { transcripts: { state: true }, promotions: { state: true }, failure: { state: true } };
  declare transcripts: readonly Transcript[] | null;
  declare promotions: readonly Promotion[];
  declare failure: BaaraError | null;
  #asked = '';

  constructor() {
    super();
    this.transcripts = null;
    this.promotions = [];
    this.failure = null;
  }

  protected override heading(): string {
    return say(words.transcripts);
  }

  protected override followed() {
    return [place];
  }

  protected override willUpdate(): void {
    const asked = place.get().search;
    if (asked === this.#asked && this.transcripts) return;
    this.#asked = asked;
    void this.#load();
  }

  async #load(): Promise<void> {
    const { searchParams } = place.get();
    const [student, intake] = [searchParams.get('student'), searchParams.get('intake')];
    this.failure = null;
    this.transcripts = null;
    try {
      if (!student)
        this.promotions = (await request<{ promotions: readonly Promotion[] }>('parts/schools/promotions')).promotions;
      const query = { ...(student ? { student } : {}), ...(intake ? { intake } : {}) };
      this.transcripts =
        student || intake ? await request<readonly Transcript[]>('parts/schools/transcripts', { query }) : [];
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { transcripts } = this;
    const { searchParams } = place.get();
    const intake = searchParams.get('intake') ?? '';
    const isAsked = intake !== '' || searchParams.has('student');
    return html`<div class="page printing">
      <div class="unprinted stack"><h1>${this.heading()}</h1>
        <div class="bar">
          ${this.promotions.length > 0 ? this.#chooser(intake) : nothing}
          ${transcripts?.length ? html`<button type="button" class="button first push" @click=${() => window.print()}>${icon('file')} ${this.t('print:print')}</button>` : nothing}
        </div>
        ${this.failure ? failureNotice(this.failure, () => this.#load()) : transcripts === null ? waitingNotice() : nothing}
        ${transcripts?.length === 0 ? html`<p class="nothing">${say(isAsked ? words.nobodyEnrolled : words.chooseIntake)}</p>` : nothing}
      </div>
      ${transcripts?.map(sheet)}
    </div>`;
  }

  #chooser(chosen: string): TemplateResult {
    const choose = (event: Event) => go(`/p/schools/transcripts?intake=${(event.target as HTMLSelectElement).value}`);
    return html`<div class="field"><label for="schools-intake">${say(words.intake)}</label>
      <select id="schools-intake" class="control" @change=${choose}>
        <option value="" disabled ?selected=${chosen === ''}>—</option>
        ${this.promotions.map(({ id, year, programme, school_name }) => html`<option value=${id} ?selected=${id === chosen}>${year}–${year + 1} · ${programme}, ${school_name}</option>`)}
      </select></div>`;
  }
}

function sheet(transcript: Transcript): TemplateResult {
  const { t, formats } = translation();
  const { name, matricule, birth_date, birth_place, school, programme, intake, years, diplomas } = transcript;
  const note = t('print:printed', { at: formats.day(today()), name: session.get()?.user?.name ?? '' });
  const fact = (label: string, value: string | null) =>
    value ? html`<p><small>${label}</small> <strong>${value}</strong></p>` : nothing;
  const born = [birth_date ? formats.day(birth_date) : '', birth_place ?? ''].filter(Boolean).join(', ');
  return html`<article class="paper schools-transcript">
    ${letterhead(school ?? say(words.school), note)}
    <h2>${say(words.transcript)}</h2>
    <div class="schools-who">
      ${fact(say(words.student), name)} ${fact(say(words.matricule), matricule)} ${fact(say(words.born), born || null)}
      ${fact(say(words.programme), programme)} ${fact(say(words.intake), intake === null ? null : `${intake}–${intake + 1}`)}
    </div>
    ${years.length === 0 ? html`<p>${say(words.noMarks)}</p>` : years.map(yearOf)}
    ${diplomas.map(({ degree, number, issued }) => html`<p><small>${say(words.diploma)}</small> <strong>${degree}</strong>, ${number}, ${formats.day(issued)}</p>`)}
    <p class="schools-sign">${say(words.signature)}</p>
  </article>`;
}

function yearOf({ year, semester, stage, average, rank, decision, marks }: TranscriptYear): TemplateResult {
  const term = semester === 'YEAR' ? '' : ` · ${semester}`;
  const sum = [
    average === null ? '' : `${say(words.average)} : ${markText(average)} / 20`,
    rank === null ? '' : `${say(words.rank)} : ${rank}`,
    decision ?? '',
  ].filter(Boolean);
  return html`<section><h3>${stage === null ? '' : `${say(words.stage)} ${stage} · `}${year}–${year + 1}${term}</h3>
    ${
      marks.length > 0
        ? html`<table><thead><tr><th scope="col">${say(words.subject)}</th><th scope="col" class="number">${say(words.coefficient)}</th>
            <th scope="col" class="number">${say(words.mark)}</th></tr></thead>
          <tbody>${marks.map(
            ({
              subject,
              coefficient,
              total,
              attempt,
            }) => html`<tr><th scope="row">${subject}${attempt === '1' ? '' : html` <small>(${say(words.attempt)} ${attempt})</small>`}</th>
            <td class="number">${coefficient === null ? '' : markText(coefficient)}</td><td class="number">${markText(total) || '—'}</td></tr>`,
          )}</tbody></table>`
        : nothing
    }
    ${sum.length > 0 ? html`<p><strong>${sum.join(' · ')}</strong></p>` : nothing}</section>`;
}
