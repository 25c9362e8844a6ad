import { html, nothing, type TemplateResult } from 'lit';
import type { BrowsedUnit } from '../api/units.ts';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import { nameOf } from './draft.ts';
import { undistributed } from './faults.ts';
import type { Step } from './say-step.ts';

/** The second step of a split: where each unit below goes. */
export function shareStep(
  { subject, draft, change }: Step,
  children: readonly BrowsedUnit[],
  attempted: boolean,
): TemplateResult {
  const { t } = translation();
  const { view } = subject;
  const targets = [
    ...(draft.fate === 'goes_on' ? [{ id: '', name: view.title }] : []),
    ...draft.parts.map(({ entry }, at) => ({ id: entry.id, name: nameOf(entry, t('units:part', { number: at + 1 })) })),
  ];
  if (children.length === 0) return html`<p>${t('units:share_none')}</p>`;
  const left = undistributed(draft, children);
  const put = (child: string, target: string) => change({ shares: { ...draft.shares, [child]: target } });
  const rest = (target: string) =>
    change({
      shares: {
        ...Object.fromEntries(children.filter(({ id }) => !draft.shares[id]).map(({ id }) => [id, target])),
        ...nonEmpty(draft.shares),
      },
    });
  return html`<section class="stack">
    <h2>${t('units:share')}</h2>
    <p>${t('units:share_lead', { count: children.length, name: view.title })}</p>
    ${attempted && left.length > 0 ? html`<div class="notice bad" role="alert" tabindex="-1" id="summary">${icon('error')}<div><p>${t('units:share_missing', { count: left.length })}</p></div></div>` : nothing}
    <div class="bar">${targets.filter(({ id }) => id).map(({ id, name }) => html`<button type="button" class="button small" ?disabled=${children.every((child) => draft.shares[child.id])} @click=${() => rest(id)}>${t('units:all_to', { name })}</button>`)}</div>
    <div class="rows still"><table>
      <caption class="said">${t('units:share')}</caption>
      <thead><tr><th scope="col">${t('units:unit_part')}</th><th scope="col">${t('units:goes_to')}</th></tr></thead>
      <tbody>${children.map(
        (child) => html`<tr>
          <th scope="row">${child.name} <span class="soft">${child.type}</span></th>
          <td data-label=${t('units:goes_to')}><select aria-label=${t('units:share_of', { name: child.name })} aria-invalid=${attempted && left.includes(child)} @change=${(event: Event) => put(child.id, (event.target as HTMLSelectElement).value)}>
            ${draft.fate === 'ends' ? html`<option value="" ?selected=${!draft.shares[child.id]}>${t('units:share_left')}</option>` : nothing}
            ${targets.map(({ id, name }) => html`<option value=${id} ?selected=${(draft.shares[child.id] ?? '') === id && (id !== '' || draft.fate === 'goes_on')}>${name}</option>`)}
          </select></td>
        </tr>`,
      )}</tbody>
    </table></div>
  </section>`;
}

function nonEmpty(shares: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(shares).filter(([, target]) => target));
}
