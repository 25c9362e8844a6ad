import { html, nothing, type TemplateResult } from 'lit';
import { readRecord } from '../api/records.ts';
import { readWholeHistory } from '../api/timeline.ts';
import type { Labels, Problem, Value } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { wordedValue } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { changesOf, type Entry } from './entry.ts';
import { type Choices, saysUnknown } from './settle.ts';
import '../styles/conflict.css';

type Side = 'yours' | 'theirs';

/**
 * Two people changed the same fields: shows what stood before, both values, who saved theirs and when, and asks field by field which to keep.
 * It says `baara-choices`, or `baara-close` to go back to what was typed.
 */
export class BaaraConflict extends BaaraElement {
  static override properties = {
    entry: { attribute: false },
    problems: { attribute: false },
    choices: { state: true },
    labels: { state: true },
    names: { state: true },
    incomplete: { state: true },
  };
  declare entry: Entry;
  declare problems: readonly Problem[];
  declare choices: Choices;
  /** Wordings of what the others chose. */
  declare labels: Labels;
  /** Who saved: user id → name. */
  declare names: ReadonlyMap<string, string>;
  declare incomplete: boolean;

  constructor() {
    super();
    this.choices = {};
    this.labels = {};
    this.names = new Map();
    this.incomplete = false;
  }

  protected override firstUpdated(): void {
    this.querySelector('h2')?.focus();
    this.querySelector('h2')?.scrollIntoView({ block: 'start' });
    void this.#explain();
  }

  /** Names and wordings are a help: without them codes are shown, and the choice can still be made. */
  async #explain(): Promise<void> {
    const { slice, id } = this.entry;
    const [view, history] = await Promise.allSettled([
      readRecord(slice.id, id),
      readWholeHistory({ form: slice.id, id }, undefined),
    ]);
    if (view.status === 'fulfilled') this.labels = view.value.labels;
    if (history.status === 'fulfilled')
      this.names = new Map(history.value.entries.map(({ user, userName }) => [user ?? '', userName ?? '']));
  }

  override render(): TemplateResult {
    const { problems } = this;
    const clashing = new Set(problems.map(({ field }) => field));
    const others = Object.keys(changesOf(this.entry)).filter((key) => !clashing.has(key));
    return html`<form class="conflict" novalidate @submit=${this.#submit}>
      <div class="notice warn">${icon('warning')}<div>
        <h2 tabindex="-1">${this.t('form:conflict_title')}</h2>
        <p>${this.#who()} ${this.t('form:conflict_lead')}</p>
      </div></div>
      <div class="bar">
        <button type="button" class="button small" @click=${() => this.#all('yours')}>${this.t('form:conflict_all_yours')}</button>
        <button type="button" class="button small" @click=${() => this.#all('theirs')}>${this.t('form:conflict_all_theirs')}</button>
      </div>
      ${problems.map((problem) => this.#field(problem))}
      ${others.length > 0 ? html`<p class="soft">${icon('check')} ${this.t('form:conflict_others', { fields: others.map((key) => say(this.entry.slice.fields[key]?.label)).join(', ') })}</p>` : nothing}
      <div class="savebar">
        <button class="button first">${this.t('form:conflict_save')}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>${this.t('form:conflict_back')}</button>
      </div>
    </form>`;
  }

  /** « Moussa Keïta a enregistré cette fiche le 22/11/2026 à 09:12. » */
  #who(): string {
    const last = [...this.problems].sort((one, other) =>
      String(other.params.at).localeCompare(String(one.params.at)),
    )[0];
    const { user, at } = last?.params ?? {};
    if (!at) return '';
    const name = this.names.get(String(user)) || this.t('form:conflict_colleague');
    return this.t('form:conflict_who', { name, at: translation().formats.moment(String(at)) });
  }

  #field(problem: Problem): TemplateResult {
    const key = problem.field ?? '';
    const missing = this.incomplete && !this.choices[key];
    const { base } = problem.params;
    return html`<fieldset class="clash ${missing ? 'wrong' : ''}" data-field=${key}>
      <legend><h3>${say(this.entry.slice.fields[key]?.label)}</h3></legend>
      <p class="soft">${this.t('form:conflict_base')} : ${this.#words(key, base)}</p>
      ${missing ? html`<p class="error">${icon('error')} ${this.t('form:conflict_choose')}</p>` : nothing}
      <div class="choices-of">${this.#side(problem, 'yours')} ${this.#side(problem, 'theirs')}</div>
    </fieldset>`;
  }

  #side(problem: Problem, side: Side): TemplateResult {
    const key = problem.field ?? '';
    return html`<label class="side ${this.choices[key] === side ? 'chosen' : ''}">
      <input type="radio" name="clash-${key}" value=${side} .checked=${this.choices[key] === side} @change=${() => this.#choose(key, side)} />
      <span><span class="soft">${this.t(`form:conflict_${side}`)}</span><strong>${this.#words(key, problem.params[side])}</strong></span>
    </label>`;
  }

  #words(key: string, side: unknown): string {
    const field = this.entry.slice.fields[key];
    if (saysUnknown(side)) return this.t('values:unknown');
    const labels = { ...this.entry.labels[key], ...this.labels[key] };
    return (field && wordedValue(field, (side ?? null) as Value, labels)) || this.t('values:empty');
  }

  #choose(key: string, side: Side): void {
    this.choices = { ...this.choices, [key]: side };
  }

  #all(side: Side): void {
    this.choices = Object.fromEntries(this.problems.map(({ field }) => [field ?? '', side]));
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.incomplete = this.problems.some(({ field }) => !this.choices[field ?? '']);
    if (!this.incomplete) {
      this.dispatchEvent(new CustomEvent<Choices>('baara-choices', { detail: this.choices }));
      return;
    }
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
  };
}

define('baara-conflict', BaaraConflict);
