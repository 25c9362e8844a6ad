import { uuidv7 } from '@baara/model';
import { type RecordChange, updateRecord } from '../api/records.ts';
import type { FormSlice, Values } from '../api/types.ts';
import type { ListValue } from '../api/vocabulary.ts';
import { define } from '../element.ts';
import { type Entry, edited, entryOf, newEntry, sendable } from '../form/entry.ts';
import { BaaraEntryDialog, type DialogWords } from '../form/entry-dialog.ts';
import { saveNew } from '../form/save.ts';
import { changeUnderWay } from '../form/under-way.ts';
import type { Sending } from '../state/drafts.ts';
import { suggestCode } from './suggest-code.ts';

/** What is asked of a value apart from the list's own fields; the rest is the keeper's gestures. */
const handled = new Set(['code', 'label_fr', 'label_en', 'sort', 'parent', 'retired', 'replaced_by']);

/** Adds a value to a list, or words one anew. It says `baara-saved` or `baara-close`. */
export class BaaraValueDialog extends BaaraEntryDialog {
  static override properties = {
    slice: { attribute: false },
    value: { attribute: false },
    known: { attribute: false },
    isHierarchy: { attribute: false },
  };
  declare slice: FormSlice;
  /** The value to change; null: a new one. */
  declare value: ListValue | null;
  /** What is known of a new one: its place, its parent. */
  declare known: {
    readonly values: Values;
    readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  /** Whether values stand under others here. */
  declare isHierarchy: boolean;
  protected override readonly ids = 'v';
  #suggested = '';

  constructor() {
    super();
    this.value = null;
    this.known = { values: {}, labels: {} };
    this.isHierarchy = false;
  }

  protected override async begin(): Promise<Entry> {
    const { slice, value, known } = this;
    return value ? entryOf(slice, value) : newEntry(slice, uuidv7(), known.values, known.labels);
  }

  protected override words(): DialogWords {
    const { value } = this;
    return value
      ? {
          heading: this.t('vocabulary:edit_title', { title: value.title }),
          lead: this.t('vocabulary:edit_lead', { code: String(value.values.code) }),
          act: this.t('form:save'),
        }
      : {
          heading: this.t('vocabulary:add_title'),
          lead: this.t('vocabulary:add_lead'),
          act: this.t('vocabulary:add_done'),
        };
  }

  protected override fields(): readonly string[] {
    const own = Object.values(this.slice.fields)
      .filter(({ key, hidden, readonly }) => !handled.has(key) && !hidden && !readonly)
      .map(({ key }) => key);
    return ['label_fr', 'label_en', ...(this.value ? [] : ['code']), ...(this.isHierarchy ? ['parent'] : []), ...own];
  }

  protected override draftPage({ slice }: Entry): string {
    return `${slice.id}/${this.value?.id ?? 'new'}`;
  }

  protected override draftAbout({ slice, values }: Entry) {
    return { address: `/lists/${slice.id}`, title: this.value?.title ?? String(values.label_fr ?? '') };
  }

  /** The code follows the French wording until somebody writes another. */
  protected override taken(entry: Entry): Entry {
    if (this.value || String(entry.values.code ?? '') !== this.#suggested) return entry;
    const suggested = suggestCode(String(entry.values.label_fr ?? ''));
    if (suggested === this.#suggested) return entry;
    this.#suggested = suggested;
    return edited(entry, 'code', suggested, 'typing');
  }

  protected override isTyped(entry: Entry): boolean {
    return this.value ? super.isTyped(entry) : Boolean(entry.values.label_fr || entry.values.label_en);
  }

  protected override underWay(entry: Entry): Sending | undefined {
    return this.value ? changeUnderWay(changeOf(entry)) : super.underWay(entry);
  }

  protected override async store(entry: Entry): Promise<void> {
    if (this.value) await updateRecord(changeOf(entry));
    else await saveNew(this.envelope, [entry]);
    this.dispatchEvent(new CustomEvent<string>('baara-saved', { detail: String(entry.values.code) }));
  }
}

function changeOf(entry: Entry): RecordChange {
  return { form: entry.slice.id, id: entry.id, rev: entry.rev ?? 0, ...sendable(entry) };
}

define('baara-value-dialog', BaaraValueDialog);
