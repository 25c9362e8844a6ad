import type { ModelForm } from '@baara/model';
import { quoteName } from '../database/index.ts';
import type { DesiredColumn, DesiredObject } from './desired.ts';
import { objectName } from './names.ts';
import { predicate } from './predicate.ts';

/** The period of a dated row, half-open. An impossible one has none, so that the CHECK speaks and not the range's constructor. */
export const rangeColumn: DesiredColumn = {
  name: 'valid_range',
  type: 'daterange',
  generated: `CASE WHEN valid_from IS NULL OR valid_from >= valid_to THEN NULL ELSE daterange(valid_from, valid_to, '[)') END`,
  was: [],
};

/** Whether a form's rows exclude each other in time. */
export function hasRange(form: ModelForm): boolean {
  return form.dated?.exclusive !== undefined;
}

/** No two rows of the same `exclusive` values may overlap, where `when` holds. */
export function exclusionOf(form: ModelForm): readonly DesiredObject[] {
  const { exclusive, when } = form.dated ?? {};
  if (!exclusive) return [];
  const same = exclusive.map((key) => `${quoteName(key)} WITH =`).join(', ');
  const where = ['deleted_at IS NULL', ...(when ? [predicate(form, when)] : [])].join(' AND ');
  return [
    {
      name: objectName(form.id, exclusive, 'excl'),
      kind: 'exclusion',
      definition: `EXCLUDE USING gist (${same}, valid_range WITH &&) WHERE (${where}) DEFERRABLE`,
      fields: ['valid_from', 'valid_to'],
    },
  ];
}
