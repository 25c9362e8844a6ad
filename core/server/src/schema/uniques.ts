import type { ModelField, ModelForm } from '@baara/model';
import { quoteName } from '../database/index.ts';
import type { DesiredObject } from './desired.ts';
import { objectName } from './names.ts';

/**
 * What may stand once only among records that are not deleted. A list's code is unique for ever, deleted or not,
 * because facts lead to it.
 */
export function uniquesOf(form: ModelForm): readonly DesiredObject[] {
  const sets = [...Object.values(form.fields).flatMap(uniqueSet), ...form.unique];
  const named = new Map<string, DesiredObject>();
  for (const columns of sets) {
    const isCode = form.kind === 'list' && columns.length === 1 && columns[0] === 'code';
    const unique = isCode ? codeKey(form.id) : uniqueIndex(form.id, columns);
    named.set(unique.name, unique);
  }
  if (form.kind === 'list') named.set(codeKey(form.id).name, codeKey(form.id));
  return [...named.values()];
}

function uniqueSet(field: ModelField): readonly (readonly string[])[] {
  const unique = 'unique' in field ? field.unique : undefined;
  if (unique === undefined) return [];
  return [unique === true ? [field.key] : [field.key, ...unique.filter((key) => key !== field.key)]];
}

function codeKey(table: string): DesiredObject {
  return { name: objectName(table, ['code'], 'key'), kind: 'unique', definition: 'UNIQUE (code)', fields: ['code'] };
}

function uniqueIndex(table: string, columns: readonly string[]): DesiredObject {
  return {
    name: objectName(table, columns, 'key'),
    kind: 'unique_index',
    definition: `USING btree (${columns.map(quoteName).join(', ')}) WHERE (deleted_at IS NULL)`,
    fields: columns,
  };
}
