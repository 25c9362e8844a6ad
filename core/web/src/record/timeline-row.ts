import type { ModelField, TimelineKind } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineRow } from '../api/timeline.ts';
import type { FormSlice } from '../api/types.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { stateWords } from '../workflow/state-tag.ts';
import { spanText, whenText } from './span-text.ts';
import type { Viewed } from './viewer.ts';

/** The drawing of each kind of row. */
export const kindIcons: Readonly<Record<TimelineKind, string>> = {
  place: 'hospital',
  rank: 'briefcase',
  absence: 'calendar',
  learning: 'graduation-cap',
  act: 'file',
  event: 'list',
};

interface Drawn {
  readonly row: TimelineRow;
  readonly slice: FormSlice;
  /** The form of the record whose time line it is. */
  readonly owner: string;
  readonly today: string;
  readonly view: (file: Viewed) => void;
}

/** One row of a career: when, what, where as it was called then, and by which act. */
export function timelineRow(drawn: Drawn): TemplateResult {
  const { row, slice, today, view } = drawn;
  const { t } = translation();
  const state = row.from > today ? 'coming' : row.lasts && (row.to === null || row.to >= today) ? 'now' : 'past';
  const until = row.to ?? today;
  const files = Object.values(row.files);
  return html`<li class="stop ${row.kind} ${state}">
    <p class="when number">${whenText(row, today)}${row.lasts && row.from <= until ? html` <span class="span soft">${spanText(row.from, until)}</span>` : nothing}</p>
    <div class="what">
      <p class="kind">${icon(kindIcons[row.kind])} ${say(slice.label)}
        ${state === 'past' ? nothing : html`<span class="tag ${state === 'now' ? 'good' : ''}">${t(state === 'now' ? 'record:current' : 'record:coming')}</span>`}</p>
      <h2><a href="/f/${row.form}/${row.record.id}">${headline(drawn)}</a></h2>
      ${placeThen(row)}
      ${details(drawn)} ${passages(row)}
      ${files.map((file) => html`<button type="button" class="button plain small" @click=${() => view({ id: file.id, title: `${headline(drawn)} · ${file.name}`, type: file.type })}>${icon('file')} ${t('record:see_file')}<span class="said"> ${file.name}</span></button>`)}
    </div>
  </li>`;
}

/** The words of the row's title without its date, units as they were called then. */
export function headline({ row, slice, owner }: Pick<Drawn, 'row' | 'slice' | 'owner'>): string {
  const words = slice.title.flatMap((key) => {
    const field = slice.fields[key];
    if (!field || field.kind === 'date' || (field.kind === 'ref' && field.form === owner)) return [];
    return row.units[key]?.name || valueText(field, row.record) || [];
  });
  return words.join(' · ') || say(slice.label);
}

/** Where it was in the tree then; and what it is called today, when that has changed. */
function placeThen(row: TimelineRow): TemplateResult | typeof nothing {
  const { t } = translation();
  const lines = Object.entries(row.units).flatMap(([key, { name, within }]) => {
    const now = Object.values(row.record.labels[key] ?? {})[0];
    const renamed = now && now !== name ? t('record:called_today', { name: now }) : '';
    const words = [within.join(', '), renamed].filter(Boolean).join(' — ');
    return words ? [html`<p class="soft">${words}</p>`] : [];
  });
  return lines.length > 0 ? html`${lines}` : nothing;
}

/** Who took it into which state, and when. */
function passages(row: TimelineRow): TemplateResult | typeof nothing {
  const { t, formats } = translation();
  const known = overview.get()?.workflows ?? {};
  const words = row.passages.flatMap(({ workflow: id, to, at, userName }) => {
    const workflow = known[id];
    const who = userName ?? t('workflow:by_itself');
    return workflow ? [t('workflow:taken', { state: stateWords(workflow, to), day: formats.moment(at), who })] : [];
  });
  return words.length > 0 ? html`<p class="soft small">${words.join(' · ')}</p>` : nothing;
}

function details({ row, slice, owner }: Drawn): TemplateResult | typeof nothing {
  const silent = new Set([...slice.title, 'valid_from', 'valid_to', ...Object.keys(row.units)]);
  const { timeline } = slice;
  if (timeline) for (const key of [timeline.from, timeline.to ?? '']) silent.add(key);
  const isTold = (field: ModelField | undefined): field is ModelField =>
    field !== undefined &&
    !silent.has(field.key) &&
    !['file', 'image', 'group', 'boolean'].includes(field.kind) &&
    !(field.kind === 'ref' && field.form === owner);
  const facts = Object.keys(row.record.values).flatMap((key) => {
    const field = slice.fields[key];
    const words = isTold(field) ? valueText(field, row.record) : '';
    return words ? [html`<div><dt>${say(field?.label)}</dt><dd>${words}</dd></div>`] : [];
  });
  return facts.length > 0 ? html`<dl class="facts small">${facts}</dl>` : nothing;
}
