import type { ModelForm } from '@baara/model';
import type { RecordView } from '../records/types.ts';
import { noteAudit, noteOpening } from './note.ts';

/**
 * Writes down who opened a file: of what the site is about (what posts place) and of sensitive forms each one, of others those whose
 * sensitive fields were shown.
 */
export async function noteRecordRead(form: ModelForm, record: RecordView): Promise<void> {
  const fields = sensitiveShown(form, [record]);
  const isFile = form.place.some(({ kind }) => kind === 'posts');
  if (!isFile && !form.sensitive && fields.length === 0) return;
  const kind = form.sensitive || fields.length > 0 ? 'sensitive_read' : 'record_opened';
  await noteOpening({ kind, form: form.id, record: record.id, details: fields.length > 0 ? { fields } : {} });
}

/** Writes down that a list showed sensitive records or fields, and of whom. */
export async function noteListRead(form: ModelForm, rows: readonly RecordView[]): Promise<void> {
  const fields = sensitiveShown(form, rows);
  if (rows.length === 0 || (!form.sensitive && fields.length === 0)) return;
  const details = { fields, records: rows.map(({ id }) => id) };
  await noteAudit({ kind: 'sensitive_read', form: form.id, details });
}

function sensitiveShown(form: ModelForm, rows: readonly RecordView[]): readonly string[] {
  return Object.values(form.fields)
    .filter(({ sensitive, key }) => sensitive && rows.some(({ values }) => (values[key] ?? null) !== null))
    .map(({ key }) => key);
}
