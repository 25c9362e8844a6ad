import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { requireRight } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';

export interface AuditQuestion {
  /** The id of an account: what it did and what was done to it. */
  readonly person?: string;
  readonly kinds?: readonly string[];
  /** ISO dates, both included, in the site's time zone. */
  readonly from?: string;
  readonly to?: string;
  readonly form?: string;
  readonly record?: string;
  readonly limit?: number;
  /** The last entry of the page before. */
  readonly cursor?: string;
}

export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly user: string | null;
  readonly username: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly form: string | null;
  readonly record: string | null;
  /** The account that it was done to. */
  readonly subject: { readonly id: string; readonly name: string | null } | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  /** Its place in the chain; null for a moment. */
  readonly position: number | null;
}

export interface AuditPage {
  readonly entries: readonly AuditLine[];
  readonly next: string | null;
}

/**
 * The audit, newest first. Throws `access.denied` without the right `see-audit`; one who holds it in a part of the country only
 * reads of single records, which the caller has checked that they may read.
 */
export async function readAudit(question: AuditQuestion): Promise<AuditPage> {
  requireRight('see-audit');
  const { session, model } = current();
  const isWhole =
    session.kind === 'system' ||
    session.assignments.some(({ role, unit }) => unit === null && model.roles[role]?.rights.includes('see-audit'));
  if (!isWhole && !question.record) throw new BaaraError({ code: 'access.denied', params: { right: 'see-audit' } });
  const limit = Math.min(Math.max(question.limit ?? 50, 1), 200);
  const rows = await query(sql`
    SELECT a.id::text AS id, a.at, a.kind, a.user_id AS user, a.username, u.name, a.address, a.agent, a.form, a.record::text AS record,
      a.subject, s.name AS subject_name, a.details, a.reason, a.position
    FROM baara_audit a LEFT JOIN baara_user u ON u.id::text = a.user_id LEFT JOIN baara_user s ON s.id::text = a.subject
    WHERE ${conditionsOf(question)} ORDER BY a.id DESC LIMIT ${sql.raw(String(limit + 1))}`);
  const entries = rows.slice(0, limit).map(({ subject, subject_name, ...row }) => ({
    ...row,
    subject: subject === null ? null : { id: subject, name: subject_name },
  })) as unknown as readonly AuditLine[];
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}

function conditionsOf({ person, kinds, from, to, form, record, cursor }: AuditQuestion): Sql {
  const zone = current().model.timeZone;
  const conditions = [
    sql`TRUE`,
    ...(person ? [sql`(a.user_id = ${person} OR a.subject = ${person})`] : []),
    ...(kinds ? [sql`a.kind = ANY(${sql.param([...kinds])}::text[])`] : []),
    ...(from ? [sql`a.at >= (${from}::date)::timestamp AT TIME ZONE ${zone}`] : []),
    ...(to ? [sql`a.at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}`] : []),
    ...(form ? [sql`a.form = ${form}`] : []),
    ...(record ? [sql`a.record = ${record}::uuid`] : []),
    ...(cursor ? [sql`a.id < ${cursor}::uuid`] : []),
  ];
  return sql.join(conditions, sql` AND `);
}
