import { BaaraError, type ModelField, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { fieldOf } from './model-parts.ts';
import { allOf, always, column, never } from './predicate.ts';
import { deny, type Predicate } from './types.ts';

/**
 * Who wrote an expression decides what it may look at: a module's author sees every field ('everything'); a caller sees,
 * through a reference too, only what these policies show, and anything else is NULL. The policies are handed in, because
 * they are themselves made of conditions that a module wrote.
 */
export type Sight = 'everything' | Policies;

export interface Policies {
  /** The rows of a form that are seen. */
  readonly rows: (form: string, alias: string) => Predicate;
  /** The rows of which this field is seen. */
  readonly field: (form: string, key: string, alias: string) => Predicate;
}

/** Where a path ends: the field (none for `id` and `owner`), its form, and the alias of that form's table there. */
export interface End {
  readonly form: ModelForm;
  readonly field: ModelField | undefined;
  readonly key: string;
  readonly alias: string;
}

interface Walk {
  readonly form: ModelForm;
  readonly path: readonly string[];
  readonly alias: string;
  readonly sight: Sight;
  /** The wanted fragment at the end of the path. */
  readonly ending: (end: End) => Sql;
}

/** Follows a field path from a form's row: the fragment at its end, in a correlated subquery for each reference passed. */
export function followPath(walk: Walk): Sql {
  const { form, path, alias, sight } = walk;
  const [key = '', ...rest] = path;
  const field = fieldAtKey(form, key, sight);
  if (rest.length === 0) return walk.ending({ form, field, key, alias });

  const link = field ? linkOf(field) : undefined;
  const target = link && current().model.forms[link.form];
  if (!link || !target)
    throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: path.join('.') } });
  const there = `${alias}_r`;
  const readable =
    sight === 'everything' ? always : readableThere(sight, { form: target.id, key: rest[0] ?? '', alias: there, path });
  // Behind a relation of which the caller sees no row, nothing is looked up, so nothing is refused either.
  const beyond = readable === never ? 'everything' : sight;
  const value = followPath({ ...walk, form: target, path: rest, alias: there, sight: beyond });
  const condition = allOf([sql`${column(there, link.column)} = ${column(alias, key)}`, readable]);
  return sql`(SELECT ${value} FROM ${sql.identifier(target.id)} ${sql.identifier(there)} WHERE ${condition})`;
}

function fieldAtKey(form: ModelForm, key: string, sight: Sight): ModelField | undefined {
  if (isEngineColumn(key)) return undefined;
  if (sight !== 'everything') return fieldOf(form, key);
  const field = form.fields[key];
  if (!field) throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: key } });
  return field;
}

/** Columns that every table has and expressions may name: who may see the row may see them. */
function isEngineColumn(key: string): boolean {
  return key === 'id' || key === 'owner';
}

function linkOf(field: ModelField): { form: string; column: string } | undefined {
  if (field.kind === 'ref' || field.kind === 'tree_ref') return { form: field.form, column: 'id' };
  if (field.kind === 'choice') return { form: field.list, column: 'code' };
  return undefined;
}

/** The rows of the relation that the caller may see with this field; none when they may see no row of it. */
function readableThere(
  policies: Policies,
  { form, key, alias, path }: { form: string; key: string; alias: string; path: readonly string[] },
): Sql {
  const rows = policies.rows(form, alias);
  if (rows === deny) return never;
  const field = isEngineColumn(key) ? rows : policies.field(form, key, alias);
  if (field === deny)
    throw new BaaraError({
      code: 'access.field_denied',
      params: { form, field: key, path: path.join('.') },
    });
  // A grant that shows the field shows the row: the field's condition is the narrower one.
  return allOf([sql`${column(alias, 'deleted_at')} IS NULL`, field]);
}
