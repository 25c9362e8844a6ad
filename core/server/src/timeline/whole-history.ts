import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Allowed, allowRead, deny, memoised, type ReadPlan, rowPolicy } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import type { Row, Sql } from '../database/types.ts';
import { childForms, titleSql, type Value, type Wordings, wordingsOf } from '../records/index.ts';
import { requireReadable } from './read.ts';
import type { WholeHistory, WholeHistoryEntry } from './types.ts';
import { labelsOf } from './wordings.ts';

const usualLimit = 50;

export interface WholeHistoryRequest {
  readonly form: string;
  readonly id: string;
  /** 1–200, default 50. */
  readonly limit?: number | undefined;
  /** `next` of a page. */
  readonly cursor?: string | undefined;
}

/**
 * What happened to a record and to those that belong to it, newest first, as far as the session may read each record and
 * each of its fields now: three statements. Throws `record.not_found`, `request.cursor_invalid`.
 */
export async function wholeHistory(request: WholeHistoryRequest): Promise<WholeHistory> {
  const { form, id, cursor, limit = usualLimit } = request;
  await requireReadable(form, id);
  const { model } = current();
  const own = model.forms[form] as ModelForm;
  const parents = new Map<ModelForm, string[]>();
  for (const link of childForms(model, form)) {
    if (rowPolicy(link.form.id, 'read', 't') !== deny) {
      parents.set(link.form, [...(parents.get(link.form) ?? []), link.column]);
    }
  }
  const parts = [part(own, ['id'], id), ...[...parents].map(([child, columns]) => part(child, columns, id))];
  const rows = await query(sql`
    WITH mine AS MATERIALIZED (${sql.join(parts, sql` UNION ALL `)})
    SELECT h.form, h.record::text AS record, m.title, m.hidden, h.rev, h.at, to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS exact,
      h.user_id, u.name AS user_name, h.envelope::text AS envelope, h.verb, h.nature, h.reason, h.act, h.before, h.after
    FROM mine m JOIN baara_history h ON h.record = m.id AND h.form = m.form LEFT JOIN baara_user u ON u.id::text = h.user_id
    WHERE ${cursor === undefined ? sql`TRUE` : before(cursor)}
    ORDER BY h.at DESC, h.record DESC, h.rev DESC LIMIT ${sql.raw(String(limit + 1))}`);
  const page = rows.slice(0, limit);
  const entries = page.map(entryOf);
  const last = page.at(-1);
  return {
    entries,
    next: rows.length > limit && last ? writeCursor(last) : null,
    labels: labelsOf(entries, await wordings(entries)),
  };
}

/** A row that was deleted, or begins only later, is part of what happened: who could read it reads that too. */
function planOf(form: string): Allowed<ReadPlan> {
  return memoised(`history ${form}`, () => allowRead({ form, tellDeleted: true }));
}

/** The records of one form that count, each with its title and the fields that its reader may not see in it. */
function part(form: ModelForm, columns: readonly string[], id: string): Sql {
  const plan = planOf(form.id);
  const alias = sql.identifier(plan.alias);
  const hidden = [...plan.conditional].map(
    ([key, readable]) => sql`CASE WHEN ${readable} THEN NULL ELSE ${sql.raw(`'${key}'`)} END`,
  );
  const { session } = current();
  const language = session.kind === 'user' && session.language === 'en' ? 'en' : 'fr';
  const belongs = columns.map((column) => sql`${alias}.${sql.identifier(column)} = ${id}::uuid`);
  return sql`SELECT ${sql.raw(`'${form.id}'`)} AS form, ${alias}.id AS id, ${titleSql(form, plan.alias, language)} AS title,
    array_remove(ARRAY[${hidden.length > 0 ? sql.join(hidden, sql`, `) : sql`NULL`}]::text[], NULL) AS hidden
    FROM ${plan.from} WHERE (${sql.join(belongs, sql` OR `)}) AND ${plan.where}`;
}

type Facts = Readonly<Record<string, Value>>;

function entryOf(row: Row): WholeHistoryEntry {
  const form = String(row.form);
  // The same plan as that of `part`: what no row shows to this reader is not among its fields.
  const plan = planOf(form);
  const hidden = new Set(row.hidden as readonly string[]);
  const [before, after] = [row.before as Facts, row.after as Facts];
  const fields = plan.fields
    .filter((key) => !hidden.has(key) && (Object.hasOwn(before, key) || Object.hasOwn(after, key)))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
  return {
    ...{ form, record: String(row.record), title: String(row.title ?? ''), envelope: String(row.envelope) },
    ...{ rev: row.rev as number, at: row.at as string, verb: row.verb as WholeHistoryEntry['verb'] },
    ...{ user: row.user_id as string | null, userName: row.user_name as string | null },
    nature: row.nature as WholeHistoryEntry['nature'],
    ...{ reason: row.reason as string | null, act: row.act as string | null, fields },
  };
}

/** What the values before and after name, in all forms together. */
function wordings(entries: readonly WholeHistoryEntry[]): Promise<Wordings> {
  const { model } = current();
  return wordingsOf(
    entries.flatMap(({ form, record, rev, fields }) => {
      const side = (at: 'before' | 'after') => ({
        ...{ id: record, rev, deleted: false, unknown: [] },
        values: Object.fromEntries(fields.flatMap((each) => (isFact(each[at]) ? [] : [[each.field, each[at]]]))),
      });
      const known = model.forms[form];
      return known ? [{ form: known, rows: [side('before'), side('after')] }] : [];
    }),
  );
}

/** Said to be unknown, or redacted: no value. */
function isFact(value: Value): boolean {
  return typeof value === 'object' && value !== null && ('unknown' in value || 'redacted' in value);
}

function writeCursor({ exact, record, rev }: Row): string {
  return Buffer.from(JSON.stringify([exact, record, rev])).toString('base64url');
}

function before(cursor: string): Sql {
  const [at, record, rev] = Buffer.from(cursor, 'base64url')
    .toString('utf8')
    .replaceAll(/["[\]]/gu, '')
    .split(',');
  const isSound =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/u.test(at ?? '') &&
    /^[0-9a-f-]{36}$/u.test(record ?? '') &&
    /^\d{1,9}$/u.test(rev ?? '');
  if (!isSound) throw new BaaraError({ code: 'request.cursor_invalid' });
  return sql`(h.at, h.record, h.rev) < (${`${at}Z`}::text::timestamptz, ${record}::text::uuid, ${rev}::text::integer)`;
}
