import { expect, test } from 'vitest';
import type { RecordView } from '../api/types.ts';
import { isSelected, nothingSelected, pageToggled, toggled } from './selection.ts';

const rows = ['a', 'b', 'c'].map((id) => ({ id }) as RecordView);

test('a row is taken in and out', () => {
  const one = toggled(nothingSelected, 'a', rows);
  expect(isSelected(one, 'a')).toBe(true);
  expect(isSelected(toggled(one, 'a', rows), 'a')).toBe(false);
});

test('a page is taken in whole, and out when it is whole; rows of other pages stay', () => {
  const before = toggled(nothingSelected, 'z', rows);
  const whole = pageToggled(toggled(before, 'b', rows), rows);
  expect(rows.every(({ id }) => isSelected(whole, id))).toBe(true);
  const out = pageToggled(whole, rows);
  expect(rows.some(({ id }) => isSelected(out, id))).toBe(false);
  expect(isSelected(out, 'z')).toBe(true);
});

test('a row taken out of all leaves the others that are seen', () => {
  const left = toggled({ kind: 'all' }, 'b', rows);
  expect(left).toEqual({ kind: 'rows', ids: new Set(['a', 'c']) });
});
