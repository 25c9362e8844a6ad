import type { ErrorCode, Text } from '@baara/model';
import { request } from './request.ts';
import type { Problem, Value } from './types.ts';

/** What a column means: a field of the form or of one that comes with it; `level` names a unit above. */
export interface Target {
  readonly form: string;
  readonly field: string;
  readonly level?: string;
}

export interface NamedTarget extends Target {
  readonly label: Text;
  readonly formLabel: Text;
  readonly required: boolean;
}

export interface ColumnMapping {
  readonly column: number;
  readonly target: Target | null;
}

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'importing'
  | 'imported'
  | 'undoing'
  | 'undone'
  | 'failed';
export type Outcome = 'ready' | 'refused' | 'held' | 'already';
export type Decision = 'import' | 'skip';

export interface Import {
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly createdAt: string;
  readonly state: ImportState;
  readonly sheet: {
    readonly kind: 'csv' | 'xlsx';
    readonly encoding?: string;
    readonly separator?: string;
    readonly headerRow: number;
    readonly columns: readonly string[];
    readonly samples: readonly (readonly string[])[];
  };
  readonly mapping: readonly ColumnMapping[];
  readonly targets: readonly NamedTarget[];
  readonly counts: Readonly<
    Record<'rows' | 'ready' | 'refused' | 'held' | 'normalised' | 'already' | 'imported' | 'skipped', number>
  > | null;
  readonly progress: { readonly done: number; readonly of: number | null } | null;
  /** Why it stopped, or what an undo left. */
  readonly problem: { readonly code: ErrorCode; readonly params: Readonly<Record<string, unknown>> } | null;
}

export interface ImportLine {
  readonly row: number;
  readonly cells: readonly string[];
  readonly outcome: Outcome;
  readonly reasons: readonly Problem[];
  readonly notes: readonly {
    readonly code: string;
    readonly form: string;
    readonly field: string;
    readonly from: string;
    readonly to: Value;
  }[];
  readonly duplicates: readonly (
    | { readonly row: number }
    | { readonly record: string; readonly title: string | null }
  )[];
  readonly decision: Decision | null;
}

export type LineFilter = 'refused' | 'held' | 'undecided' | 'normalised' | 'already';

export function uploadImport(form: string, file: File): Promise<Import> {
  return request(`imports/${encodeURIComponent(form)}`, {
    method: 'POST',
    query: { name: file.name },
    file,
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
  });
}

export function listImports(form: string): Promise<{ imports: readonly Import[] }> {
  return request('imports', { query: { form } });
}

export function readImport(id: string): Promise<Import> {
  return request(`imports/${id}`);
}

export function saveMapping(id: string, mapping: readonly ColumnMapping[]): Promise<Import> {
  return request(`imports/${id}/mapping`, { method: 'PUT', body: { mapping } });
}

export function runImport(id: string, step: 'dry-run' | 'start'): Promise<Import> {
  return request(`imports/${id}/${step}`, { method: 'POST', body: {} });
}

export function undoImport(id: string, reason: string): Promise<Import> {
  return request(`imports/${id}/undo`, { method: 'POST', body: { reason } });
}

export function readLines(
  id: string,
  query: { readonly outcome?: LineFilter | undefined; readonly after?: number | undefined },
): Promise<{ lines: readonly ImportLine[]; next: number | null }> {
  return request(`imports/${id}/lines`, { query: { ...query, limit: 50 } });
}

export function decide(
  id: string,
  decisions: { readonly decisions: Readonly<Record<string, Decision>> } | { readonly all: Decision },
): Promise<Import> {
  return request(`imports/${id}/decisions`, { method: 'PUT', body: decisions });
}

/** Where the refused lines are downloaded, to be mended and sent again. */
export function refusedAddress(id: string): string {
  return `/api/v1/imports/${id}/refused.csv`;
}
