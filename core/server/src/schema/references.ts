import type { ModelField } from '@baara/model';
import { quoteName } from '../database/index.ts';
import type { DesiredObject } from './desired.ts';
import { objectName } from './names.ts';

interface Referring {
  readonly table: string;
  readonly fields: readonly ModelField[];
  /** The form of the organisation tree, to which `owner` leads. */
  readonly owner?: string | undefined;
}

/** Foreign keys and the indexes they need. Deferrable: an envelope may write both ends in either order. */
export function referencesOf({ table, fields, owner }: Referring): readonly DesiredObject[] {
  const own = owner
    ? [foreignKey({ table, column: 'owner', target: owner, key: 'id' }), indexOfSome(table, 'owner')]
    : [];
  return [...own, ...fields.flatMap((field) => referenceOf(table, field))];
}

function referenceOf(table: string, field: ModelField): readonly DesiredObject[] {
  switch (field.kind) {
    // Lists are small and their codes never go: a fact needs no index for them.
    case 'choice':
      return [foreignKey({ table, column: field.key, target: field.list, key: 'code' })];
    case 'ref':
    case 'tree_ref':
      return [foreignKey({ table, column: field.key, target: field.form, key: 'id' }), referringIndex(table, field)];
    case 'file':
    case 'image':
      return [foreignKey({ table, column: field.key, target: 'baara_file', key: 'id' }), referringIndex(table, field)];
    default:
      return [];
  }
}

interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly key: string;
  readonly cascade?: true;
}

/** A foreign key; `cascade` for rows that are part of the record they lead to. */
export function foreignKey({ table, column, target, key, cascade }: ForeignKey): DesiredObject {
  const end = cascade ? 'ON DELETE CASCADE' : '';
  return {
    name: objectName(table, [column], 'fkey'),
    kind: 'foreign',
    definition: `FOREIGN KEY (${quoteName(column)}) REFERENCES ${quoteName(target)} (${quoteName(key)}) ${end} DEFERRABLE`,
    target,
    fields: [column],
  };
}

/** What leads nowhere is not in it: most optional references of most records are empty, and nobody asks which are. */
function referringIndex(table: string, { key, required }: ModelField): DesiredObject {
  return required === true ? { ...indexOfSome(table, key), definition: onColumn(key) } : indexOfSome(table, key);
}

function indexOfSome(table: string, column: string): DesiredObject {
  return {
    name: objectName(table, [column], 'idx'),
    kind: 'index',
    definition: `${onColumn(column)} WHERE (${quoteName(column)} IS NOT NULL)`,
    fields: [],
  };
}

const onColumn = (column: string) => `USING btree (${quoteName(column)})`;
