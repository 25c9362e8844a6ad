import { quoteName } from '../database/index.ts';
import type { StandingObject, StandingTable } from './catalog.ts';
import type { DesiredObject } from './desired.ts';
import type { Step } from './plan.ts';
import { emptyTable, smallTable } from './size.ts';
import { constraintSql, indexSql, isIndex } from './write-sql.ts';

interface Making {
  readonly table: string;
  readonly object: DesiredObject;
  /** The table as it stands; absent: it is being created. */
  readonly found: StandingTable | undefined;
}

/**
 * Makes a constraint or an index. CHECK and foreign keys come NOT VALID at once and are checked on old rows later; what could
 * fail on old rows, or takes long, is online. Even on a new table a foreign key comes NOT VALID: six times faster.
 */
export function addObject({ table, object, found }: Making): readonly Step[] {
  const fresh = found === undefined || emptyTable(found);
  const alter = `ALTER TABLE ${quoteName(table)} ADD ${constraintSql(object)}`;
  const step = made({ table, object });
  if (object.kind === 'foreign' || (object.kind === 'check' && !fresh))
    return [{ ...step, class: 'instant', sql: [`${alter} NOT VALID`] }, validateObject(table, object)];
  if (!isIndex(object.kind)) {
    const waits = object.kind === 'exclusion' && found && !smallTable(found) ? 'offline' : 'online';
    return [{ ...step, class: fresh ? 'instant' : waits, sql: [alter] }];
  }
  if (fresh || (object.kind === 'index' && smallTable(found)))
    return [{ ...step, class: 'instant', sql: [indexSql({ table, object, how: 'plain' })] }];
  return [{ ...step, class: 'online', outside: true, sql: [indexSql({ table, object, how: 'concurrently' })] }];
}

/** Makes an object anew under another definition; the old one goes when the new one is there. */
export function replaceObject({
  table,
  object,
  found,
  standing,
}: Making & { readonly standing: StandingObject }): readonly Step[] {
  const [first, ...rest] = addObject({ table, object, found });
  if (!first) return [];
  const drop = dropObject(table, standing).sql;
  const online = first.outside ? drop.map((sql) => sql.replace('DROP INDEX', 'DROP INDEX CONCURRENTLY')) : drop;
  return [{ ...first, sql: [...online, ...first.sql] }, ...rest];
}

/** Checks a constraint on the rows that stood before it. */
export function validateObject(table: string, { name }: DesiredObject): Step {
  return {
    class: 'online',
    kind: 'validate',
    table,
    subject: name,
    sql: [`ALTER TABLE ${quoteName(table)} VALIDATE CONSTRAINT ${quoteName(name)}`],
    sentence: { fr: `Vérifier ${name} sur les lignes anciennes.`, en: `Check ${name} on the rows that stand.` },
  };
}

/** Gives an object the name that follows its table's or its column's. */
export function renameObject({
  table,
  object,
  standing,
}: {
  table: string;
  object: DesiredObject;
  standing: StandingObject;
}): Step {
  const [from, to] = [quoteName(standing.name), quoteName(object.name)];
  return {
    ...made({ table, object }),
    class: 'instant',
    kind: 'rename_object',
    sql: [
      standing.form === 'index'
        ? `ALTER INDEX ${from} RENAME TO ${to}`
        : `ALTER TABLE ${quoteName(table)} RENAME CONSTRAINT ${from} TO ${to}`,
    ],
    unmade: standing.name,
    sentence: { fr: `${standing.name} devient ${object.name}.`, en: `${standing.name} becomes ${object.name}.` },
  };
}

/** Takes a constraint or an index away. */
export function dropObject(table: string, standing: StandingObject): Step {
  return {
    class: 'instant',
    kind: 'drop_object',
    table,
    subject: standing.name,
    sql: [
      standing.form === 'index'
        ? `DROP INDEX ${quoteName(standing.name)}`
        : `ALTER TABLE ${quoteName(table)} DROP CONSTRAINT ${quoteName(standing.name)}`,
    ],
    unmade: standing.name,
    sentence: { fr: `${standing.name} n’est plus demandé.`, en: `${standing.name} is no longer wanted.` },
  };
}

function made({ table, object }: { table: string; object: DesiredObject }): Omit<Step, 'class' | 'sql'> {
  return {
    kind: 'add_object',
    table,
    subject: object.name,
    made: [{ name: object.name, definition: object.definition }],
    sentence: { fr: `Ajouter ${object.name} à ${table}.`, en: `Add ${object.name} to ${table}.` },
  };
}
