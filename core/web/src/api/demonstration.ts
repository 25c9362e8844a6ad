import { request } from './request.ts';

/** Whether this is a demonstration, and what people have made of it since. */
export interface Demonstration {
  /** ISO date; null: a register in earnest. */
  readonly since: string | null;
  readonly saves: number;
  readonly files: number;
  readonly imports: number;
  readonly accounts: number;
  readonly state: 'none' | 'waiting' | 'running' | 'failed';
}

export function readDemonstration(): Promise<Demonstration> {
  return request('demonstration');
}

export function resetDemonstration(confirm: string): Promise<void> {
  return request('demonstration/reset', { method: 'POST', body: { confirm } });
}

/** Rows written so far; null when nothing runs. */
export function readProgress(): Promise<{ readonly rows: number | null }> {
  return request('demonstration/progress');
}
