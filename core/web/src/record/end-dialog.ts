import { readForm } from '../api/model.ts';
import { type RecordChange, readRecord, updateRecord } from '../api/records.ts';
import type { Problem, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { endFields } from '../form/dated-sections.ts';
import { type Entry, entryOf, wholly } from '../form/entry.ts';
import { BaaraEntryDialog, type DialogWords } from '../form/entry-dialog.ts';
import { changeOf } from '../form/save.ts';
import { changeUnderWay } from '../form/under-way.ts';
import type { Sending } from '../state/drafts.ts';
import { say } from '../state/language.ts';

/** Ends a dated row: asks its last day and what stands beside it. It says `baara-ended` or `baara-close`. */
export class BaaraEndDialog extends BaaraEntryDialog {
  static override properties = { row: { attribute: false } };
  declare row: RecordView;
  protected override readonly ids = 'e';
  protected override readonly size = '';

  protected override async begin(): Promise<Entry> {
    const { form, id } = this.row;
    const [slice, row] = await Promise.all([readForm(form), readRecord(form, id)]);
    return entryOf(slice, row);
  }

  protected override words(entry: Entry | null): DialogWords {
    const act = say(entry?.slice.actions?.find(({ does }) => does === 'end')?.label) || this.t('record:end');
    return { heading: act, lead: this.t('record:end_lead', { title: this.row.title }), act };
  }

  protected override fields({ slice }: Entry): readonly string[] {
    return [...new Set(endFields(slice))];
  }

  /** Not that of the page on which the row is corrected. */
  protected override draftPage({ slice, id }: Entry): string {
    return `${slice.id}/${id}/end`;
  }

  protected override draftAbout() {
    return { address: window.location.pathname, title: this.row.title };
  }

  /** Without its last day nothing ends: the form itself lets it be empty. */
  protected override whole(entry: Entry): Entry {
    const whole = wholly(entry);
    const others = whole.refused.filter(({ field }) => field !== 'valid_to');
    const missing: Problem = { code: 'field.required', field: 'valid_to', params: {} };
    return { ...whole, refused: whole.values.valid_to ? others : [...others, missing] };
  }

  protected override underWay(entry: Entry): Sending | undefined {
    return changeUnderWay(ending(entry));
  }

  protected override async store(entry: Entry): Promise<void> {
    await updateRecord(ending(entry));
    this.dispatchEvent(new CustomEvent('baara-ended'));
  }
}

function ending(entry: Entry): RecordChange {
  return changeOf(entry, { nature: 'event', reason: '', act: '' });
}

define('baara-end-dialog', BaaraEndDialog);
