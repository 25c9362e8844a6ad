import type { ModelField, ModelForm } from '@baara/model';
import { quoteName } from '../database/index.ts';
import type { DesiredObject } from './desired.ts';
import { objectName } from './names.ts';

/** What makes a name search quick: trigrams of the key, and the identifiers by their beginning. */
export function searchIndexes(form: ModelForm): readonly DesiredObject[] {
  if (!form.search) return [];
  const identifiers = form.search.identifiers
    .map((key) => form.fields[key])
    .filter((field): field is ModelField => field !== undefined);
  return [
    {
      name: objectName(form.id, ['name_key'], 'trgm'),
      kind: 'index',
      definition: 'USING gin (name_key gin_trgm_ops)',
      fields: [],
    },
    ...identifiers.map(
      ({ key }): DesiredObject => ({
        name: objectName(form.id, [key], 'prefix'),
        kind: 'index',
        definition: `USING btree (${quoteName(key)} text_pattern_ops)`,
        fields: [],
      }),
    ),
  ];
}
