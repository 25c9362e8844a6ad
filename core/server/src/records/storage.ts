import type { ModelField, ModelForm } from '@baara/model';
import { quoteName } from '../database/index.ts';

/** One column of a form's table and the field it holds (a GPS point has two). */
export interface StoredColumn {
  readonly name: string;
  readonly field: ModelField;
}

/** The table of a field that has several values, or of a repeating group. */
export interface StoredChild {
  readonly key: string;
  readonly table: string;
  readonly field: ModelField;
  /** SQL type of `value`; absent for a group. */
  readonly valueType?: 'text' | 'uuid';
  /** Columns of a group's rows. */
  readonly columns: readonly StoredColumn[];
}

/** Where a form's fields stand in the database (docs/architecture.md, "Storage names"). */
export interface FormStorage {
  readonly form: ModelForm;
  readonly columns: readonly StoredColumn[];
  readonly children: readonly StoredChild[];
}

const known = new WeakMap<ModelForm, FormStorage>();

/** The columns and child tables of a form; made once per composed form. */
export function storageOf(form: ModelForm): FormStorage {
  const found = known.get(form);
  if (found) return found;
  const fields = Object.values(form.fields);
  const storage: FormStorage = {
    form,
    columns: fields.flatMap(columnsOf),
    children: fields.flatMap((field) => childOf(form, field)),
  };
  known.set(form, storage);
  return storage;
}

/** The columns that hold a field in its own table: none for computed fields and those with a child table. */
export function columnsOf(field: ModelField): StoredColumn[] {
  switch (field.kind) {
    case 'computed':
    case 'choices':
    case 'refs':
    case 'group':
      return [];
    case 'gps':
      return [
        { name: `${field.key}_latitude`, field },
        { name: `${field.key}_longitude`, field },
      ];
    default:
      return [{ name: field.key, field }];
  }
}

function childOf(form: ModelForm, field: ModelField): StoredChild[] {
  const table = `${form.id}__${field.key}`;
  if (field.kind === 'choices') return [{ key: field.key, table, field, valueType: 'text', columns: [] }];
  if (field.kind === 'refs') return [{ key: field.key, table, field, valueType: 'uuid', columns: [] }];
  if (field.kind !== 'group') return [];
  return [{ key: field.key, table, field, columns: Object.values(field.fields).flatMap(columnsOf) }];
}

/** SQL that yields a child table's rows for the record `owner` (an SQL expression of its id) as one JSON array. */
export function childRows(child: StoredChild, owner: string): string {
  const item = child.valueType
    ? 'v.value'
    : `jsonb_build_object('id', v.id${child.columns.map(({ name }) => `, '${name}', v.${quoteName(name)}`).join('')})`;
  return `(SELECT coalesce(jsonb_agg(${item} ORDER BY v.pos), '[]'::jsonb) FROM ${quoteName(child.table)} v WHERE v.record = ${owner})`;
}
