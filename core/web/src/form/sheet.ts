import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { fieldControl } from '../fields/control.ts';
import { labelsFor } from '../fields/value-text.ts';
import { say } from '../state/language.ts';
import { type Entry, edited, isRequired, isShown, labelled, marked, problemsOf, shownOf } from './entry.ts';

/** One record's sections and fields, as controls. It says `baara-entry` with the record after each change. */
export class BaaraSheet extends BaaraElement {
  static override properties = {
    entry: { attribute: false },
    prefix: {},
    omit: { attribute: false },
    only: { attribute: false },
    fold: { type: Boolean },
  };
  declare entry: Entry;
  /** Begins the ids of the controls. */
  declare prefix: string;
  /** Fields that the page fills in itself. */
  declare omit: readonly string[];
  /** These fields alone, in this order, without their sections. */
  declare only: readonly string[] | null;
  /** Sections that ask nothing which is required are folded. */
  declare fold: boolean;

  constructor() {
    super();
    this.prefix = 'f';
    this.omit = [];
    this.only = null;
    this.fold = false;
  }

  override render(): TemplateResult {
    const { entry } = this;
    const problems = problemsOf(entry).filter((problem) => entry.touched.has(problem.field?.split('.')[0] ?? ''));
    if (this.only) {
      const fields = this.only.flatMap((key) => entry.slice.fields[key] ?? []);
      return html`<div class="part">${fields.map((field) => this.#control(field, problems))}</div>`;
    }
    return html`${entry.slice.sections.map((section) => {
      const fields = section.fields.flatMap((key): ModelField[] => {
        const field = entry.slice.fields[key];
        return field && !this.omit.includes(key) && isShown(entry, field) ? [field] : [];
      });
      if (fields.length === 0) return nothing;
      const asks = fields.some(
        (field) => isRequired(entry, field) || problems.some((problem) => problem.field?.split('.')[0] === field.key),
      );
      const controls = fields.map((field) => this.#control(field, problems));
      if (this.fold && !asks)
        return html`<details class="more"><summary>${say(section.label)}</summary><div class="part">${controls}</div></details>`;
      return html`<fieldset class="part"><legend><h2>${say(section.label)}</h2></legend>${controls}</fieldset>`;
    })}`;
  }

  #control(field: ModelField, problems: readonly Problem[]): TemplateResult {
    const { entry } = this;
    const { key } = field;
    return fieldControl(field, {
      prefix: this.prefix,
      value: entry.values[key] ?? null,
      isUnknown: entry.unknown.includes(key),
      required: isRequired(entry, field),
      labels: labelsFor(entry.labels, field),
      problems: problems.filter((problem) => problem.field?.split('.')[0] === key),
      computed: field.kind === 'computed' ? shownOf(entry, field) : null,
      change: (raw, state) => this.#say(edited(this.entry, key, raw, state)),
      mark: (state) => this.#say(marked(this.entry, key, state)),
      label: (wordings) => this.#say(labelled(this.entry, key, wordings)),
    });
  }

  /** The entry is taken at once: a choice says its wording and then its value within one turn. */
  #say(entry: Entry): void {
    this.entry = entry;
    this.dispatchEvent(new CustomEvent<Entry>('baara-entry', { detail: entry }));
  }
}

define('baara-sheet', BaaraSheet);
