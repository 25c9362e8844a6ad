import type { ErrorCode, Text } from '@baara/model';
import type { Problem, Value, Values } from '../records/types.ts';

/** What a column means: a field of the form or of one that comes with it; `level` names a unit above the one that the field means. */
export interface Target {
  readonly form: string;
  readonly field: string;
  readonly level?: string;
}

/** A target with the words by which a spreadsheet may call it, folded. */
export interface NamedTarget extends Target {
  readonly label: Text;
  readonly formLabel: Text;
  readonly required: boolean;
  readonly words: readonly string[];
}

export interface ColumnMapping {
  readonly column: number;
  readonly target: Target | null;
}

/** What a file turned out to be. Rows are counted from 1 as a spreadsheet shows them. */
export interface SheetFacts {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding?: string;
  readonly separator?: string;
  readonly headerRow: number;
  readonly columns: readonly string[];
  readonly samples: readonly (readonly string[])[];
}

export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
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

/** `ready` lines are imported; `already` ones stand in the register as the file says. */
export type Outcome = 'ready' | 'refused' | 'held' | 'already';
export type Decision = 'import' | 'skip';

export interface ImportCounts {
  readonly rows: number;
  readonly ready: number;
  readonly refused: number;
  readonly held: number;
  /** Lines understood by a habit of writing: they are among the others too. */
  readonly normalised: number;
  readonly already: number;
  readonly imported: number;
  readonly skipped: number;
}

/** A code of `errorCodes` with its params. */
export interface ImportProblem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How a habit of writing was understood. */
export interface Note {
  readonly code: 'spaces' | 'capitals' | 'short_date' | 'dialling_code' | 'in_words' | 'spelling';
  readonly form: string;
  readonly field: string;
  readonly from: string;
  readonly to: Value;
}

/** Whom a held line may be: another line of the file, or a record. `title` is null outside the reader's scope. */
export type ProbableDuplicate = { readonly row: number } | { readonly record: string; readonly title: string | null };

/** One line as it was understood. */
export interface JudgedLine {
  readonly row: number;
  readonly cells: readonly string[];
  readonly outcome: Outcome;
  readonly reasons: readonly Problem[];
  readonly notes: readonly Note[];
  readonly duplicates: readonly ProbableDuplicate[];
  readonly records: readonly LineRecord[];
}

/** A record that a line makes. Its id follows from the line's content, so that the same line is the same record. */
export interface LineRecord {
  readonly form: string;
  readonly id: string;
  readonly values: Values;
}

export interface Import {
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly createdAt: string;
  readonly state: ImportState;
  readonly sheet: SheetFacts;
  readonly mapping: readonly ColumnMapping[];
  readonly targets: readonly Omit<NamedTarget, 'words'>[];
  readonly counts: ImportCounts | null;
  readonly progress: { readonly done: number; readonly of: number | null } | null;
  /** Why it stopped, or what an undo left. */
  readonly problem: ImportProblem | null;
}

export interface ImportLine extends Omit<JudgedLine, 'records'> {
  readonly decision: Decision | null;
}
