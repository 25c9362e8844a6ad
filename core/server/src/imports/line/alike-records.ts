import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, rowPolicy } from '../../access/index.ts';
import { queryAnew } from '../../database/index.ts';
import { areCloseNames } from '../../matching/index.ts';
import { titleSql } from '../../records/index.ts';
import { columnTypes } from '../../schema/index.ts';
import type { ProbableDuplicate } from '../types.ts';
import { type Likeness, likenessOf } from './likeness.ts';

/** Records looked at a line, those of the same name first. */
const mostLooked = sql.raw('100');

/**
 * The records that are probably the same as these lines: agreeing in what must agree, with names that are the same or close (`areCloseNames`). One statement for all lines:
 * the index finds who shares the birth date, of those who share a word of the name too the whole names are compared here.
 */
export async function alikeRecords(
  form: ModelForm,
  wanted: readonly Likeness[],
  language: 'fr' | 'en',
): Promise<ReadonlyMap<Likeness, readonly ProbableDuplicate[]>> {
  const found = new Map<Likeness, ProbableDuplicate[]>();
  if (wanted.length === 0 || !form.duplicates || !form.search) return found;
  const { names, agree } = form.duplicates;
  const types = columnTypes(form);
  const asked = [
    sql`${sql.param(wanted.map((each) => each.names))}::text[]`,
    ...agree.map(
      (key, at) => sql`${sql.param(wanted.map((each) => each.agree[at]))}::${sql.raw(types.get(key) ?? 'text')}[]`,
    ),
  ];
  const agreed = agree.map((_, at) => sql.identifier(`agree_${at}`));
  const same = agree.map((key, at) => sql`t.${sql.identifier(key)} = r.${agreed[at]}`);
  // Where nothing else must agree, only the same name tells.
  const named =
    same.length === 0
      ? sql`t.name_key = r.names`
      : sql`${sql.join(same, sql` AND `)} AND string_to_array(t.name_key, ' ') && string_to_array(r.names, ' ')`;
  const columns = [...names, ...agree].map((key) => sql`t.${sql.identifier(key)}`);
  const readable = asCondition(rowPolicy(form.id, 'read', 't'));
  const rows = await queryAnew<Record<string, string | null>>(sql`
    SELECT r.line AS asked_by, t.id AS record, CASE WHEN ${readable} THEN ${titleSql(form, 't', language)} END AS record_title, ${sql.join(columns, sql`, `)}
    FROM unnest(${sql.join(asked, sql`, `)}) WITH ORDINALITY AS r(${sql.join([sql`names`, ...agreed, sql`line`], sql`, `)}),
      LATERAL (SELECT * FROM ${sql.identifier(form.id)} t WHERE ${named} AND t.deleted_at IS NULL ORDER BY t.name_key <> r.names LIMIT ${mostLooked}) t`);
  for (const row of rows) {
    const line = wanted[Number(row.asked_by) - 1] as Likeness;
    if (!areCloseNames(likenessOf(form, row)?.names ?? '', line.names)) continue;
    const duplicate = { record: String(row.record), title: row.record_title ?? null };
    found.set(line, [...(found.get(line) ?? []), duplicate]);
  }
  return found;
}
