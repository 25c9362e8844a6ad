import type { ModelForm, PlacePath } from '@baara/model';
import { SQL, sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { always, anyOf, asCondition, column } from './predicate.ts';
import { deny, type Predicate } from './types.ts';

/** To read, any place of a record will do; to write, it must be the one that owns it. */
export type Purpose = 'reading' | 'writing';

/** The tops of the subtrees: at least one, or an array that the database makes of what the session holds. */
export type Tops = readonly string[] | Sql;

interface Placing {
  readonly form: ModelForm;
  readonly alias: string;
  readonly units: Tops;
  readonly purpose: Purpose;
}

/**
 * The condition "this row belongs to one of these subtrees", by the form's place paths, OR-ed.
 *
 * Today's tree (`unit_closure`) and the open placements (`<form>_place`) are joined; no dated table is read. A record
 * whose own paths are all empty belongs to the unit that registered it.
 */
export function placedIn(placing: Placing): Predicate {
  return anyOf([...placing.form.place.map((path) => pathIn(path, placing)), unplaced(placing)]);
}

function pathIn(path: PlacePath, placing: Placing): Predicate {
  const { form, alias, units, purpose } = placing;
  switch (path.kind) {
    case 'unit':
      return isUnder(column(alias, path.field), units, alias);
    case 'owner':
      return isUnder(column(alias, 'owner'), units, alias);
    case 'everyone':
      // Everybody reads what is everybody's. Changing it belongs to where it was registered, and a unit to whoever is in charge of it.
      return purpose === 'reading' ? always : isUnder(column(alias, form.tree ? 'id' : 'owner'), units, alias);
    case 'posts':
      return postedIn(form, column(alias, 'id'), placing);
    case 'via': {
      const field = form.fields[path.field];
      const target = field && 'form' in field ? current().model.forms[field.form] : undefined;
      return target ? via(target, path.field, placing) : deny;
    }
  }
}

/** A reference's place is that of the record it names; where posts decide, that record itself need not be read. */
function via(target: ModelForm, key: string, placing: Placing): Predicate {
  const reference = column(placing.alias, key);
  if (target.place.every((path) => path.kind === 'posts')) return postedIn(target, reference, placing);
  const alias = `${placing.alias}_v`;
  const there = placedIn({ ...placing, form: target, alias });
  if (there === always) return sql`${reference} IS NOT NULL`;
  return sql`EXISTS (SELECT 1 FROM ${sql.identifier(target.id)} ${sql.identifier(alias)} WHERE ${column(alias, 'id')} = ${reference} AND ${asCondition(there)})`;
}

function postedIn(form: ModelForm, record: Sql, { alias, units, purpose }: Placing): Sql {
  const place = `${alias}_p`;
  const closure = `${alias}_c`;
  const owner = purpose === 'writing' ? sql` AND ${column(place, 'owner')}` : sql``;
  return sql`EXISTS (SELECT 1 FROM ${sql.identifier(`${form.id}_place`)} ${sql.identifier(place)} JOIN unit_closure ${sql.identifier(closure)} ON ${column(closure, 'descendant')} = ${column(place, 'unit')} WHERE ${column(place, 'record')} = ${record} AND ${isOneOf(column(closure, 'ancestor'), units)}${owner})`;
}

/** The condition "this unit lies at or below one of these, in today's tree". */
export function isUnder(unit: Sql, units: Tops, alias: string): Sql {
  const closure = `${alias}_c`;
  return sql`${unit} IN (SELECT ${column(closure, 'descendant')} FROM unit_closure ${sql.identifier(closure)} WHERE ${isOneOf(column(closure, 'ancestor'), units)})`;
}

/** An equality where one will do: it has better statistics than an array. */
function isOneOf(unit: Sql, units: Tops): Sql {
  if (units instanceof SQL) return sql`${unit} = ANY(${units})`;
  const [first, ...others] = units;
  return others.length === 0 ? sql`${unit} = ${first}::uuid` : sql`${unit} = ANY(${`{${units.join(',')}}`}::uuid[])`;
}

/** Records of which no own path says a place: they belong to the unit that registered them. */
function unplaced(placing: Placing): Predicate {
  const { form, alias, units } = placing;
  const keys: string[] = [];
  for (const path of form.place) {
    if (path.kind !== 'unit' && path.kind !== 'via') return deny;
    const field = form.fields[path.field];
    if (!field || (field.required === true && !field.unknown)) return deny;
    keys.push(path.field);
  }
  if (keys.length === 0) return deny;
  const empty = keys.map((key) => sql`${column(alias, key)} IS NULL`);
  return sql`(${sql.join(empty, sql` AND `)} AND ${isUnder(column(alias, 'owner'), units, alias)})`;
}
