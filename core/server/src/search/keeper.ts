import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { titleSql } from '../records/index.ts';

/** SQL for the name of the unit that keeps the row of `alias`: its owner by its place, else where it was registered. Everybody may know what units are called. */
export function keeperTitle(form: ModelForm, alias: string): Sql {
  const { model, session } = current();
  const units = Object.values(model.forms).find(({ tree }) => tree);
  if (!units) return sql`NULL::text`;
  const language = session.kind === 'user' && session.language === 'en' ? 'en' : 'fr';
  const keeper = sql`coalesce(${sql.join([...ownersOf(form, alias), column(alias, 'owner')], sql`, `)})`;
  return sql`(SELECT ${titleSql(units, 'u', language)} FROM ${sql.identifier(units.id)} u WHERE u.id = ${keeper})`;
}

function ownersOf(form: ModelForm, alias: string): readonly Sql[] {
  return form.place.flatMap((path) => {
    if (path.kind === 'unit') return [column(alias, path.field)];
    if (path.kind !== 'posts') return [];
    const places = sql.identifier(`${form.id}_place`);
    return [sql`(SELECT p.unit FROM ${places} p WHERE p.record = ${column(alias, 'id')} AND p.owner LIMIT 1)`];
  });
}

function column(alias: string, key: string): Sql {
  return sql`${sql.identifier(alias)}.${sql.identifier(key)}`;
}
