import type { Model, ModelForm } from '@baara/model';
import { fieldChecks, formChecks } from './checks.ts';
import { columnsOf } from './columns.ts';
import type { DesiredColumn, DesiredObject, DesiredTable } from './desired.ts';
import { exclusionOf, hasRange, rangeColumn } from './exclusion.ts';
import { referencesOf } from './references.ts';
import { searchIndexes } from './search-indexes.ts';
import { sortIndex } from './sort-index.ts';
import { uniquesOf } from './uniques.ts';

/** What every record has, whatever its form. */
const systemColumns: readonly DesiredColumn[] = [
  { name: 'id', type: 'uuid', notNull: true, was: [] },
  { name: 'rev', type: 'integer', notNull: true, default: '1', was: [] },
  { name: 'owner', type: 'uuid', was: [] },
  { name: 'created_at', type: 'timestamp with time zone', notNull: true, default: 'now()', was: [] },
  { name: 'updated_at', type: 'timestamp with time zone', notNull: true, default: 'now()', was: [] },
  { name: 'deleted_at', type: 'timestamp with time zone', was: [] },
  { name: 'unknown', type: 'text[]', notNull: true, default: "'{}'::text[]", was: [] },
];

const nameKey: DesiredColumn = { name: 'name_key', type: 'text', collation: 'C', was: [] };

/** The table of a form's records. */
export function formTable(model: Model, form: ModelForm): DesiredTable {
  const fields = Object.values(form.fields);
  const primary: DesiredObject = {
    name: `${form.id}_pkey`,
    kind: 'primary',
    definition: 'PRIMARY KEY (id)',
    fields: [],
  };
  return {
    name: form.id,
    form: form.id,
    columns: [
      ...systemColumns,
      ...fields.flatMap(columnsOf),
      ...(form.search ? [nameKey] : []),
      ...(hasRange(form) ? [rangeColumn] : []),
    ],
    objects: [
      primary,
      ...uniquesOf(form),
      ...fields.flatMap((field) => fieldChecks(form.id, field)),
      ...formChecks(form),
      ...exclusionOf(form),
      ...referencesOf({ table: form.id, fields, owner: treeOf(model) }),
      ...sortIndex(form),
      ...searchIndexes(form),
    ],
    was: form.was,
  };
}

function treeOf(model: Model): string | undefined {
  return Object.values(model.forms).find((form) => form.tree)?.id;
}
