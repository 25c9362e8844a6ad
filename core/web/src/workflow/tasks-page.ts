import type { BaaraError, ModelWorkflow } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readTaskPage, readTasks, type TaskGroup } from '../api/passages.ts';
import type { FormSlice, ListPage } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { isParentField } from '../record/parent-field.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { say, translation } from '../state/language.ts';
import { overview, today } from '../state/session.ts';
import type { Several } from './pass-several.ts';
import { mostPressing, stateTag } from './state-tag.ts';
import './pass-several.ts';
import '../styles/workflow.css';

type Page = ListPage & { readonly due: Readonly<Record<string, string>> };

/** What waits for the reader, by workflow and state, those that have waited longest first. */
export class BaaraTasksPage extends BaaraPage {
  static override properties = {
    groups: { state: true },
    pages: { state: true },
    slices: { state: true },
    failure: { state: true },
    busy: { state: true },
    chosen: { state: true },
    several: { state: true },
  };
  declare groups: readonly TaskGroup[] | null;
  declare pages: ReadonlyMap<string, Page>;
  declare slices: ReadonlyMap<string, FormSlice>;
  declare failure: BaaraError | null;
  declare busy: string;
  /** Of each group the records that are ticked. */
  declare chosen: ReadonlyMap<string, ReadonlySet<string>>;
  /** What is about to be done with them. */
  declare several: Several | null;

  constructor() {
    super();
    this.groups = null;
    this.pages = new Map();
    this.slices = new Map();
    this.failure = null;
    this.busy = '';
    this.chosen = new Map();
    this.several = null;
  }

  protected override followed() {
    return [overview];
  }

  protected override heading(): string {
    return this.t('workflow:tasks');
  }

  protected override firstUpdated(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const { groups } = await readTasks();
      this.pages = new Map(
        await Promise.all(groups.map(async (group) => [nameOf(group), await readTaskPage(group)] as const)),
      );
      const forms = [...new Set(groups.map(({ form }) => form))];
      this.slices = new Map(await Promise.all(forms.map(async (form) => [form, await readForm(form)] as const)));
      this.groups = groups;
      this.chosen = new Map();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async #more(group: TaskGroup): Promise<void> {
    const name = nameOf(group);
    const known = this.pages.get(name);
    if (!known?.next) return;
    this.busy = name;
    try {
      const page = await readTaskPage(group, known.next);
      const joined = { ...page, rows: [...known.rows, ...page.rows], due: { ...known.due, ...page.due } };
      this.pages = new Map([...this.pages, [name, joined]]);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = '';
    }
  }

  override render(): TemplateResult {
    const { groups } = this;
    return html`<div class="page tasks">
      <div>
        <h1>${this.t('workflow:tasks')}</h1>
        <p class="soft">${this.t('workflow:tasks_lead')}</p>
      </div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${this.several ? html`<baara-pass-several .several=${this.several} @baara-close=${(event: CustomEvent<{ passed: number }>) => this.#closed(event.detail.passed)}></baara-pass-several>` : nothing}
      ${groups ? this.#groups(groups) : this.failure ? nothing : waitingNotice()}
    </div>`;
  }

  #groups(groups: readonly TaskGroup[]): TemplateResult {
    if (groups.length === 0) return html`<p class="notice">${icon('check')} ${this.t('workflow:tasks_none')}</p>`;
    const known = overview.get()?.workflows ?? {};
    return html`${mostPressing(groups, known).map((group) => {
      const workflow = known[group.workflow];
      return workflow ? this.#group(workflow, group) : nothing;
    })}`;
  }

  #group(workflow: ModelWorkflow, group: TaskGroup): TemplateResult {
    const form = overview.get()?.forms[group.form];
    const page = this.pages.get(nameOf(group));
    const ways = workflow.transitions.filter(({ from }) => from.includes(group.state));
    return html`<section class="stack">
      <h2>${say(form?.plural)} ${stateTag(workflow, group.state)} <span class="soft">${this.#count(group)}</span></h2>
      <p class="soft">${this.t('workflow:to_do', { ways: ways.map(({ label }) => say(label).toLowerCase()).join(', ') })}
        ${group.overdue > 0 ? html`<span class="late">${icon('warning')} ${this.t('workflow:overdue', { count: group.overdue })}</span>` : nothing}</p>
      ${page ? this.#selection(workflow, group, page) : nothing}
      <ul class="task-list">${page?.rows.map((row) => this.#row(workflow, group, page, row))}</ul>
      ${page?.next ? html`<p><button type="button" class="button small" ?disabled=${this.busy === nameOf(group)} @click=${() => this.#more(group)}>${icon('down')} ${this.t('record:show_more')}</button></p>` : nothing}
    </section>`;
  }

  /** All that is shown at once, and what can be done with what is ticked. */
  #selection(workflow: ModelWorkflow, group: TaskGroup, page: Page): TemplateResult {
    const name = nameOf(group);
    const chosen = this.chosen.get(name) ?? new Set();
    const all = page.rows.length > 0 && page.rows.every(({ id }) => chosen.has(id));
    const ways = workflow.transitions.filter(({ from }) => from.includes(group.state));
    const begin = (transition: ModelWorkflow['transitions'][number]) => {
      const slice = this.slices.get(group.form);
      if (!slice) return;
      const records = page.rows
        .filter(({ id }) => chosen.has(id))
        .map((row) => ({ id: row.id, rev: row.rev, title: subjectOf(row, slice) }));
      this.several = { workflow, transition, records, slice };
    };
    return html`<div class="bar choosing">
      <label class="tick"><input type="checkbox" .checked=${all} .indeterminate=${!all && chosen.size > 0} @change=${() =>
        this.#tick(
          name,
          page.rows.map(({ id }) => id),
          !all,
        )} /> ${this.t('workflow:choose_all')}</label>
      <span role="status">${chosen.size > 0 ? this.t('list:selected', { count: chosen.size }) : nothing}</span>
      ${chosen.size > 0 ? ways.map((way) => html`<button type="button" class="button small ${way.tone === 'onward' ? 'first' : ''}" @click=${() => begin(way)}>${icon(way.tone === 'onward' ? 'check' : 'restore')} ${say(way.label)}</button>`) : nothing}
    </div>`;
  }

  #tick(name: string, ids: readonly string[], ticked: boolean): void {
    const chosen = new Set(this.chosen.get(name));
    for (const id of ids) ticked ? chosen.add(id) : chosen.delete(id);
    this.chosen = new Map([...this.chosen, [name, chosen]]);
  }

  #closed(passed: number): void {
    this.several = null;
    if (passed > 0) void this.#load();
  }

  #count({ count, more }: TaskGroup): string {
    const { formats } = translation();
    return more ? this.t('workflow:more_than', { count }) : formats.number(count);
  }

  #row(workflow: ModelWorkflow, group: TaskGroup, page: Page, row: ListPage['rows'][number]): TemplateResult {
    const { formats } = translation();
    const since = row.values[workflow.since];
    const due = page.due[row.id];
    const isLate = due !== undefined && due < today();
    const name = nameOf(group);
    const title = subjectOf(row, this.slices.get(group.form));
    const ticked = this.chosen.get(name)?.has(row.id) ?? false;
    return html`<li>
      <label class="tick"><input type="checkbox" .checked=${ticked} aria-label=${title} @change=${() => this.#tick(name, [row.id], !ticked)} /></label>
      <a href="/f/${group.form}/${row.id}">${title}</a>
      ${typeof since === 'string' ? html`<small class="soft">${this.t('record:since', { day: formats.day(since) })}</small>` : nothing}
      ${due === undefined ? nothing : html`<small class=${isLate ? 'late' : 'soft'}>${this.t(isLate ? 'workflow:late' : 'workflow:due', { day: formats.day(due) })}</small>`}
    </li>`;
  }
}

/** Whom a record concerns, where it belongs to another, then what it is. */
function subjectOf(row: ListPage['rows'][number], slice: FormSlice | undefined): string {
  const parents = Object.values(slice?.fields ?? {})
    .filter(isParentField)
    .flatMap(({ key }) => Object.values(row.labels[key] ?? {}));
  return [...parents, row.title].join(' · ');
}

const nameOf = ({ workflow, state }: TaskGroup): string => `${workflow}.${state}`;

define('baara-tasks-page', BaaraTasksPage);
