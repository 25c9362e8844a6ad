/** A mark as it is typed, `12,5` or `12.5`: between 0 and 20, with two decimals at most; null: none. `wrong`: not a mark. */
export function markIn(text: string): number | null | 'wrong' {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  if (!/^\d{1,2}(\.\d{1,2})?$/u.test(typed)) return 'wrong';
  const mark = Number(typed);
  return mark <= 20 ? mark : 'wrong';
}

/** The average of marks by their coefficients (1 where none is said), to two decimals; null while one is missing or there is none. */
export function averageOf(
  marks: readonly { readonly mark: number | null; readonly coefficient: number | null }[],
): number | null {
  const weight = marks.reduce((sum, { coefficient }) => sum + (coefficient ?? 1), 0);
  if (weight === 0 || marks.some(({ mark }) => mark === null)) return null;
  const sum = marks.reduce((total, { mark, coefficient }) => total + (mark ?? 0) * (coefficient ?? 1), 0);
  return Math.round((sum / weight) * 100) / 100;
}
