import { html, nothing, type TemplateResult } from 'lit';
import type { WaitingImport } from '../api/home.ts';
import type { TaskGroup } from '../api/passages.ts';
import { icon } from '../icons/icon.ts';
import { unsent } from '../state/drafts.ts';
import { say, translation } from '../state/language.ts';
import { recentlyOpened } from '../state/recent.ts';
import { overview } from '../state/session.ts';
import { mostPressing, stateWords } from '../workflow/state-tag.ts';

/** What waits for the reader: files being imported, lines held back, work begun on this device and not saved. */
export function waitingList(imports: readonly WaitingImport[], tasks: readonly TaskGroup[]): TemplateResult {
  const { t, formats } = translation();
  const forms = overview.get()?.forms ?? {};
  const drafts = unsent.get().filter(({ form }) => forms[form]);
  const isEmpty = imports.length + drafts.length + tasks.length === 0;
  return html`<section class="tile">
    <h2>${t('shell:waiting')}</h2>
    ${isEmpty ? html`<p class="soft">${t('shell:waiting_none')}</p>` : nothing}
    <ul>
      ${mostPressing(tasks, overview.get()?.workflows ?? {}).map(taskLine)}
      ${imports.map(
        (each) => html`<li>${icon('upload')} <a href="/import/${each.form}/${each.id}">${each.name}</a>
          <small class="soft">${each.held > 0 && each.state === 'checked' ? t('shell:import_held', { count: each.held }) : t(`shell:import_${each.state}` as 'shell:import_checked')}</small></li>`,
      )}
      ${drafts.map(
        (
          draft,
        ) => html`<li>${icon('edit')} <a href=${draft.address}>${t('shell:draft_of', { form: say(forms[draft.form]?.label) })}</a>
          <small class="soft">${draft.title ? `${draft.title} · ` : ''}${formats.moment(draft.at)}</small></li>`,
      )}
    </ul>
  </section>`;
}

function taskLine({ workflow: id, form, state, count, more, overdue }: TaskGroup): TemplateResult | typeof nothing {
  const { t, formats } = translation();
  const { forms = {}, workflows = {} } = overview.get() ?? {};
  const workflow = workflows[id];
  if (!workflow) return nothing;
  const total = more ? t('workflow:more_than', { count }) : formats.number(count);
  return html`<li>${icon('check')} <a href="/tasks">${say(forms[form]?.plural)} · ${stateWords(workflow, state)}</a>
    <small class="soft">${total}${overdue > 0 ? ` · ${t('workflow:overdue', { count: overdue })}` : ''}</small></li>`;
}

/** The records that this user opened last on this device. */
export function recentList(): TemplateResult {
  const { t } = translation();
  const opened = recentlyOpened();
  return html`<section class="tile">
    <h2>${t('shell:recent')}</h2>
    ${opened.length === 0 ? html`<p class="soft">${t('shell:recent_none')}</p>` : nothing}
    <ul>
      ${opened.map(({ form, id, title }) => html`<li>${icon('file')} <a href="/f/${form}/${id}">${title}</a> <small class="soft">${say(overview.get()?.forms[form]?.label)}</small></li>`)}
    </ul>
  </section>`;
}
