import type { SameKeys } from '../../catalogue.ts';
import type { values as fr } from '../fr/values.ts';

/** How values are said. */
export const values: SameKeys<typeof fr> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
  empty: 'Not recorded',
  ongoing: 'ongoing',
  from: 'since {{start, day}}',
  period: 'from {{start, day}} to {{end, day}}',
  bytes: '{{size, number}} B',
  kilobytes: '{{size, number}} KB',
  megabytes: '{{size, number}} MB',
};
