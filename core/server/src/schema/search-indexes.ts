import type { ModelForm } from '@baara/model';
import { searchIndexesOf } from '../matching/index.ts';
import type { DesiredObject } from './desired.ts';
import { objectName } from './names.ts';

/** What makes a name search quick, as `matching/` asks. */
export function searchIndexes(form: ModelForm): readonly DesiredObject[] {
  return searchIndexesOf(form).map(({ columns, suffix, definition }) => ({
    name: objectName(form.id, columns, suffix),
    kind: 'index',
    definition,
    fields: [],
  }));
}
