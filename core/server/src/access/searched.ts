import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import { type Match, matchOf } from '../matching/index.ts';
import { fieldPolicy, isWholeRow } from './field-policy.ts';
import { fieldOf } from './model-parts.ts';
import { allOf, always, asCondition, column } from './predicate.ts';
import { rowPolicy } from './row-policy.ts';
import { deny } from './types.ts';

/**
 * The condition "these words name the row", and how well they do. The name fields hide what they hide; an identifier is
 * sought in the rows of which this reader sees it. Throws `access.field_denied` for a name that no grant shows.
 */
export function searchOf(form: ModelForm, words: string, alias: string): Match {
  const { search } = form;
  if (!search) throw new BaaraError({ code: 'request.malformed', params: { parameter: 'q', form: form.id } });
  const readable = (table: string) => {
    const conditions = search.names.map((key) => {
      const field = fieldOf(form, key);
      const policy = fieldPolicy(form.id, key, table);
      if (policy === deny) throw new BaaraError({ code: 'access.field_denied', params: { form: form.id, field: key } });
      return isWholeRow(form, field, 'read') ? always : policy;
    });
    return [...new Set(conditions)];
  };
  const match = matchOf({
    form,
    words,
    alias,
    identifiers: search.identifiers.flatMap((key) => {
      const policy = fieldPolicy(form.id, key, alias);
      if (policy === deny) return [];
      return isWholeRow(form, fieldOf(form, key), 'read') ? [{ key }] : [{ key, visible: policy }];
    }),
    phone: current().model.phone,
    reach: (table) =>
      allOf([
        sql`${column(table, 'deleted_at')} IS NULL`,
        asCondition(rowPolicy(form.id, 'read', table)),
        ...readable(table),
      ]),
  });
  return { ...match, condition: allOf([...readable(alias), match.condition]) };
}
