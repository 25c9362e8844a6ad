import type { ModelForm, PlacePath } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, deny, fieldPolicy, openPost } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { arrayText } from './array-text.ts';
import { language } from './rows.ts';
import { titleSql } from './title-sql.ts';
import type { Place } from './types.ts';

type PostsPath = Extract<PlacePath, { readonly kind: 'posts' }>;

/** Whether a record of the form is where its posts are; the other forms have a column for it, or nothing. */
export function isPlacedByPosts(form: ModelForm): boolean {
  return form.place.some(({ kind }) => kind === 'posts');
}

/**
 * Where each of these records works today, as far as the session may read its open posts: the unit of the main one first, then
 * by the day they began; no unit twice. One statement, whatever the number of records.
 */
export async function placesOf(
  form: ModelForm,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Place[]>> {
  const places = new Map<string, Place[]>(ids.map((id) => [id, []]));
  const parts = form.place.flatMap((path) => (path.kind === 'posts' ? [postsSql(path, ids)] : []));
  if (ids.length === 0 || parts.length === 0) return places;
  const rows = await query(sql`${sql.join(parts, sql` UNION ALL `)} ORDER BY main DESC, starts NULLS FIRST, post`);
  for (const { record, unit, title } of rows) {
    const known = places.get(record as string);
    if (known?.every((each) => each.unit !== unit))
      known.push({ unit: unit as string, title: (title ?? '') as string });
  }
  return places;
}

function postsSql(path: PostsPath, ids: readonly string[]): Sql {
  const { forms } = current().model;
  const field = forms[path.form]?.fields[path.unit];
  const units = field?.kind === 'tree_ref' ? forms[field.form] : undefined;
  const own = (key: string) => sql`p.${sql.identifier(key)}`;
  const title = units ? titleSql(units, 'u', language()) : sql`NULL`;
  const tellsMain = forms[path.form]?.fields[path.owner]?.hidden ? deny : fieldPolicy(path.form, path.owner, 'p');
  const main = sql`(${asCondition(tellsMain)} AND ${own(path.owner)}) IS TRUE`;
  return sql`SELECT ${own(path.record)}::text AS record, u.id::text AS unit, ${title} AS title, ${main} AS main, p.valid_from AS starts, p.id AS post FROM ${sql.identifier(path.form)} p JOIN ${sql.identifier(units?.id ?? 'unit')} u ON u.id = ${own(path.unit)} WHERE ${own(path.record)} = ANY(${arrayText(new Set(ids))}::uuid[]) AND ${asCondition(openPost({ path, alias: 'p' }))}`;
}
