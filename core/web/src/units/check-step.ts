import { html, nothing, type TemplateResult } from 'lit';
import type { BrowsedUnit, Hands, Preview } from '../api/units.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { subjectForm } from '../shell/subject.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { actWords } from './body.ts';
import { nameOf, newUnit } from './draft.ts';
import type { Step } from './say-step.ts';

/** The last step: what would be saved, and who would read more or less than today. Nothing is kept before it is confirmed. */
export function checkStep(
  step: Step,
  preview: Preview,
  children: readonly BrowsedUnit[],
  attempted: boolean,
): TemplateResult {
  const { t, formats } = translation();
  const { draft } = step;
  const act = actWords(draft);
  return html`<section class="section">
      <h2>${t('units:check_title')}</h2>
      <dl>
        <div><dt>${t('units:on')}</dt><dd><strong>${formats.longDay(draft.on ?? '')}</strong></dd></div>
        ${whatChanges(step, children).map(({ label, words }) => html`<div><dt>${label}</dt><dd>${words}</dd></div>`)}
        ${act ? html`<div><dt>${t('record:act')}</dt><dd>${act}</dd></div>` : nothing}
        ${draft.reason.trim() ? html`<div><dt>${t('units:reason')}</dt><dd>${draft.reason}</dd></div>` : nothing}
      </dl>
    </section>
    ${staying(step, preview, attempted)}
    <section class="stack">
      <h2>${t('units:hands_title')}</h2>
      ${preview.hands.length === 0 ? html`<p>${t('units:hands_none')}</p>` : handsTables(step, preview)}
    </section>`;
}

/** The change in lines, each with what it was. */
function whatChanges({ subject, draft }: Step, children: readonly BrowsedUnit[]): { label: string; words: string }[] {
  const { t } = translation();
  const { verb, slice, view } = subject;
  const field = (key: string) => slice.fields[key];
  const was = (key: string) => {
    const known = field(key);
    return known ? valueText(known, view) : '';
  };
  const line = (key: string, words: string) => ({
    label: say(field(key)?.label),
    words: was(key) ? `${was(key)} → ${words}` : words,
  });
  switch (verb) {
    case 'rename':
      return [line('name', draft.name.trim())];
    case 'change':
      return (['type', 'status'] as const)
        .filter((key) => draft[key] !== (view.values[key] ?? null))
        .map((key) => line(key, draft.words[key] ?? draft[key] ?? ''));
    case 'move':
      return [line('parent', draft.parent?.label ?? '')];
    case 'open':
      return [{ label: t('units:unit_part'), words: nameOf(draft.fresh, '') }];
    case 'split':
      return draft.parts.map(({ entry }, at) => {
        const below = children.filter((child) => draft.shares[child.id] === entry.id).map(({ name }) => name);
        return {
          label: t('units:part', { number: at + 1 }),
          words: [nameOf(entry, ''), below.join(', ')].filter(Boolean).join(' : '),
        };
      });
    case 'merge': {
      const all = [{ value: view.id, label: view.title }, ...draft.others];
      const target =
        draft.into === newUnit ? nameOf(draft.fresh, '') : (all.find(({ value }) => value === draft.into)?.label ?? '');
      const merged = all.filter(({ value }) => value !== draft.into).map(({ label }) => label);
      return [{ label: t('units:do_merge'), words: `${merged.join(', ')} → ${target}` }];
    }
    case 'close':
      return [{ label: t('units:do_close'), words: view.title }];
  }
}

/** Whoever would still be assigned to a unit that closes. */
function staying({ draft, change }: Step, { closing }: Preview, attempted: boolean): TemplateResult | typeof nothing {
  const { t } = translation();
  const subject = subjectForm(overview.get());
  const count = subject ? (closing.records[subject] ?? 0) : 0;
  if (!subject || count === 0) return nothing;
  return html`<div class="notice warn">${icon('warning')}<div>
    <p><strong>${t('units:staying', { count })}</strong> ${t('units:staying_lead')}</p>
    <ul class="bar">${closing.units.map((unit) => html`<li><a href="/f/${subject}?under=${unit}" target="_blank">${t('units:staying_see')}</a></li>`)}</ul>
    ${attempted && !draft.accepted ? html`<p class="error" role="alert" id="accept-error">${t('units:staying_missing')}</p>` : nothing}
    <label class="tick"><input id="accept" type="checkbox" .checked=${draft.accepted} aria-describedby=${attempted && !draft.accepted ? 'accept-error' : nothing} @change=${(event: Event) => change({ accepted: (event.target as HTMLInputElement).checked })} />${t('units:staying_accept')}</label>
  </div></div>`;
}

/** Whether the reorganisation closes a unit where somebody is at work. */
export function leavesSomebody({ closing }: Preview): boolean {
  const subject = subjectForm(overview.get());
  return subject !== undefined && (closing.records[subject] ?? 0) > 0;
}

function handsTables(step: Step, preview: Preview): TemplateResult {
  const { t } = translation();
  const { people } = preview;
  const units = preview.units.length;
  return html`<p>${t('units:hands_sum', { units: t('units:hands_units', { count: units }), people: t('units:people', { count: people }) })}</p>
    ${(['loses', 'gains'] as const).map((effect) => {
      const hands = preview.hands.filter((each) => each.effect === effect);
      return hands.length === 0 ? nothing : handsTable(step, effect, hands);
    })}
    ${
      units > 1
        ? html`<details><summary>${t('units:hands_list')}</summary><ul class="named">${preview.units.flatMap(({ unit }) => (preview.titles[unit] ? html`<li>${preview.titles[unit]}</li>` : []))}</ul></details>`
        : nothing
    }`;
}

function handsTable({ draft }: Step, effect: Hands['effect'], hands: readonly Hands[]): TemplateResult {
  const { t, formats } = translation();
  const fresh = new Map(
    [draft.fresh, ...draft.parts.map(({ entry }) => entry)].map((entry) => [entry.id, nameOf(entry, '')]),
  );
  return html`<div class="stack">
    <h3>${t(`units:${effect}`)}</h3>
    <div class="rows still"><table>
      <caption class="said">${t(`units:${effect}`)}</caption>
      <thead><tr><th scope="col">${t('units:hands_where')}</th><th scope="col">${t('units:hands_who')}</th><th scope="col" class="end">${t('units:hands_people')}</th></tr></thead>
      <tbody>${hands.map(
        ({ unit, title, people, holders }) => html`<tr>
          <th scope="row">${title ?? fresh.get(unit) ?? t('units:hands_new')}</th>
          <td data-label=${t('units:hands_who')}>${holders.length === 0 ? html`<span class="soft">${t('units:hands_nobody')}</span>` : holders.map(({ name, role }) => (name ? `${name} (${role})` : role)).join(', ')}</td>
          <td class="end number" data-label=${t('units:hands_people')}>${formats.number(people)}</td>
        </tr>`,
      )}</tbody>
    </table></div>
  </div>`;
}
