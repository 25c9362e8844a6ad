import type { SameKeys } from '../../catalogue.ts';
import type { dates as fr } from '../fr/dates.ts';

/** How dates are asked for. */
export const dates: SameKeys<typeof fr> = {
  day_shape: 'dd/mm/yyyy',
  month_shape: 'mm/yyyy',
  last_day: 'Last day included.',
};
