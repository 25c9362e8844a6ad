import type { TimelineKind } from '@baara/model';
import type { StoredFile } from '../files/types.ts';
import type { StateTaken } from '../history/index.ts';
import type { HistoryEntry, RecordView } from '../records/types.ts';
import type { NamedThen } from '../tree/index.ts';

/** One row on a record's time line. */
export interface TimelineRow {
  readonly form: string;
  readonly kind: TimelineKind;
  /** First day. */
  readonly from: string;
  /** Last day, inclusive; null: open, or, for a moment, none. */
  readonly to: string | null;
  /** Whether such rows last, or tell of one day. */
  readonly lasts: boolean;
  /** The row with the fields that tell it. */
  readonly record: RecordView;
  /** Tree references of the row: what the unit was called on its first day, where that is known. */
  readonly units: Readonly<Record<string, NamedThen>>;
  /** The files that the row holds, by field. */
  readonly files: Readonly<Record<string, StoredFile>>;
  /** Through which states it went, oldest first: of workflows whose state the session may read. */
  readonly passages: readonly StateTaken[];
}

/** A page of a time line, newest first. */
export interface TimelinePage {
  readonly rows: readonly TimelineRow[];
  readonly next: string | null;
  /** How many rows there are of each kind, whatever was asked for. */
  readonly kinds: Readonly<Partial<Record<TimelineKind, number>>>;
}

/** One line of what happened to a record or to a child of it. */
export interface WholeHistoryEntry extends HistoryEntry {
  readonly form: string;
  readonly record: string;
  /** What the record is called today, as far as the reader may see. */
  readonly title: string;
  /** The save that wrote the line: lines of one save belong together. */
  readonly envelope: string;
}

/** A page of the history of a record with its children, newest first. */
export interface WholeHistory {
  readonly entries: readonly WholeHistoryEntry[];
  readonly next: string | null;
  /** Wordings of what the values name: form → field → id or code → wording. */
  readonly labels: Readonly<Record<string, RecordView['labels']>>;
}
