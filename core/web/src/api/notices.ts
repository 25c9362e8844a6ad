import { request } from './request.ts';

/** Something the application tells the reader; `kind` names its wording. */
export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly at: string;
  readonly read: boolean;
}

export function readNotices(): Promise<{ readonly notices: readonly Notice[]; readonly unread: number }> {
  return request('notices');
}

export function markNoticesRead(): Promise<void> {
  return request('notices/read', { method: 'POST' });
}

/** A job as those see it who look after the system. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly attempts: number;
  readonly due: string;
  readonly created: string;
  readonly error: string | null;
}

export interface JobPage {
  readonly jobs: readonly JobView[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Whether this server sends e-mail. */
  readonly mail: boolean;
}

export function readJobs(query: { readonly state?: string; readonly cursor?: string }): Promise<JobPage> {
  return request('jobs', { query });
}

export function retryJob(id: string): Promise<void> {
  return request(`jobs/${id}/retry`, { method: 'POST' });
}
