import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readWholeHistory, type WholeHistory, type WholeHistoryEntry } from '../api/timeline.ts';
import type { FormSlice, Value } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { wordedValue } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { language, say, translation } from '../state/language.ts';
import { bySave } from './saves.ts';
import '../styles/history.css';

/** What happened to a record and to what belongs to it: who, when, why, by which act, and each field from old to new, in words. */
export class BaaraHistory extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    record: {},
    rev: { type: Number },
    told: { state: true },
    forms: { state: true },
    failure: { state: true },
  };
  declare slice: FormSlice;
  declare record: string;
  declare rev: number;
  declare told: WholeHistory | null;
  declare forms: ReadonlyMap<string, FormSlice>;
  declare failure: BaaraError | null;
  #language = language.get();

  constructor() {
    super();
    this.told = null;
    this.forms = new Map();
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('record') && !changed.has('rev') && this.#language === language.get()) return;
    this.#language = language.get();
    void this.#load();
  }

  async #load(cursor?: string): Promise<void> {
    this.failure = null;
    try {
      const page = await readWholeHistory({ form: this.slice.id, id: this.record }, cursor);
      const forms = await Promise.all([...new Set(page.entries.map(({ form }) => form))].map((form) => readForm(form)));
      this.forms = new Map([...this.forms, ...forms.map((form) => [form.id, form] as const)]);
      const before = cursor ? this.told : null;
      this.told = before
        ? { ...page, entries: [...before.entries, ...page.entries], labels: joined(before.labels, page.labels) }
        : page;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { told } = this;
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!told) return waitingNotice();
    if (told.entries.length === 0) return html`<p>${this.t('record:history_empty')}</p>`;
    return html`<ol class="timeline">${bySave(told.entries).map((lines) => this.#save(lines))}</ol>
      ${told.next ? html`<p><button type="button" class="button" @click=${() => this.#load(told.next ?? undefined)}>${icon('down')} ${this.t('record:earlier')}</button></p>` : nothing}`;
  }

  /** Everything that one person saved at once. */
  #save(lines: readonly WholeHistoryEntry[]): TemplateResult {
    const [first] = lines;
    if (!first) return html``;
    const { formats } = translation();
    const nature = lines.find((line) => line.nature)?.nature;
    const reason = lines.find((line) => line.reason)?.reason;
    const act = lines.find((line) => line.act)?.act;
    return html`<li>
      <div class="what">
        <h2><time datetime=${first.at}>${formats.moment(first.at)}</time></h2>
        <span class="soft">${first.userName ? this.t('record:by', { name: first.userName }) : this.t('record:by_system')}</span>
        ${nature ? html`<span class="tag ${nature === 'event' ? 'good' : ''}">${this.t(`record:nature_${nature}`)}</span>` : nothing}
      </div>
      ${reason ? html`<p>${this.t('record:reason')} : ${reason}</p>` : nothing}
      ${act ? html`<p>${this.t('record:act')} : ${act}</p>` : nothing}
      ${lines.map((line) => this.#line(line))}
    </li>`;
  }

  #line(line: WholeHistoryEntry): TemplateResult {
    const slice = this.forms.get(line.form);
    const own = line.record === this.record;
    const verb = this.t(`record:verb_${line.verb}`);
    const title = html`<a href="/f/${line.form}/${line.record}">${say(slice?.label)}${line.title ? ` « ${line.title} »` : ''}</a>`;
    return html`<div class="change">
      <p class="verb">${own ? verb : html`${verb} · ${title}`}</p>
      ${slice && line.fields.length > 0 ? this.#differences(slice, line) : nothing}
    </div>`;
  }

  #differences(slice: FormSlice, line: WholeHistoryEntry): TemplateResult | typeof nothing {
    const order = slice.sections.flatMap((section) => section.fields);
    const words = (key: string, value: Value) => this.#words(slice, key, value);
    const rows = [...line.fields]
      .filter(({ field, before, after }) => slice.fields[field] && (words(field, before) || words(field, after)))
      .filter(
        ({ field }) =>
          !(slice.fields[field]?.kind === 'ref' && line.record !== this.record && isOwner(slice, field, this.slice.id)),
      )
      .sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
    if (rows.length === 0) return nothing;
    return html`<dl class="differences">${rows.map(({ field, before, after }) => {
      const [was, is] = [words(field, before), words(field, after)];
      return html`<div>
        <dt>${say(slice.fields[field]?.label)}</dt>
        <dd>${was ? html`<del><span class="said">${this.t('record:before')} : </span>${was}</del> ` : nothing}${line.verb === 'update' ? html`<span class="arrow" aria-hidden="true">→</span> ` : nothing}<ins><span class="said">${this.t('record:after')} : </span>${is || this.t('values:empty')}</ins></dd>
      </div>`;
    })}</dl>`;
  }

  #words(slice: FormSlice, key: string, value: Value): string {
    const field = slice.fields[key];
    if (!field) return '';
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if ('unknown' in value) return this.t('values:unknown');
      if ('redacted' in value) return this.t('record:redacted');
    }
    if (field.kind === 'file' || field.kind === 'image') return value ? this.t('record:a_file') : '';
    return wordedValue(field, value, this.told?.labels[slice.id]?.[key] ?? {});
  }
}

function isOwner(slice: FormSlice, key: string, owner: string): boolean {
  const field = slice.fields[key];
  return field?.kind === 'ref' && field.form === owner;
}

function joined(one: WholeHistory['labels'], other: WholeHistory['labels']): WholeHistory['labels'] {
  const all: Record<string, Record<string, Readonly<Record<string, string>>>> = {};
  for (const labels of [one, other]) {
    for (const [form, fields] of Object.entries(labels)) {
      for (const [field, words] of Object.entries(fields)) {
        all[form] = { ...all[form], [field]: { ...all[form]?.[field], ...words } };
      }
    }
  }
  return all;
}

define('baara-history', BaaraHistory);
