import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { fieldPolicy, isWholeRow } from './field-policy.ts';
import { fieldOf } from './model-parts.ts';
import { allOf, always, column } from './predicate.ts';
import { deny } from './types.ts';

/**
 * The condition "these words name the row". The name fields hide what they hide; identifiers that this reader may not
 * see of every row are not searched. Throws `access.field_denied` for a name that no grant shows.
 */
export function searchOf(form: ModelForm, words: string, alias: string): Sql {
  if (!form.search) throw new BaaraError({ code: 'request.malformed', params: { parameter: 'q', form: form.id } });
  const readable = form.search.names.map((key) => {
    const field = fieldOf(form, key);
    const policy = fieldPolicy(form.id, key, alias);
    if (policy === deny) throw new BaaraError({ code: 'access.field_denied', params: { form: form.id, field: key } });
    return isWholeRow(form, field, 'read') ? always : policy;
  });
  const pattern = `%${words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  return allOf([...new Set(readable), sql`${column(alias, 'name_key')} LIKE ${pattern}`]);
}
