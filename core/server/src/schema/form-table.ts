import type { Model, ModelForm, ModelWorkflow } from '@baara/model';
import { quote, quoteName } from '../database/index.ts';
import { fieldChecks, formChecks } from './checks.ts';
import { columnsOf } from './columns.ts';
import type { DesiredColumn, DesiredObject, DesiredTable } from './desired.ts';
import { exclusionOf, hasRange, rangeColumn } from './exclusion.ts';
import { objectName } from './names.ts';
import { referencesOf } from './references.ts';
import { searchIndexes } from './search-indexes.ts';
import { orderIndexes, sortIndex } from './sort-index.ts';
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
  const workflows = Object.values(model.workflows ?? {}).filter((each) => each.form === form.id);
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
      ...fields.flatMap(columnsOf).map((column) => withStanding(column, workflows)),
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
      ...orderIndexes(form),
      ...searchIndexes(form),
      ...workflows.map(waitingIndex),
    ],
    was: form.was,
  };
}

/** Rows that were there before a workflow stand where it says, without being rewritten: as the column's default. */
function withStanding(column: DesiredColumn, workflows: readonly ModelWorkflow[]): DesiredColumn {
  const workflow = workflows.find(({ field }) => field === column.name);
  return workflow ? { ...column, default: quote(workflow.existing) } : column;
}

/** The records that wait somewhere: few beside those that have arrived. */
function waitingIndex({ form, field, since, transitions }: ModelWorkflow): DesiredObject {
  const left = [...new Set(transitions.flatMap(({ from }) => from))].sort();
  const states = left.map((key) => `${quote(key)}::text`).join(', ');
  return {
    name: objectName(form, [field], 'waiting'),
    kind: 'index',
    definition: `USING btree (${quoteName(field)}, ${quoteName(since)}, id) WHERE ((deleted_at IS NULL) AND (${quoteName(field)} = ANY (ARRAY[${states}])))`,
    fields: [],
  };
}

function treeOf(model: Model): string | undefined {
  return Object.values(model.forms).find((form) => form.tree)?.id;
}
