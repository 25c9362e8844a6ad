import type { Expression } from '@baara/model';
import { request } from './request.ts';
import type { Labels, Problem, Value, Values } from './types.ts';

export type BulkAction =
  | { readonly do: 'set'; readonly values: Values; readonly unknown?: readonly string[] }
  | { readonly do: 'move'; readonly values: Values }
  | { readonly do: 'event'; readonly form: string; readonly values: Values }
  | { readonly do: 'delete' };

export type BulkSelection =
  | { readonly ids: readonly string[] }
  | {
      readonly where?: Expression | undefined;
      readonly under?: string | undefined;
      readonly q?: string | undefined;
      readonly figure?: string | undefined;
    };

export type BulkOutcome = 'ready' | 'unchanged' | 'refused' | 'written' | 'undone' | 'kept';

export interface Bulk {
  readonly id: string;
  readonly form: string;
  readonly createdAt: string;
  readonly action: BulkAction;
  readonly reason: string | null;
  readonly act: string | null;
  readonly state: 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly counts: Readonly<Record<BulkOutcome, number>>;
}

export interface BulkLine {
  readonly position: number;
  readonly record: string;
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly changes: readonly {
    readonly form: string;
    readonly field: string;
    readonly before: Value;
    readonly after: Value;
  }[];
}

export interface BulkLines {
  readonly lines: readonly BulkLine[];
  readonly next: number | null;
  readonly labels: Readonly<Record<string, Labels>>;
}

export function createBulk(
  form: string,
  body: {
    readonly selection: BulkSelection;
    readonly action: BulkAction;
    readonly reason?: string;
    readonly act?: string;
  },
): Promise<Bulk> {
  return request(`bulk/${encodeURIComponent(form)}`, { method: 'POST', body });
}

export function readBulk(id: string): Promise<Bulk> {
  return request(`bulk/${id}`);
}

/** One's own, newest first, before an id. */
export function listBulks(before?: string): Promise<{ readonly bulks: readonly Bulk[]; readonly next: string | null }> {
  return request('bulk', { query: { before } });
}

export function readBulkLines(
  id: string,
  query: { readonly outcome: BulkOutcome; readonly after?: number | undefined },
): Promise<BulkLines> {
  return request(`bulk/${id}/lines`, { query: { ...query, limit: 50 } });
}

export function startBulk(id: string): Promise<Bulk> {
  return request(`bulk/${id}/start`, { method: 'POST', body: {} });
}

export function undoBulk(id: string): Promise<Bulk> {
  return request(`bulk/${id}/undo`, { method: 'POST', body: {} });
}
