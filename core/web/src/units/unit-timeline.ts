import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { valueText } from '../fields/value-text.ts';
import { say, translation } from '../state/language.ts';
import { today } from '../state/session.ts';
import { panelFrame } from './panel-frame.ts';
import { SeenElement } from './seen-element.ts';
import { type StateEvent, stateEvents } from './timeline-events.ts';

interface Known {
  readonly states: FormSlice;
  readonly rows: readonly RecordView[];
  readonly successions: FormSlice | null;
  readonly links: readonly RecordView[];
}

/** What happened to a unit: its names, types, parents and states by their dates, whom it followed and what followed it. */
export class BaaraUnitTimeline extends SeenElement {
  static override properties = {
    ...SeenElement.properties,
    tree: { attribute: false },
    unit: {},
    rev: {},
    known: { state: true },
  };
  /** The tree's form. */
  declare tree: FormSlice;
  declare unit: string;
  declare known: Known | null;

  constructor() {
    super();
    this.known = null;
  }

  protected override question(): string {
    return this.unit;
  }

  protected override async load(): Promise<void> {
    const { states, successions } = this.tree.tree ?? { states: '', successions: '' };
    const is = (key: string) =>
      ({ op: 'eq', left: { op: 'field', path: [key] }, right: { op: 'literal', value: this.unit } }) as const;
    const links = Promise.all([
      readForm(successions),
      listRecords({ form: successions, where: { op: 'or', args: [is('predecessor'), is('successor')] }, limit: 50 }),
    ]).catch(() => null);
    const [slice, rows, found] = await Promise.all([
      readForm(states),
      listRecords({ form: states, where: is('unit'), limit: 100 }),
      links,
    ]);
    this.known = { states: slice, rows: rows.rows, successions: found?.[0] ?? null, links: found?.[1].rows ?? [] };
  }

  override render(): TemplateResult {
    return panelFrame({
      ...{ title: this.t('units:timeline'), id: 'panel-timeline', failure: this.failure, retry: this.reload },
      body: this.known && this.#events(this.known),
    });
  }

  #events({ states, rows, successions, links }: Known): TemplateResult {
    const keys = this.tree.reorganised?.fields ?? [];
    const own = stateEvents(states, rows, keys).map((event) => ({
      day: event.from ?? '',
      shown: this.#state(states, event),
    }));
    const others = links.map((link) => ({ day: String(link.values.date ?? ''), shown: this.#link(successions, link) }));
    const all = [...own, ...others].sort((one, other) => other.day.localeCompare(one.day));
    if (all.length === 0) return html`<p class="nothing">${this.t('units:nothing_recorded')}</p>`;
    return html`<ol class="happened inside">${all.map(
      ({ day, shown }) => html`<li>
        <p class="when">${day ? html`<time datetime=${day}>${translation().formats.longDay(day)}</time>` : this.t('units:began')} ${day > today() ? html`<span class="tag warn">${this.t('units:planned')}</span>` : nothing}</p>
        ${shown}
      </li>`,
    )}</ol>`;
  }

  #state(states: FormSlice, { row, changes, first }: StateEvent): TemplateResult {
    const words = (key: string) => {
      const field = states.fields[key];
      return field ? valueText(field, row) : '';
    };
    const beginning = ['name', 'type', 'parent', 'status'].map(words).filter(Boolean).join(' · ');
    return html`${first ? html`<p>${beginning}</p>` : nothing}
      ${changes.map(({ field, before, after }) => html`<p>${this.t('units:became', { field: say(field.label), after: after || '—' })} ${before ? html`<span class="soft">${this.t('units:was', { before })}</span>` : nothing}</p>`)}
      ${words('act') ? html`<p class="soft">${words('act')}</p>` : nothing}`;
  }

  #link(successions: FormSlice | null, link: RecordView): TemplateResult {
    const after = link.values.successor === this.unit;
    const [key, words] = after
      ? (['predecessor', 'units:took_over'] as const)
      : (['successor', 'units:handed_over'] as const);
    const id = String(link.values[key] ?? '');
    const nature = successions?.fields.nature;
    const [before, rest = ''] = this.t(words, {
      name: '\u0000',
      nature: (nature ? valueText(nature, link) : '').toLocaleLowerCase(),
    }).split('\u0000');
    return html`<p>${before}<a href="/f/${this.tree.id}/${id}">${link.labels[key]?.[id] ?? id}</a>${rest}</p>
      ${link.values.act ? html`<p class="soft">${link.values.act}</p>` : nothing}`;
  }
}

define('baara-unit-timeline', BaaraUnitTimeline);
