import type { Expression } from '@baara/model';

export type ExportFormat = 'csv' | 'xlsx';

/** What is seen, to be taken away: the list's own criteria and order, and its columns from left to right. */
export interface ExportRequest {
  readonly form: string;
  readonly format: ExportFormat;
  /** Field keys; `place.unit` is where a record works, for a form that is placed by posts. */
  readonly columns: readonly string[];
  readonly where?: Expression;
  readonly under?: string;
  readonly q?: string;
  readonly sort?: readonly string[];
  readonly asOf?: string;
  /** Only these records. */
  readonly ids?: readonly string[];
}
