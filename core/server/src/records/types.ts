import type { Expression } from '@baara/model';

/** A field's value as it travels: ISO dates, codes, ids; groups are arrays of objects. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Values = Readonly<Record<string, Value>>;

/** A unit where a record works. */
export interface Place {
  readonly unit: string;
  readonly title: string;
}

/** What a reader may do with a record; to `move` it is to end its post and give it another. */
export type Ability = 'update' | 'delete' | 'move';

/** A record as it travels. */
export interface RecordView {
  readonly id: string;
  readonly form: string;
  readonly rev: number;
  readonly title: string;
  /** Fields the reader may see; a field they may not see is absent. */
  readonly values: Values;
  /** Fields said to be unknown. */
  readonly unknown: readonly string[];
  /** Wordings of referenced records and list codes: field key → id or code → wording. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly deleted?: true;
  /** What the reader may do with it, for the page's buttons. */
  readonly can?: readonly Ability[];
  /** When asked of a list of what is placed by posts: the units of the open posts that the reader may read, the main one first. */
  readonly place?: readonly Place[];
  /** When asked for: the first 20 records of each form that belongs to this one… */
  readonly children?: Readonly<Record<string, readonly RecordView[]>>;
  /** …and how many the reader may see in all. */
  readonly counts?: Readonly<Record<string, number>>;
}

export interface ListRequest {
  readonly form: string;
  readonly where?: Expression;
  /** A unit's id: only the records that are at or below it today, as far as the reader may know. */
  readonly under?: string;
  readonly q?: string;
  /** Field keys, `-` before one for descending. `id` is always the last tie-breaker. */
  readonly sort?: readonly string[];
  readonly select?: readonly string[];
  /** 1–200, default 50; 0: no rows, only how many there are (`count` absent: `exact`). */
  readonly limit?: number;
  /** Opaque; from `next` or `previous` of a page with the same sort. */
  readonly cursor?: string;
  readonly asOf?: string;
  readonly count?: 'none' | 'capped' | 'exact';
  readonly includeDeleted?: true;
  /** The retired items of a list too. */
  readonly includeRetired?: true;
  readonly include?: 'place';
  /** Only these records. */
  readonly ids?: readonly string[];
  /** Only those in this state of a workflow that wait for the session. */
  readonly awaiting?: { readonly workflow: string; readonly state: string };
  /** Only what the session may take away; pages of up to 500. */
  readonly purpose?: 'export';
}

export interface ListPage {
  readonly rows: readonly RecordView[];
  readonly next: string | null;
  readonly previous: string | null;
  /** `capped` counts to 1,000 and says `more`. */
  readonly total?: { readonly count: number; readonly more: boolean };
}

/** A record beside another in a list. */
export interface Neighbour {
  readonly id: string;
  readonly title: string;
}

export interface Neighbours {
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** One operation of an envelope. Ids are UUIDv7 made by whoever writes the envelope. */
export type Operation =
  | {
      readonly do: 'create';
      readonly form: string;
      readonly id: string;
      readonly values: Values;
      readonly unknown?: readonly string[];
    }
  | {
      readonly do: 'update';
      readonly form: string;
      readonly id: string;
      /** The revision the author saw. */
      readonly rev: number;
      readonly values: Values;
      /** The whole list of fields then unknown; absent: those that `values` does not name stay as they are. */
      readonly unknown?: readonly string[];
      /** `correction`: it was always so; `event`: it changed on a date (`values.valid_from` of a dated row: it ends there and a new one begins). */
      readonly nature?: 'correction' | 'event';
    }
  /** Takes a transition of a workflow. Reason and act are the envelope's. */
  | {
      readonly do: 'pass';
      readonly form: string;
      readonly id: string;
      /** The revision the author saw: a decision is taken on what one has read. */
      readonly rev: number;
      readonly workflow: string;
      readonly transition: string;
      /** The fields that the transition asks. */
      readonly values?: Values;
    }
  | { readonly do: 'delete'; readonly form: string; readonly id: string; readonly rev: number }
  | { readonly do: 'restore'; readonly form: string; readonly id: string };

/** Ordered operations, one transaction, one idempotency id. */
export interface Envelope {
  /** The idempotency id; the same id again answers what the first answered. */
  readonly id: string;
  readonly operations: readonly Operation[];
  readonly reason?: string;
  /** The act (order, decision) that justifies it: number and date in words. */
  readonly act?: string;
}

export interface EnvelopeResult {
  readonly id: string;
  /** True when this id had been applied before and nothing was written now. */
  readonly repeated: boolean;
  readonly records: readonly { readonly form: string; readonly id: string; readonly rev: number }[];
  /** Rules of severity `warning` that did not hold. */
  readonly warnings: readonly Problem[];
}

/** One thing wrong with what was sent. */
export interface Problem {
  readonly code: string;
  readonly form: string;
  readonly record?: string;
  /** Field path: `surname`, `dependants.0.name`. */
  readonly field?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Change {
  readonly form: string;
  readonly id: string;
  readonly verb: 'create' | 'update' | 'delete' | 'restore';
  readonly before: Values | null;
  readonly after: Values | null;
}

/** One line of a record's history. In `fields`, a field said to be unknown is `{ unknown: true }`, a redacted one `{ redacted: true }`. */
export interface HistoryEntry {
  readonly rev: number;
  readonly at: string;
  readonly user: string | null;
  readonly userName: string | null;
  readonly verb: Change['verb'];
  readonly nature: 'correction' | 'event' | null;
  readonly reason: string | null;
  readonly act: string | null;
  readonly fields: readonly { readonly field: string; readonly before: Value; readonly after: Value }[];
}
