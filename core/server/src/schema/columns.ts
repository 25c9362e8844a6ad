import type { ModelField, ModelForm } from '@baara/model';
import type { DesiredColumn } from './desired.ts';

const types: Partial<Record<ModelField['kind'], string>> = {
  text: 'text',
  long_text: 'text',
  phone: 'text',
  email: 'text',
  identifier: 'text',
  sequence: 'text',
  choice: 'text',
  integer: 'integer',
  money: 'bigint',
  date: 'date',
  month: 'date',
  boolean: 'boolean',
  ref: 'uuid',
  tree_ref: 'uuid',
  file: 'uuid',
  image: 'uuid',
};

/** The columns that hold a field in its form's table: none for computed fields and for those with a table of their own. */
export function columnsOf(field: ModelField): readonly DesiredColumn[] {
  const was = field.was ?? [];
  if (field.kind === 'gps')
    return ['latitude', 'longitude'].map((axis) => ({
      name: `${field.key}_${axis}`,
      type: 'double precision',
      was: was.map((old) => `${old}_${axis}`),
    }));
  if (field.kind === 'decimal') return [{ name: field.key, type: `numeric(18,${field.scale})`, was }];
  const type = types[field.kind];
  return type ? [{ name: field.key, type, was }] : [];
}

const known = new WeakMap<ModelForm, ReadonlyMap<string, string>>();

/** PostgreSQL's type of each column that holds a field in the form's own table. */
export function columnTypes(form: ModelForm): ReadonlyMap<string, string> {
  const found =
    known.get(form) ??
    new Map(
      Object.values(form.fields).flatMap((field) => columnsOf(field).map(({ name, type }) => [name, type] as const)),
    );
  known.set(form, found);
  return found;
}
