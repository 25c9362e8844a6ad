import { stableId } from '../../tree/ids.ts';

/** How the files of the demonstration’s operator look. */
export const layout = stableId('mali/payment_layout/essai');

/** Whoever holds a scholarship of the demonstration. */
export interface Holder {
  readonly student: string;
  readonly surname: string;
  readonly given: string;
  readonly award: string;
  /** As it stands on the list. */
  readonly number: string;
  readonly msisdn: string;
  readonly holder: string;
  readonly state: string;
}

/** `2026-03` and -1 is `2026-02`. */
export function monthAway(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
