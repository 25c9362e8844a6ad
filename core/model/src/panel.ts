import type { Text } from './text.ts';

/** How many there should be: a form whose rows say an amount for one unit, or for every unit of a type. */
export interface PanelNorm {
  readonly form: string;
  /** Its choice from the same list as the panel's `by`. */
  readonly by: string;
  /** Its integer field. */
  readonly amount: string;
  /** Its reference to one unit; a row for a unit counts instead of that for its type. */
  readonly unit: string;
  /** Its choice from the list of unit types. */
  readonly type: string;
  /** The field whose greatest value counts, as a year; earlier rows are past norms. */
  readonly latest: string;
  /** Only rows that hold these codes. */
  readonly only?: Readonly<Record<string, string>>;
}

/** A count, on a unit's page, of a form's records at the unit and below by one of their choices, beside its norm where there is one. */
export interface ModelPanel {
  readonly id: string;
  /** The module that brings it. */
  readonly module: string;
  readonly label: Text;
  readonly form: string;
  readonly by: string;
  /** Only the records that this figure of the form counts; each line opens exactly those. */
  readonly figure?: string;
  readonly norm?: PanelNorm;
}

export type PanelDraft = Omit<ModelPanel, 'module'>;
