import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type ListHabits, removeView, renameView, saveView, type View } from '../api/views.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { closeDrops } from '../shell/drop.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';

/** The lists that a reader keeps under a name, and those that are shared with their role. It says `baara-views` after a change. */
export class BaaraViewMenu extends BaaraElement {
  static override properties = {
    form: {},
    habits: { attribute: false },
    query: {},
    failure: { state: true },
    said: { state: true },
    renaming: { state: true },
    removed: { state: true },
  };
  declare form: string;
  declare habits: ListHabits | null;
  /** What the list's address asks now. */
  declare query: string;
  declare failure: BaaraError | null;
  declare said: string;
  /** The view that is being given another name. */
  declare renaming: View | null;
  /** The view that was removed last, while that can be taken back. */
  declare removed: View | null;

  constructor() {
    super();
    this.habits = null;
    this.query = '';
    this.failure = null;
    this.said = '';
    this.renaming = null;
    this.removed = null;
  }

  override render(): TemplateResult {
    const views = this.habits?.views ?? [];
    const present = views.find((view) => view.query === this.query);
    return html`<details class="drop views" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button">${icon('star')} <span class="ellipsis">${present?.name ?? this.t('list:views')}</span></summary>
      <div class="sheet stack" tabindex="-1">
        ${
          views.length > 0
            ? html`<ul class="ordered" aria-label=${this.t('list:views')}>${views.map((view) => this.#view(view, view === present ? 'present' : 'other'))}</ul>`
            : html`<p class="soft">${this.t('list:views_none')}</p>`
        }
        ${this.#saving()}
        ${this.failure ? failureNotice(this.failure) : nothing}
        <p class="soft" role="status">${this.said} ${this.removed ? html`<button type="button" class="button small" @click=${this.#takeBack}>${icon('restore')} ${this.t('list:view_take_back')}</button>` : nothing}</p>
      </div>
    </details>`;
  }

  #view(view: View, place: 'present' | 'other'): TemplateResult {
    if (view.id === this.renaming?.id) return this.#renamed(view);
    const role = view.role && this.habits?.roles.find(({ id }) => id === view.role)?.label;
    return html`<li>
      <a href="/f/${this.form}?${view.query}" aria-current=${place === 'present' ? 'true' : 'false'} @click=${this.#close}>${view.name}</a>
      ${view.role ? html`<small class="soft">${view.mine ? this.t('list:view_shared_with', { role: role || view.role }) : this.t('list:view_shared')}</small>` : nothing}
      ${view.mine ? html`<span class="steps-of">${this.#button('edit', this.t('list:view_rename', { name: view.name }), () => this.#rename(view))}${this.#button('trash', this.t('list:view_remove', { name: view.name }), () => this.#remove(view))}</span>` : nothing}
    </li>`;
  }

  #button(drawing: string, words: string, work: () => void): TemplateResult {
    return html`<button type="button" class="button plain small" aria-label=${words} title=${words} @click=${work}>${icon(drawing)}</button>`;
  }

  #renamed(view: View): TemplateResult {
    return html`<li><form class="renaming" @submit=${(event: Event) => this.#saveName(event, view)} @keydown=${this.#keepName}>
      <input name="name" type="text" required maxlength="80" autocomplete="off" aria-label=${this.t('list:view_rename', { name: view.name })} .value=${view.name} />
      <button class="button small">${this.t('list:view_rename_save')}</button>
    </form></li>`;
  }

  #rename(view: View): void {
    this.renaming = view;
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('.renaming input')?.select());
  }

  /** Escape leaves the name as it is, and the menu open. */
  readonly #keepName = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.renaming = null;
    this.querySelector('summary')?.focus();
  };

  async #saveName(event: Event, view: View): Promise<void> {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    if (!name) return;
    await this.#do(async () => {
      if (name !== view.name) await renameView(view.id, name);
      this.renaming = null;
      this.said = this.t('list:view_renamed', { name });
      this.querySelector('summary')?.focus();
    });
  }

  #saving(): TemplateResult {
    const roles = this.habits?.roles ?? [];
    return html`<form class="stack" @submit=${this.#save}>
      <div class="field full">
        <label for="view-name">${this.t('list:view_name')}</label>
        <p class="hint" id="view-hint">${this.t('list:view_hint')}</p>
        <input id="view-name" name="name" type="text" required maxlength="80" autocomplete="off" aria-describedby="view-hint" />
      </div>
      ${
        roles.length > 0
          ? html`<div class="field full"><label for="view-role">${this.t('list:view_share')}</label>
            <select id="view-role" name="role"><option value="">${this.t('list:view_alone')}</option>${roles.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</select></div>`
          : nothing
      }
      <div><button class="button small">${this.t('list:view_save')}</button></div>
    </form>`;
  }

  readonly #close = (): void => {
    const drop = this.querySelector('details');
    if (drop) drop.open = false;
  };

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const name = String(data.get('name') ?? '').trim();
    if (!name) return;
    await this.#do(async () => {
      await saveView(this.form, { name, query: this.query, role: String(data.get('role') ?? '') || null });
      form.reset();
      this.said = this.t('list:view_saved', { name });
    });
  };

  #remove(view: View): Promise<void> {
    return this.#do(async () => {
      await removeView(view.id);
      this.said = this.t('list:view_removed', { name: view.name });
      this.removed = view;
      this.querySelector('summary')?.focus();
    });
  }

  /** What was removed by mistake is kept again, under the same name and for the same readers. */
  readonly #takeBack = (): Promise<void> => {
    const view = this.removed;
    return this.#do(async () => {
      if (!view) return;
      await saveView(this.form, { name: view.name, query: view.query, role: view.role });
      this.said = this.t('list:view_saved', { name: view.name });
      this.querySelector('summary')?.focus();
    });
  };

  async #do(work: () => Promise<void>): Promise<void> {
    this.failure = null;
    this.said = '';
    this.removed = null;
    try {
      await work();
      this.dispatchEvent(new CustomEvent('baara-views'));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }
}

define('baara-view-menu', BaaraViewMenu);
