import { attempt } from './attempt.ts';
import { request } from './request.ts';
import type { Duplicate, Envelope, EnvelopeResult, ListPage, ListQuery, RecordView, Saved, Values } from './types.ts';

const path = (form: string, id: string): string => `records/${encodeURIComponent(form)}/${encodeURIComponent(id)}`;
const seen = (rev: number, key: string): Record<string, string> => ({ 'If-Match': `"${rev}"`, 'Idempotency-Key': key });

export function listRecords(query: ListQuery, signal?: AbortSignal): Promise<ListPage> {
  const { form, where, sort, select, ...rest } = query;
  return request(`records/${encodeURIComponent(form)}`, {
    query: { ...rest, where: where && JSON.stringify(where), sort: sort?.join(','), select: select?.join(',') },
    ...(signal ? { signal } : {}),
  });
}

export function readRecord(form: string, id: string): Promise<RecordView> {
  return request(path(form, id));
}

/** A record with its posts, and how many children of each form it has; as the register had it on a day, when one is given. */
export function readSummary(form: string, id: string, day: string | undefined): Promise<RecordView> {
  return request(path(form, id), { query: { include: 'summary', as_of: day } });
}

/** A record with all that belongs to it. */
export function readWithChildren(form: string, id: string): Promise<RecordView> {
  return request(path(form, id), { query: { include: 'children' } });
}

export interface RecordChange {
  readonly form: string;
  readonly id: string;
  readonly rev: number;
  readonly values: Values;
  readonly unknown: readonly string[];
  readonly nature?: 'correction' | 'event';
  readonly reason?: string;
  readonly act?: string;
}

export function updateRecord(change: RecordChange): Promise<Saved> {
  const { form, id, rev, ...body } = change;
  return attempt(change, (key) => request(path(form, id), { method: 'PATCH', body, headers: seen(rev, key) }));
}

interface RecordDeletion {
  readonly form: string;
  readonly id: string;
  readonly rev: number;
  readonly reason: string;
}

export function deleteRecord(deletion: RecordDeletion): Promise<Saved> {
  const { form, id, rev, reason } = deletion;
  const send = (key: string) =>
    request<Saved>(path(form, id), { method: 'DELETE', body: { reason }, headers: seen(rev, key) });
  return attempt({ delete: deletion }, send);
}

export function restoreRecord(form: string, id: string): Promise<Saved> {
  return request(`${path(form, id)}/restore`, { method: 'POST', body: {} });
}

export function sendEnvelope(envelope: Envelope): Promise<EnvelopeResult> {
  return request('envelopes', { method: 'POST', body: envelope });
}

export function findDuplicates(
  query: { form: string; values: Values; except?: string },
  signal: AbortSignal,
): Promise<{ duplicates: readonly Duplicate[] }> {
  return request(`duplicates/${encodeURIComponent(query.form)}`, {
    query: { values: JSON.stringify(query.values), except: query.except },
    signal,
  });
}
