import { BaaraError, type ModelField, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { fieldPolicy } from './field-policy.ts';
import { fieldOf } from './model-parts.ts';
import { allOf, always, asCondition, column } from './predicate.ts';
import { rowPolicy } from './row-policy.ts';
import { deny } from './types.ts';

/**
 * Who wrote an expression decides what it may look at: a module's author sees every field; a caller sees, through a
 * reference too, only what their grants show, and anything else is NULL.
 */
export type Author = 'module' | 'caller';

/** Yields the wanted fragment of the form that a path ends in, given that form's table alias. */
export type Ending = (end: { form: ModelForm; field: ModelField; alias: string }) => Sql;

/** Follows a field path from a form's row: the fragment at its end, in a correlated subquery for each reference passed. */
export function followPath(walk: {
  form: ModelForm;
  path: readonly string[];
  alias: string;
  author: Author;
  ending: Ending;
}): Sql {
  const { form, path, alias, author, ending } = walk;
  const [key = '', ...rest] = path;
  const field = author === 'caller' ? fieldOf(form, key) : form.fields[key];
  if (!field) throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: key } });
  if (rest.length === 0) return ending({ form, field, alias });

  const link = linkOf(field);
  const target = link && current().model.forms[link.form];
  if (!link || !target)
    throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: path.join('.') } });
  const there = `${alias}_r`;
  const value = followPath({ form: target, path: rest, alias: there, author, ending });
  const readable = author === 'caller' ? readableThere(target, rest[0] ?? '', there, path) : always;
  const condition = allOf([sql`${column(there, link.column)} = ${column(alias, field.key)}`, readable]);
  return sql`(SELECT ${value} FROM ${sql.identifier(target.id)} ${sql.identifier(there)} WHERE ${condition})`;
}

function linkOf(field: ModelField): { form: string; column: string } | undefined {
  if (field.kind === 'ref' || field.kind === 'tree_ref') return { form: field.form, column: 'id' };
  if (field.kind === 'choice') return { form: field.list, column: 'code' };
  return undefined;
}

/** The rows of the relation that the caller may see with this field; none when they may see no row of it. */
function readableThere(target: ModelForm, key: string, alias: string, path: readonly string[]): Sql {
  const rows = rowPolicy(target.id, 'read', alias);
  if (rows === deny) return asCondition(deny);
  const field = fieldPolicy(target.id, key, alias);
  if (field === deny)
    throw new BaaraError({
      code: 'access.field_denied',
      params: { form: target.id, field: key, path: path.join('.') },
    });
  return allOf([sql`${column(alias, 'deleted_at')} IS NULL`, rows, field === rows ? always : field]);
}
