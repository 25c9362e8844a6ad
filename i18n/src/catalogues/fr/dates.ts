/** How dates are asked for. */
export const dates = {
  day_shape: 'jj/mm/aaaa',
  month_shape: 'mm/aaaa',
  last_day: 'Dernier jour compris.',
} as const;
