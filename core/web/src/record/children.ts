import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FormSlice, Overview, OverviewForm, RecordView } from '../api/types.ts';
import { addings } from './addings.ts';
import { postsOf } from './current.ts';
import './child-panel.ts';

interface Children {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly overview: Overview | null;
  readonly day: string | undefined;
  /** Which reading of the record this is: after the next one the panels ask again, also when only a child has changed. */
  readonly reading: number;
}

/** One panel a child form that has rows; the others stand together as what may be added. */
export function childPanels({ slice, view, overview, day, reading }: Children): TemplateResult {
  const known = slice.children.flatMap((child): OverviewForm[] => {
    const form = overview?.forms[child];
    return form ? [form] : [];
  });
  const count = (form: OverviewForm) => view.counts?.[form.id] ?? 0;
  const posts = postsOf(slice)?.form;
  const filled = known
    .filter((form) => count(form) > 0)
    .sort((one, other) => Number(other.id === posts) - Number(one.id === posts));
  const addable = known.filter((form) => count(form) === 0 && form.can.includes('create'));
  const panel = (form: OverviewForm) =>
    keyed(
      `${form.id} ${reading}`,
      html`<baara-child-panel .owner=${slice} .view=${view} .form=${form} .count=${count(form)} .day=${day}></baara-child-panel>`,
    );
  const offers = !view.deleted && !day && addable.length > 0;
  return html`${filled.map(panel)} ${offers ? addings({ forms: addable, slice, view, modules: overview?.modules ?? [] }) : nothing}`;
}
