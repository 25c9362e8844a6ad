import type { Expression, ModelForm, ModelWorkflow, WorkflowTransition } from '@baara/model';
import type { Sql } from '../database/types.ts';
import type { Values } from '../records/types.ts';

/** The absence of every right: the identity of OR. */
export const deny = Symbol('deny');
export type Deny = typeof deny;

/** A condition on rows, or the refusal. There is no `undefined`. */
export type Predicate = Sql | Deny;

declare const allowed: unique symbol;
/** A query that has been through `access/`. Repositories accept nothing else. */
export type Allowed<Query> = Query & { readonly [allowed]: true };

/** Stands for a field in the order of a search: how well the words name the row, an integer, 0 the best. */
export const matchRank = '@rank';

/** One column to sort by. */
export interface Order {
  readonly field: string;
  readonly descending: boolean;
}

/** What a page or an API client asks of a form's records, before permission. */
export interface ReadRequest {
  readonly form: string;
  /** Field keys to return; absent: every readable field. */
  readonly select?: readonly string[];
  readonly where?: Expression;
  /** A unit's id: only the rows that are placed at or below it today. */
  readonly under?: string;
  /** Words for the name search. */
  readonly q?: string;
  readonly sort?: readonly Order[];
  readonly asOf?: string;
  /** Retired or deleted rows too. */
  readonly includeDeleted?: true;
  /** Deleted rows too, for whoever may read them while they stand: in the history of what they belong to, that they were deleted is told. */
  readonly tellDeleted?: true;
  /** The retired items of a list too. */
  readonly includeRetired?: true;
  /** Only these rows. */
  readonly ids?: readonly string[];
  /** Only the rows in this state that wait for the session to do something. */
  readonly awaiting?: { readonly workflow: ModelWorkflow; readonly state: string };
  /** What leaves the system needs the action `export` too: rows without it are left out, and fields that it does not cover are absent. */
  readonly purpose?: 'export';
}

/**
 * A read request compiled under the session's grants. `alias` names the form's table in every fragment.
 * A field that may be read for some rows only compiles to a CASE in `columns` and adds its predicate to `where` when filtered or sorted by.
 */
export interface ReadPlan {
  readonly form: ModelForm;
  readonly alias: string;
  /** The form's table, and beside it what `columns` and `conditional` look at: what follows FROM. */
  readonly from: Sql;
  /** The fields to return, those that are kept in child tables too. */
  readonly fields: readonly string[];
  /** Field key → the SQL that yields it (NULL where the row's field may not be read). Child tables and links are not here. */
  readonly columns: ReadonlyMap<string, Sql>;
  /** Fields that some rows hide: for each, a boolean column `<key>__readable` is in the plan. */
  readonly conditional: ReadonlyMap<string, Sql>;
  /** Row policy AND the caller's filter AND the predicates of the fields that the filter or the sort touch. */
  readonly where: Sql;
  readonly order: readonly OrderKey[];
  /** `id`, which breaks ties, goes downwards: where all keys do, and where the usual order is read backwards. */
  readonly isReversed: boolean;
  /** Words are searched: all rows that they name are sorted, so that columns are better read afterwards, for the page's rows only. */
  readonly searched: boolean;
  /** Where its rows are found more quickly than in the whole table. */
  readonly near?: Near;
  /** A part of the tree narrows it, and an index gives its order: the first rows of the whole list may hold a page of it. */
  readonly walk?: Walk;
  /** Its first key is the place of a choice's item in a list: it is read item by item. */
  readonly groups?: Groups;
}

/** One key of a plan's order. */
export interface OrderKey {
  readonly field: string;
  readonly sql: Sql;
  readonly descending: boolean;
  /** Where empty values stand: last, but for keys that only break ties in a list that is read backwards. */
  readonly emptyFirst?: true;
  /** The index that begins with it goes downwards, empty values last. */
  readonly isKeptDown?: true;
}

/** A plan in parts, each of which has the same first key. */
export interface Groups {
  /** A query of the parts that are there: `key`, the first key of their rows, and `codes`, an array of the values that have it. */
  readonly sql: Sql;
  /** The value of a row. */
  readonly value: Sql;
  /** What a part is near, in the order of the other keys. */
  readonly near?: Near;
  readonly walk?: Walk;
}

/** A list of which a page is looked for among its first rows; where posts place the rows, those of the scope are found among the placements of its units else. */
export interface Walk {
  readonly placed?: Pick<Near, 'table' | 'units'>;
}

/** Where all rows of a plan are found in its order, unit by unit, without looking at others: see `nearOf`. */
export interface Near {
  /** The derived table of placements. */
  readonly table: string;
  /** A query of the units, `unit`. */
  readonly units: Sql;
  /** What `baara_meta` says when the placements are kept in the plan's order; they are not to be used before. */
  readonly kept: { readonly key: string; readonly value: string };
  /** The plan's order is the one in which they are kept, backwards. */
  readonly isReversed: boolean;
}

/** Several counts of one form's records, before permission. */
export interface CountRequest {
  readonly form: string;
  /** A unit's id: only the rows that are placed at or below it today. */
  readonly under?: string;
  /** What all counts have in common. */
  readonly where?: Expression;
  /** A choice field whose items are counted one by one. */
  readonly by?: string;
  readonly counts: readonly { readonly where?: Expression; readonly isByItem?: boolean }[];
}

/**
 * Counts compiled under the session's grants: each counts the rows for which `where` and its own condition hold, those that a list
 * with the same filters shows. A count that asks about a field which no grant shows is null.
 */
export interface CountPlan {
  readonly form: ModelForm;
  readonly alias: string;
  readonly where: Sql;
  readonly conditions: readonly (Sql | null)[];
}

/** Rows of one form that one action touches. */
export interface WriteCheck {
  readonly form: string;
  readonly action: 'create' | 'update' | 'delete' | 'import';
  /** An update that is a passage: the right to the transition stands for that to the row and to the fields that it asks. */
  readonly transition?: { readonly workflow: ModelWorkflow; readonly transition: WorkflowTransition };
  /** `values`: the new values of the fields that change (null for one said to be unknown); none for a deletion. */
  readonly rows: readonly { readonly id: string; readonly values: Values }[];
}
