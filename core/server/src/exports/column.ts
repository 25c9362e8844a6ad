import { BaaraError, type ModelField, type ModelForm, wording } from '@baara/model';
import { current } from '../database/index.ts';

/** The column of where a record works. No field's key has a point in it. */
export const placeKey = 'place.unit';

/** A column of an exported file; without a field it is where the record works. */
export interface ExportColumn {
  readonly key: string;
  readonly heading: string;
  readonly field: ModelField | null;
}

/** The columns in their order, headed in `language`. Throws `request.unknown_field`. */
export function exportColumns(form: ModelForm, keys: readonly string[], language: string): readonly ExportColumn[] {
  return [...new Set(keys)].map((key) => {
    const field = Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
    if (field) return { key, heading: wording(field.label, language), field };
    const unit = key === placeKey ? unitOfPosts(form) : undefined;
    if (!unit) throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: key } });
    return { key, heading: wording(unit.label, language), field: null };
  });
}

function unitOfPosts(form: ModelForm): ModelField | undefined {
  const path = form.place.find(({ kind }) => kind === 'posts');
  return path?.kind === 'posts' ? current().model.forms[path.form]?.fields[path.unit] : undefined;
}
