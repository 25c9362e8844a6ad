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
  return exclusiveIn(form).length > 0;
}

/** The fields that rows of which periods overlap may not share, each with those beside it. */
export function exclusiveIn({ dated }: Pick<ModelForm, 'dated'>): readonly (readonly string[])[] {
  return [...(dated?.exclusive ? [dated.exclusive] : []), ...(dated?.alsoExclusive ?? [])];
}

/** No two rows of the same `exclusive` values may overlap, where `when` holds. */
export function exclusionOf(form: ModelForm): readonly DesiredObject[] {
  const { alsoExclusive = [], when } = form.dated ?? {};
  return exclusiveIn(form).map((keys) => {
    const isBeside = alsoExclusive.includes(keys);
    const same = keys.map((key) => `${quoteName(key)} WITH =`).join(', ');
    // Most rows hold no post: they stay out of its index.
    const held = isBeside ? keys.map((key) => `(${quoteName(key)} IS NOT NULL)`) : [];
    const where = ['deleted_at IS NULL', ...held, ...(when ? [predicate(form, when)] : [])].join(' AND ');
    return {
      name: objectName(form.id, keys, 'excl'),
      kind: 'exclusion' as const,
      definition: `EXCLUDE USING gist (${same}, valid_range WITH &&) WHERE (${where}) DEFERRABLE`,
      fields: [...(isBeside ? keys : []), 'valid_from', 'valid_to'],
    };
  });
}
