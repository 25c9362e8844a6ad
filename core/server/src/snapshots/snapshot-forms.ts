import type { Model, ModelForm } from '@baara/model';

/** A form whose dated rows say what is so today of the records that they belong to. */
export interface SnapshotForm {
  readonly form: ModelForm;
  /** The reference to the record. */
  readonly record: string;
  readonly target: ModelForm;
  /** A field of the row, and the record's field that bears its value of today. */
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

const known = new WeakMap<Model, readonly SnapshotForm[]>();

/** The forms of a Model whose rows are mirrored on their record. */
export function snapshotForms(model: Model): readonly SnapshotForm[] {
  const found = known.get(model);
  if (found) return found;
  const forms = Object.values(model.forms).flatMap((form): SnapshotForm[] => {
    const reference = form.fields[form.snapshot?.record ?? ''];
    const target = reference?.kind === 'ref' ? model.forms[reference.form] : undefined;
    if (!form.snapshot || !target) return [];
    const pairs = Object.entries(form.snapshot.fields).map(([from, to]) => ({ from, to }));
    return [{ form, record: form.snapshot.record, target, pairs }];
  });
  known.set(model, forms);
  return forms;
}
