import { uuidv7 } from '@baara/model';
import { readForm } from '../api/model.ts';
import { readRecord } from '../api/records.ts';
import type { FormSlice } from '../api/types.ts';
import { define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { say } from '../state/language.ts';
import { type Entry, newEntry } from './entry.ts';
import { BaaraEntryDialog, type DialogWords } from './entry-dialog.ts';
import { saveNew } from './save.ts';

let opened = 0;

/** Adds a record that another one refers to, over the page on which that one is written. It says `baara-created` or `baara-close`. */
export class BaaraCreateDialog extends BaaraEntryDialog {
  static override properties = { form: {}, sought: {} };
  declare form: string;
  /** What was looked for in vain: the new record's name. */
  declare sought: string;
  protected override readonly ids = `c${++opened}`;

  constructor() {
    super();
    this.sought = '';
  }

  protected override async begin(): Promise<Entry> {
    const slice = await readForm(this.form);
    const name = nameField(slice);
    return newEntry(slice, uuidv7(), name && this.sought ? { [name]: this.sought } : {});
  }

  protected override words(entry: Entry | null): DialogWords {
    return {
      heading: entry ? this.t('form:new_title', { form: say(entry.slice.label) }) : this.t('shell:loading'),
      lead: this.t('form:create_lead'),
      act: this.t('form:create_and_choose'),
    };
  }

  /** Not that of the page of a new record, which may hold another; its address is that page all the same. */
  protected override draftPage({ slice }: Entry): string {
    return `${slice.id}/new?in=passing`;
  }

  protected override async store(entry: Entry): Promise<void> {
    const { id, slice } = entry;
    await saveNew(this.envelope, [entry]);
    const { title } = await readRecord(slice.id, id);
    this.dispatchEvent(new CustomEvent<ComboboxOption>('baara-created', { detail: { value: id, label: title } }));
  }
}

/** The field that the words looked for most likely name: the first of the title that is text. */
function nameField(slice: FormSlice): string | undefined {
  return slice.title.find((key) => slice.fields[key]?.kind === 'text' && !slice.fields[key]?.readonly);
}

/** Opens the dialog over the page and answers with the record that was added, or null. */
export function createInPlace({
  form,
  words,
}: {
  readonly form: string;
  readonly words: string;
}): Promise<ComboboxOption | null> {
  const before = document.activeElement;
  const dialog = Object.assign(new BaaraCreateDialog(), { form, sought: words });
  return new Promise((resolve) => {
    const end = (option: ComboboxOption | null) => {
      dialog.remove();
      resolve(option);
      if (before instanceof HTMLElement) before.focus();
    };
    dialog.addEventListener('baara-created', (event) => end((event as CustomEvent<ComboboxOption>).detail));
    dialog.addEventListener('baara-close', () => end(null));
    document.body.append(dialog);
  });
}

define('baara-create-dialog', BaaraCreateDialog);
