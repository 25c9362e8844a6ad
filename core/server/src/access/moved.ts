import { BaaraError, type ModelForm, type PlacePath } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { reaches } from './grants.ts';
import { idList } from './id-list.ts';
import { memoised } from './memo.ts';
import { formOf } from './model-parts.ts';
import { allOf, always, anyOf, asCondition, column } from './predicate.ts';
import { heldFor, rowPolicy } from './row-policy.ts';
import { placedIn } from './scope.ts';
import { deny, type Predicate, type WriteCheck } from './types.ts';

type Posts = Extract<PlacePath, { kind: 'posts' }>;

/**
 * A main post moves the person that it names: before a post is written, that person must already belong to the writer's
 * scope. Otherwise a region could take people by posting them. People registered in the same envelope are not stored
 * yet, and are free to be placed.
 */
export async function checkMoved(form: ModelForm, check: WriteCheck): Promise<void> {
  for (const { placed, path } of memoised(`placed by ${form.id}`, () => placedBy(form)))
    await checkPlaced(placed, path, form, check);
}

/** The condition "this record is the session's to transfer": its grants to end one post and to begin another reach the record that they place. `deny` where no posts place it. */
export function mayMove(form: ModelForm, alias: string): Predicate {
  const posts = form.place.flatMap((path) => (path.kind === 'posts' ? [formOf(path.form)] : []));
  if (current().session.kind === 'system') return posts.length > 0 ? always : deny;
  return anyOf(
    posts.map((each) => allOf([scopeOf(form, each, 'update', alias), scopeOf(form, each, 'create', alias)])),
  );
}

/** The forms whose records the posts of this one place. */
function placedBy(form: ModelForm): readonly { readonly placed: ModelForm; readonly path: Posts }[] {
  return Object.values(current().model.forms).flatMap((placed) =>
    placed.place.flatMap((path) => (path.kind === 'posts' && path.form === form.id ? [{ placed, path }] : [])),
  );
}

async function checkPlaced(placed: ModelForm, path: Posts, form: ModelForm, check: WriteCheck): Promise<void> {
  const alias = 't';
  const mine = scopeOf(placed, form, check.action, alias);
  if (mine === always) return;
  const rows = await query(
    sql`SELECT t.id::text AS id, coalesce(${asCondition(rowPolicy(placed.id, 'read', alias))}, FALSE) AS readable FROM ${sql.identifier(placed.id)} t WHERE t.id IN (${movedIds(path, form, check)}) AND NOT coalesce(${mine}, FALSE)`,
  );
  // Whom a new post names and its writer may not read is said to be unknown, with all else that is wrong with it: the other
  // half of the check refuses it, where the post has made its person readable.
  const isNew = check.action === 'create' || check.action === 'import';
  const isUnknown = ({ id, readable }: (typeof rows)[number]) => readable !== true && isNew && isNamed(id, path, check);
  for (const row of rows.filter(isUnknown)) unknownToWriter().add(String(row.id));
  const refused = rows.find((row) => !isUnknown(row));
  if (!refused) return;
  const code = refused.readable === true ? 'access.denied' : 'record.not_found';
  throw new BaaraError({ code, params: { form: placed.id, id: refused.id, action: check.action } });
}

/** The records that the writer could not read before anything was written, and may therefore not name in this transaction. */
export function unknownToWriter(): Set<string> {
  const { memo } = current();
  const known = memo.get('unknown to writer') as Set<string> | undefined;
  const ids = known ?? new Set<string>();
  if (!known) memo.set('unknown to writer', ids);
  return ids;
}

function isNamed(id: unknown, path: Posts, { rows }: WriteCheck): boolean {
  return rows.some(({ values }) => values[path.record] === id);
}

/** Where the writer's grants on the posts reach, said of the records that the posts place. */
function scopeOf(placed: ModelForm, form: ModelForm, action: WriteCheck['action'], alias: string): Sql {
  const scopes = reaches(heldFor(form, action)).map(({ units }) =>
    units === 'everywhere' ? always : placedIn({ form: placed, alias, units, purpose: 'writing' }),
  );
  return asCondition(anyOf(scopes));
}

/** The records whose owning post is made, changed, ended or removed. */
function movedIds(path: Posts, form: ModelForm, check: WriteCheck): Sql {
  const owning = check.rows.filter((row) => row.values[path.owner] === true);
  const named = check.rows.flatMap((row) => {
    const id = row.values[path.record];
    return typeof id === 'string' && row.values[path.owner] !== false ? [id] : [];
  });
  const stored = sql`SELECT ${column('s', path.record)} FROM ${sql.identifier(form.id)} s WHERE s.id = ANY(${idList(check.rows.map((row) => row.id))}) AND (${column('s', path.owner)} OR s.id = ANY(${idList(owning.map((row) => row.id))}))`;
  return sql`SELECT unnest(${idList(named)}) UNION ${stored}`;
}
