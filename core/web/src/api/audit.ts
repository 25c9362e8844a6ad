import { request } from './request.ts';

export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly username: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly form: string | null;
  readonly record: string | null;
  readonly title?: string | null;
  readonly subject: { readonly id: string; readonly name: string | null } | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly position: number | null;
}

export interface AuditPage {
  readonly entries: readonly AuditLine[];
  readonly next: string | null;
}

export function readAudit(query: Readonly<Record<string, string | undefined>>): Promise<AuditPage> {
  return request('audit', { query });
}

/** Who opened a record, newest first. */
export function readOpenings(form: string, record: string, cursor?: string): Promise<AuditPage> {
  return request(`audit/records/${form}/${record}`, { query: { cursor, limit: 20 } });
}
