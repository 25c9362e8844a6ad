import type { TimelineKind } from '@baara/model';
import { request } from './request.ts';
import type { HistoryEntry, Labels, RecordView, StoredFile } from './types.ts';

/** What a unit was called on a day, and the units above it then, nearest first. */
export interface NamedThen {
  readonly name: string;
  readonly within: readonly string[];
}

/** One row on a record's time line. */
export interface TimelineRow {
  readonly form: string;
  readonly kind: TimelineKind;
  readonly from: string;
  /** The last day; null: open, or none. */
  readonly to: string | null;
  readonly lasts: boolean;
  readonly record: RecordView;
  readonly units: Readonly<Record<string, NamedThen>>;
  readonly files: Readonly<Record<string, StoredFile>>;
  /** Through which states it went, oldest first. */
  readonly passages: readonly {
    readonly workflow: string;
    readonly to: string;
    readonly at: string;
    readonly userName: string | null;
  }[];
}

export interface TimelinePage {
  readonly rows: readonly TimelineRow[];
  readonly next: string | null;
  readonly kinds: Readonly<Partial<Record<TimelineKind, number>>>;
}

export interface WholeHistoryEntry extends HistoryEntry {
  readonly form: string;
  readonly record: string;
  readonly title: string;
  readonly envelope: string;
}

export interface WholeHistory {
  readonly entries: readonly WholeHistoryEntry[];
  readonly next: string | null;
  readonly labels: Readonly<Record<string, Labels>>;
}

export interface Neighbour {
  readonly id: string;
  readonly title: string;
}

interface Of {
  readonly form: string;
  readonly id: string;
}

const path = ({ form, id }: Of): string => `records/${encodeURIComponent(form)}/${encodeURIComponent(id)}`;

export function readTimeline(
  of: Of,
  asked: { readonly kind?: TimelineKind | undefined; readonly holding?: 'files'; readonly cursor?: string | undefined },
): Promise<TimelinePage> {
  return request(`${path(of)}/timeline`, { query: { ...asked, limit: 50 } });
}

/** What happened to a record and to those that belong to it, newest first. */
export function readWholeHistory(of: Of, cursor: string | undefined): Promise<WholeHistory> {
  return request(`${path(of)}/history`, { query: { include: 'children', limit: 50, cursor } });
}

/** The records before and after one in a list; `query` is what the list asks. */
export function readNeighbours(
  of: Of,
  query: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly previous: Neighbour | null; readonly next: Neighbour | null }> {
  return request(`${path(of)}/neighbours`, { query });
}
