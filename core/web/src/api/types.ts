import type { Action, Expression, Model, ModelForm, Text, WebPartManifest } from '@baara/model';

/** A field's value as it travels: ISO dates, codes, ids; groups are arrays of objects. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Values = Readonly<Record<string, Value>>;

/** Wordings of referenced records and list codes: field key → id or code → wording. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface RecordView {
  readonly id: string;
  readonly form: string;
  readonly rev: number;
  readonly title: string;
  readonly values: Values;
  readonly unknown: readonly string[];
  readonly labels: Labels;
  readonly deleted?: true;
  /** What the reader may do with it; to `move` it is to end its post and give it another. */
  readonly can?: readonly ('update' | 'delete' | 'move')[];
  /** Where it works today, when asked of a list: the main unit first. */
  readonly place?: readonly { readonly unit: string; readonly title: string }[];
  readonly children?: Readonly<Record<string, readonly RecordView[]>>;
  /** How many children of each form the reader may see. */
  readonly counts?: Readonly<Record<string, number>>;
}

export interface ListPage {
  readonly rows: readonly RecordView[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total?: { readonly count: number; readonly more: boolean };
}

export interface ListQuery {
  readonly form: string;
  readonly where?: Expression | undefined;
  /** A unit's id: only what is at or below it. */
  readonly under?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: readonly string[] | undefined;
  readonly select?: readonly string[] | undefined;
  readonly limit?: number;
  readonly cursor?: string | undefined;
  /** A figure of the first page: only the records that it counts. */
  readonly figure?: string | undefined;
  readonly count?: 'none' | 'capped' | 'exact';
  readonly deleted?: 'include' | undefined;
  readonly include?: 'place' | undefined;
  /** A day (ISO): what the register held then. */
  readonly as_of?: string | undefined;
}

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
      readonly rev: number;
      readonly values: Values;
      readonly unknown?: readonly string[];
      readonly nature?: 'correction' | 'event';
    };

/** Ordered operations, one transaction, one idempotency id. */
export interface Envelope {
  readonly id: string;
  readonly operations: readonly Operation[];
  readonly reason?: string;
  readonly act?: string;
}

/** One thing wrong with what was sent; `message` is the server's own wording. */
export interface Problem {
  readonly code: string;
  readonly form?: string;
  readonly record?: string;
  readonly field?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

export interface Saved {
  readonly record: RecordView | null;
  readonly warnings: readonly Problem[];
  readonly repeated: boolean;
}

export interface EnvelopeResult {
  readonly id: string;
  readonly repeated: boolean;
  readonly records: readonly { readonly form: string; readonly id: string; readonly rev: number }[];
  readonly warnings: readonly Problem[];
}

export interface HistoryEntry {
  readonly rev: number;
  readonly at: string;
  readonly user: string | null;
  readonly userName: string | null;
  readonly verb: 'create' | 'update' | 'delete' | 'restore';
  readonly nature: 'correction' | 'event' | null;
  readonly reason: string | null;
  readonly act: string | null;
  readonly fields: readonly { readonly field: string; readonly before: Value; readonly after: Value }[];
}

export interface SessionInfo {
  readonly user: { readonly id: string; readonly username: string; readonly name: string } | null;
  readonly language: string;
  readonly languages: readonly string[];
  readonly site: Model['site'];
  readonly roles: readonly {
    readonly role: string;
    readonly label: string;
    readonly unit: { readonly id: string; readonly title: string } | null;
  }[];
  readonly rights: readonly string[];
  /** The labels of roles that wait for a second factor. */
  readonly withheld?: readonly string[];
  /** ISO date in the site's time zone. */
  readonly today: string;
  readonly demo?: readonly { readonly username: string; readonly password: string; readonly role: string }[];
}

/** A form as the navigation needs it. */
export type OverviewForm = Pick<
  ModelForm,
  'id' | 'module' | 'label' | 'plural' | 'kind' | 'place' | 'title' | 'sensitive'
> &
  Partial<Pick<ModelForm, 'menu' | 'dated' | 'tree' | 'actions'>> & {
    readonly parents: readonly string[];
    readonly can: readonly Action[];
    /** An action of its module may make records of it for this reader, which nothing else does. */
    readonly acts?: true;
  };

/** The part of the Model that every page needs. */
export type Overview = Pick<
  Model,
  'site' | 'languages' | 'currency' | 'timeZone' | 'phone' | 'menus' | 'panels' | 'workflows'
> & {
  readonly generation: string;
  /** `choice`: what a figure's items are called together. */
  readonly figures: readonly (Omit<Model['figures'][number], 'where'> & { readonly choice?: Text })[];
  readonly modules: readonly { readonly id: string; readonly label: Text }[];
  /** The web parts of modules that offer this reader something. */
  readonly parts: readonly (WebPartManifest & { readonly module: string })[];
  readonly forms: Readonly<Record<string, OverviewForm>>;
};

/** One whole form as this reader may see it. */
export type FormSlice = ModelForm & {
  readonly can: readonly Action[];
  readonly acts?: true;
  readonly children: readonly string[];
  /** Of the organisation tree: the fields that change on a date, by a reorganisation, and the code of a closed unit. */
  readonly reorganised?: { readonly fields: readonly string[]; readonly closed: string };
};

export interface ChoiceItem {
  readonly code: string;
  readonly label: string;
  readonly parent?: string;
  readonly retired?: boolean;
  /** The code that stands for it since. */
  readonly replaced_by?: string;
}

export interface UnitItem {
  readonly id: string;
  readonly title: string;
  readonly type?: string;
  readonly within: readonly string[];
  readonly closed?: true;
}

export interface Duplicate {
  readonly record: RecordView | null;
  readonly score: number;
  readonly agree: readonly string[];
  readonly ask?: string;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
