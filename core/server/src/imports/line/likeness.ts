import { type ModelForm, nameKey } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, rowPolicy } from '../../access/index.ts';
import { query } from '../../database/index.ts';
import { titleSql, type Values } from '../../records/index.ts';
import type { ProbableDuplicate } from '../types.ts';

/**
 * The words by which two records are probably one: the names as a clerk hears them and what must agree with them
 * (`duplicates` of the form). Null when one of these is empty.
 */
export function likeness(form: ModelForm, values: Values): string | null {
  const { names, agree } = form.duplicates ?? { names: [], agree: [] };
  const key = nameKey(names.map((name) => String(values[name] ?? '')).join(' '));
  const others = agree.map((field) => values[field]);
  if (key === '' || others.some((value) => value === null || value === undefined)) return null;
  return [key, ...others.map(String)].join('\u001f');
}

/** Records that are probably the same as one of these lines, by likeness. One statement for all lines. */
export async function alikeRecords(
  form: ModelForm,
  wanted: ReadonlySet<string>,
  language: 'fr' | 'en',
): Promise<ReadonlyMap<string, ProbableDuplicate[]>> {
  const found = new Map<string, ProbableDuplicate[]>();
  if (wanted.size === 0 || !form.duplicates || !form.search) return found;
  const keys = [...new Set([...wanted].map((each) => each.split('\u001f')[0] as string))];
  const { names, agree } = form.duplicates;
  const columns = sql.join(
    [...names, ...agree].map((key) => sql`t.${sql.identifier(key)}`),
    sql`, `,
  );
  const readable = asCondition(rowPolicy(form.id, 'read', 't'));
  const rows = await query<Record<string, string | null>>(sql`
    SELECT t.id AS record, CASE WHEN ${readable} THEN ${titleSql(form, 't', language)} END AS record_title, ${columns}
    FROM ${sql.identifier(form.id)} t WHERE t.name_key = ANY(${sql.param(keys)}::text[]) AND t.deleted_at IS NULL`);
  for (const row of rows) {
    const same = likeness(form, row);
    if (same === null || !wanted.has(same)) continue;
    found.set(same, [...(found.get(same) ?? []), { record: String(row.record), title: row.record_title ?? null }]);
  }
  return found;
}
