import type { ModelField, ModelForm } from '@baara/model';
import { fieldChecks } from './checks.ts';
import { columnsOf } from './columns.ts';
import type { DesiredColumn, DesiredObject, DesiredTable } from './desired.ts';
import { objectName } from './names.ts';
import { foreignKey, referencesOf } from './references.ts';

const record: DesiredColumn = { name: 'record', type: 'uuid', notNull: true, was: [] };
const position: DesiredColumn = { name: 'pos', type: 'integer', notNull: true, was: [] };

/** The tables of fields that hold several values, and of repeating groups. */
export function childTables(form: ModelForm): readonly DesiredTable[] {
  return Object.values(form.fields).flatMap((field): readonly DesiredTable[] => {
    if (field.kind === 'choices' || field.kind === 'refs') return [valuesTable(form, field)];
    return field.kind === 'group' ? [groupTable(form, field)] : [];
  });
}

function valuesTable(form: ModelForm, field: ModelField & { kind: 'choices' | 'refs' }): DesiredTable {
  const name = `${form.id}__${field.key}`;
  const target = field.kind === 'choices' ? { target: field.list, key: 'code' } : { target: field.form, key: 'id' };
  const value: DesiredColumn = {
    name: 'value',
    type: field.kind === 'choices' ? 'text' : 'uuid',
    notNull: true,
    was: [],
  };
  return {
    name,
    form: form.id,
    columns: [record, position, value],
    objects: [
      primary(name, 'record, pos'),
      foreignKey({ table: name, column: 'record', target: form.id, key: 'id', cascade: true }),
      foreignKey({ table: name, column: 'value', ...target }),
      { ...index(name, ['value', 'record']), kind: 'unique_index', fields: [field.key] },
    ],
    was: earlierNames(form, field),
  };
}

function groupTable(form: ModelForm, field: ModelField & { kind: 'group' }): DesiredTable {
  const name = `${form.id}__${field.key}`;
  const fields = Object.values(field.fields);
  return {
    name,
    form: form.id,
    columns: [{ name: 'id', type: 'uuid', notNull: true, was: [] }, record, position, ...fields.flatMap(columnsOf)],
    objects: [
      primary(name, 'id'),
      foreignKey({ table: name, column: 'record', target: form.id, key: 'id', cascade: true }),
      index(name, ['record', 'pos']),
      ...fields.flatMap((each) => fieldChecks(name, each)),
      ...referencesOf({ table: name, fields }),
    ],
    was: earlierNames(form, field),
  };
}

/** A child table's name holds the form's and the field's: either may have changed. */
function earlierNames(form: ModelForm, field: ModelField): readonly string[] {
  const forms = [form.id, ...form.was];
  const keys = [field.key, ...(field.was ?? [])];
  return forms.flatMap((id) => keys.map((key) => `${id}__${key}`)).slice(1);
}

function primary(table: string, columns: string): DesiredObject {
  return { name: objectName(table, [], 'pkey'), kind: 'primary', definition: `PRIMARY KEY (${columns})`, fields: [] };
}

function index(table: string, columns: readonly string[]): DesiredObject {
  return {
    name: objectName(table, columns, 'idx'),
    kind: 'index',
    definition: `USING btree (${columns.join(', ')})`,
    fields: [],
  };
}
