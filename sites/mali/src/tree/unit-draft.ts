/** A unit of the reference tree, with its dated states in order. */
export interface UnitDraft {
  readonly code: string;
  readonly states: readonly StateDraft[];
  /** Facts that are not dated. */
  readonly facts?: UnitFacts;
}

export interface StateDraft {
  readonly from: string;
  /** The first day after; open when absent. */
  readonly to?: string;
  readonly name: string;
  readonly type: string;
  /** The parent's code. */
  readonly parent: string | null;
}

export interface UnitFacts {
  readonly ownership?: string;
  readonly sector?: string;
  readonly area?: string;
  /** The code of the cercle or region where it stands. */
  readonly locatedIn?: string;
  readonly beds?: number;
  readonly opened?: string;
}

export interface SuccessionDraft {
  readonly predecessor: string;
  readonly successor: string;
  readonly nature: 'SPLIT' | 'MERGE' | 'REPLACE';
}

/** Independence: no unit is older here. */
export const beginning = '1960-09-22';
/** The reform that made nineteen regions of eight (Loi 2023-006). */
export const reform = '2023-07-01';
/** Kidal became a region of its own. */
export const kidal = '1991-08-08';
