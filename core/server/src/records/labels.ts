import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, rowPolicy } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { arrayText } from './array-text.ts';
import { keptItems } from './kept-items.ts';
import { type Named, namedIn } from './named.ts';
import { language, type ReadRow } from './rows.ts';
import { isDirectory, titleSql } from './title-sql.ts';

/** Wordings by form and by id or code. */
export type Wordings = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * What the records and items that these rows name are called: one statement for all forms together, whatever the number of rows, and none
 * when they name only items of lists that are known already.
 * Another record's wording comes only when its reader may read it, a list's or a unit's always.
 */
export async function wordingsOf(read: readonly { form: ModelForm; rows: readonly ReadRow[] }[]): Promise<Wordings> {
  const { model } = current();
  const wanted = new Map<string, { by: Named['by']; keys: Set<string> }>();
  for (const { form, rows } of read) {
    for (const row of rows) {
      for (const { target, by, key } of namedIn(form.fields, row.values)) {
        const group = wanted.get(target) ?? { by, keys: new Set() };
        group.keys.add(key);
        wanted.set(target, group);
      }
    }
  }
  const wordings = new Map<string, Map<string, string>>();
  const parts: Sql[] = [];
  for (const [target, { by, keys }] of wanted) {
    const form = model.forms[target];
    if (!form) continue;
    const words = new Map<string, string>();
    wordings.set(target, words);
    const kept = by === 'code' ? keptWords(form) : null;
    const asked = new Set<string>();
    for (const key of keys) {
      const found = kept?.get(key);
      if (found === undefined) asked.add(key);
      else words.set(key, found);
    }
    if (asked.size > 0) parts.push(wordingSql(form, by, asked));
  }
  if (parts.length === 0) return wordings;
  for (const { form, key, words } of await query(sql.join(parts, sql` UNION ALL `))) {
    if (typeof words !== 'string') continue;
    wordings.get(form as string)?.set(key as string, words);
    const named = model.forms[form as string];
    if (named && wanted.get(named.id)?.by === 'code') keptWords(named)?.set(key as string, words);
  }
  return wordings;
}

/** Everybody may be told what the items of a list are called: their words are asked once. */
function keptWords(form: ModelForm): Map<string, string> | null {
  return form.kind === 'list' ? keptItems(`words ${language()} ${form.id}`) : null;
}

function wordingSql(form: ModelForm, by: Named['by'], keys: ReadonlySet<string>): Sql {
  const key = by === 'code' ? sql`n.code` : sql`n.id::text`;
  const list = arrayText(keys);
  const wanted = by === 'code' ? sql`n.code = ANY(${list}::text[])` : sql`n.id = ANY(${list}::uuid[])`;
  const readable = isDirectory(form)
    ? sql`TRUE`
    : sql`n.deleted_at IS NULL AND ${asCondition(rowPolicy(form.id, 'read', 'n'))}`;
  return sql`SELECT ${sql.raw(`'${form.id}'`)} AS form, ${key} AS key, ${titleSql(form, 'n', language())} AS words FROM ${sql.identifier(form.id)} n WHERE ${wanted} AND ${readable}`;
}

/** What records of several forms are called, by their ids, as far as the reader may be told: one statement. */
export async function titlesOf(
  named: readonly { readonly form: string; readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const { model } = current();
  const parts = Object.values(model.forms).flatMap((form) => {
    const ids = new Set(named.filter((each) => each.form === form.id).map(({ id }) => id));
    return ids.size > 0 ? [wordingSql(form, 'id', ids)] : [];
  });
  if (parts.length === 0) return new Map();
  const rows = await query(sql.join(parts, sql` UNION ALL `));
  return new Map(rows.flatMap(({ key, words }) => (typeof words === 'string' ? [[String(key), words] as const] : [])));
}
