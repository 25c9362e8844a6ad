import type { BaaraError, ModelWorkflow } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Passage, readStandings, type Standing, takeTransition, type Way } from '../api/passages.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { flash } from '../state/flash.ts';
import { language, say, translation } from '../state/language.ts';
import { overview, today } from '../state/session.ts';
import { workflowDiagram } from './diagram.ts';
import { stateTag, stateWords } from './state-tag.ts';
import './passage-dialog.ts';
import '../styles/workflow.css';

/** A way that the reader has chosen, and the workflow it belongs to. */
export interface Chosen {
  readonly workflow: ModelWorkflow;
  readonly way: Way;
}

/** Where a record stands: its state and deadline, what the reader may do now, why not the rest, how it came here, and the whole way drawn. It says `baara-passed`. */
export class BaaraStandings extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    view: { attribute: false },
    standings: { state: true },
    chosen: { state: true },
    failure: { state: true },
    busy: { state: true },
  };
  declare slice: FormSlice;
  declare view: RecordView;
  declare standings: readonly Standing[] | null;
  declare chosen: Chosen | null;
  declare failure: BaaraError | null;
  declare busy: boolean;
  #asked = '';

  constructor() {
    super();
    this.standings = null;
    this.chosen = null;
    this.failure = null;
    this.busy = false;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const wanted = `${this.view.id} ${this.view.rev} ${language.get()}`;
    if (this.#asked === wanted) return;
    this.#asked = wanted;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      this.standings = (await readStandings(this.view.form, this.view.id)).standings;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { standings, chosen } = this;
    const known = overview.get()?.workflows ?? {};
    return html`${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${standings?.map((standing) => {
        const workflow = known[standing.workflow];
        return workflow ? this.#standing(workflow, standing) : nothing;
      })}
      ${chosen ? html`<baara-passage-dialog .chosen=${chosen} .slice=${this.slice} .view=${this.view} @baara-close=${() => (this.chosen = null)} @baara-passed=${() => this.#passed()}></baara-passage-dialog>` : nothing}`;
  }

  #standing(workflow: ModelWorkflow, standing: Standing): TemplateResult {
    const { formats } = translation();
    const open = standing.ways.filter(({ refusals }) => refusals.length === 0);
    const isLate = standing.due !== null && standing.due < today();
    return html`<section class="standing" aria-label=${say(workflow.label)}>
      <div class="now">
        <h2>${say(workflow.label)}</h2>
        ${stateTag(workflow, standing.state)}
        ${standing.since ? html`<span class="soft">${this.t('record:since', { day: formats.day(standing.since) })}</span>` : nothing}
        ${standing.due ? html`<span class=${isLate ? 'late' : 'soft'}>${isLate ? icon('warning') : nothing} ${this.t(isLate ? 'workflow:late' : 'workflow:due', { day: formats.day(standing.due) })}</span>` : nothing}
        <div class="bar ways">${open.map((way) => this.#button({ workflow, way }))}</div>
      </div>
      ${this.#refused(standing)} ${this.#passages(workflow, standing.passages)}
      <details>
        <summary>${this.t('workflow:diagram')}</summary>
        ${workflowDiagram(workflow, standing.state)}
      </details>
    </section>`;
  }

  #button(chosen: Chosen): TemplateResult {
    const { way } = chosen;
    return html`<button type="button" class="button ${way.tone === 'onward' ? 'first' : ''}" ?disabled=${this.busy} @click=${() => this.#choose(chosen)}>
      ${icon(way.tone === 'onward' ? 'check' : 'restore')} ${say(way.label)}</button>`;
  }

  #choose(chosen: Chosen): void {
    const { asks, reason, act, lasting } = chosen.way;
    if (asks.length > 0 || reason || act || lasting) this.chosen = chosen;
    else void this.#take(chosen);
  }

  async #take(chosen: Chosen): Promise<void> {
    const { form, id, rev } = this.view;
    this.busy = true;
    this.failure = null;
    try {
      await takeTransition({ form, id, rev, workflow: chosen.workflow.id, transition: chosen.way.transition });
      this.#passed();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  #passed(): void {
    this.chosen = null;
    flash.set('workflow:passed');
    this.dispatchEvent(new CustomEvent('baara-passed'));
  }

  /** Why the reader may not do what would come next. */
  #refused({ ways }: Standing): TemplateResult | typeof nothing {
    const refused = ways.filter(({ refusals }) => refusals.length > 0);
    if (refused.length === 0) return nothing;
    return html`<details>
      <summary>${this.t('workflow:refused', { count: refused.length })}</summary>
      <dl class="refused">${refused.map(({ label, refusals }) => html`<div><dt>${say(label)}</dt>${refusals.map(({ message }) => html`<dd>${message}</dd>`)}</div>`)}</dl>
    </details>`;
  }

  #passages(workflow: ModelWorkflow, passages: readonly Passage[]): TemplateResult | typeof nothing {
    if (passages.length === 0) return nothing;
    return html`<details ?open=${passages[0]?.reason !== null}>
      <summary>${this.t('workflow:passages', { count: passages.length })}</summary>
      <ol class="passages">${passages.map((passage) => this.#passage(workflow, passage))}</ol>
    </details>`;
  }

  #passage(workflow: ModelWorkflow, passage: Passage): TemplateResult {
    const { formats } = translation();
    const taken = workflow.transitions.find(({ key }) => key === passage.transition);
    const who = passage.userName ?? this.t('workflow:by_itself');
    return html`<li>
      <p><strong>${passage.transition === null ? this.t('workflow:set_back') : say(taken?.label) || passage.transition}</strong>
        <span class="soft">${stateWords(workflow, passage.from)} → ${stateWords(workflow, passage.to)}</span></p>
      <p class="soft">${who}${passage.behalfName ? ` (${this.t('workflow:for', { name: passage.behalfName })})` : ''}, <time datetime=${passage.at}>${formats.moment(passage.at)}</time></p>
      ${passage.reason ? html`<p>${this.t('record:reason')} : ${passage.reason}</p>` : nothing}
      ${passage.act ? html`<p>${this.t('record:act')} : ${passage.act}</p>` : nothing}
    </li>`;
  }
}

define('baara-standings', BaaraStandings);
