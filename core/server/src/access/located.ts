import { BaaraError, type ModelForm, type PlacePath } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { fieldPolicy } from './field-policy.ts';
import { openPost } from './open-post.ts';
import { allOf, always, anyOf, asCondition, column } from './predicate.ts';
import { rowPolicy } from './row-policy.ts';
import { isUnder } from './scope.ts';
import { deny, type Predicate } from './types.ts';

interface Locating {
  readonly form: ModelForm;
  readonly unit: string;
  readonly alias: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * The condition a caller states by "works, or lies, at or below this unit today" about the row named `alias`: the form's place
 * paths, OR-ed, each as far as the caller may read what it goes through. It narrows what they see by nothing that they
 * could not see for themselves. Throws `request.malformed` for what is no id, and for a form whose records have no place.
 */
export function locatedUnder({ form, unit, alias }: Locating): Sql {
  if (!uuid.test(unit)) throw refused('not_an_id');
  if (form.place.every(({ kind }) => kind === 'everyone')) throw refused('unknown');
  return asCondition(located({ form, unit, alias }));
}

function refused(reason: string): BaaraError {
  return new BaaraError({ code: 'request.malformed', params: { parameter: 'under', reason } });
}

function located(locating: Locating): Predicate {
  return anyOf(locating.form.place.map((path) => pathUnder(path, locating)));
}

function pathUnder(path: PlacePath, { form, unit, alias }: Locating): Predicate {
  switch (path.kind) {
    case 'unit':
      return readableAnd(form, [path.field], alias, isUnder(column(alias, path.field), [unit], alias));
    case 'owner':
      return isUnder(column(alias, 'owner'), [unit], alias);
    case 'posts': {
      const post = `${alias}_l`;
      const open = openPost({ path, alias: post });
      if (open === deny) return deny;
      const here = allOf([
        sql`${column(post, path.record)} = ${column(alias, 'id')}`,
        isUnder(column(post, path.unit), [unit], post),
        open,
      ]);
      return sql`EXISTS (SELECT 1 FROM ${sql.identifier(path.form)} ${sql.identifier(post)} WHERE ${here})`;
    }
    case 'via':
      return viaUnder(path.field, { form, unit, alias });
    case 'everyone':
      return deny;
  }
}

/** A reference's place is that of the record it names, when the caller may read the reference and that record. */
function viaUnder(key: string, { form, unit, alias }: Locating): Predicate {
  const field = form.fields[key];
  const target = field && 'form' in field ? current().model.forms[field.form] : undefined;
  if (!target) return deny;
  const there = `${alias}_l`;
  const rows = rowPolicy(target.id, 'read', there);
  const place = located({ form: target, unit, alias: there });
  if (rows === deny || place === deny) return deny;
  const condition = allOf([
    sql`${column(there, 'id')} = ${column(alias, key)}`,
    sql`${column(there, 'deleted_at')} IS NULL`,
    place,
    rows,
  ]);
  const found = sql`EXISTS (SELECT 1 FROM ${sql.identifier(target.id)} ${sql.identifier(there)} WHERE ${condition})`;
  return readableAnd(form, [key], alias, found);
}

/** The condition on the rows of which the caller may read these fields; `deny` when one of them is shown of no row. */
function readableAnd(form: ModelForm, keys: readonly string[], alias: string, condition: Sql): Predicate {
  const policies = keys.map((key) => (form.fields[key]?.hidden ? deny : fieldPolicy(form.id, key, alias)));
  const shown = policies.filter((each) => each !== deny);
  return shown.length < policies.length ? deny : allOf([condition, ...new Set([always, ...shown])]);
}
