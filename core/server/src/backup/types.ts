import type { Model } from '@baara/model';
import type { Database } from '../database/index.ts';

/** What a backup is made of, and where it is restored to. */
export interface Office {
  readonly database: Database;
  readonly model: Model;
  /** The folder of sent files. */
  readonly files: string;
  /** Told now and then: rows written or read so far. */
  readonly progress?: (rows: number) => void;
}

/** A table of schema `public` as the catalog has it, without generated columns. */
export interface BackedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** The first line of a backup. */
export interface Header {
  readonly baara: 'backup';
  readonly format: 1;
  readonly site: string;
  readonly fingerprint: string;
  readonly at: string;
  readonly engine: Database['engine'];
  readonly tables: readonly BackedTable[];
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly called: boolean }[];
  /** Tables, and columns of tables, that left the model and are kept. */
  readonly retired: readonly { readonly table: string; readonly column: string }[];
}

/**
 * The lines of a backup after its header: for each table its name, its rows (arrays of PostgreSQL's own text of each column) and its sum;
 * then each file with its bytes in base64; then the end, without which the rest is not believed.
 */
export type Line =
  | readonly (string | null)[]
  | { readonly table: string }
  | { readonly rows: number; readonly sha256: string }
  | { readonly file: string; readonly sha256: string }
  | { readonly bytes: string }
  | { readonly end: true; readonly rows: number; readonly files: number };

/** What was written, or put back. */
export interface Outcome {
  readonly header: Header;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Files whose bytes are gone or are not those that were sent: the rest is whole. */
  readonly damaged: readonly string[];
}
