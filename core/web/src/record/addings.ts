import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice, Overview, OverviewForm, RecordView } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { newAddress } from './offers.ts';

interface Addings {
  readonly forms: readonly OverviewForm[];
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly modules: Overview['modules'];
}

/** What may be added to a record and has no rows yet: what people do every day at hand, the rest folded, a line a module. */
export function addings({ forms, slice, view, modules }: Addings): TemplateResult {
  const { t } = translation();
  const link = (form: OverviewForm) =>
    html`<a class="button small" href=${newAddress(form.id, slice.id, view.id)}>${icon('plus')} ${say(form.label)}</a>`;
  const usual = forms.filter(isUsual);
  const others = modules
    .map(({ id }) => forms.filter((form) => form.module === id && !isUsual(form)))
    .filter((group) => group.length > 0);
  return html`<section class="panel offers">
    <div class="heading"><h2>${t('record:add')}</h2></div>
    ${usual.length > 0 ? html`<div class="nothing bar">${usual.map(link)}</div>` : nothing}
    ${others.map(
      (group) => html`<details>
        <summary>${t('record:add_more', {
          count: group.length,
          names: group
            .slice(0, 3)
            .map((form) => say(form.label))
            .join(', '),
        })}</summary>
        <div class="bar">${group.map(link)}</div>
      </details>`,
    )}
  </section>`;
}

/** A form that has a place in the menus, or an action of its own, is used every day. */
function isUsual({ menu, actions }: OverviewForm): boolean {
  return menu !== undefined || (actions ?? []).length > 0;
}
