import { expect, test } from 'vitest';
import { reordered } from './order.ts';

const list = (...places: readonly [string, number | null][]) => places.map(([code, sort]) => ({ code, sort }));
const moved = (siblings: ReturnType<typeof list>, code: string, before: string | null) => {
  const sorts = reordered(siblings, { code, before });
  const placed = siblings.map((each) => ({
    ...each,
    sort: sorts.get(each.code) ?? each.sort ?? Number.POSITIVE_INFINITY,
  }));
  return {
    order: placed
      .sort((one, other) => one.sort - other.sort)
      .map((each) => each.code)
      .join(''),
    written: sorts.size,
  };
};

test('a value with room between its new neighbours is written alone', () => {
  const siblings = list(['a', 10], ['b', 20], ['c', 30]);
  expect(moved(siblings, 'c', 'b')).toEqual({ order: 'acb', written: 1 });
  expect(moved(siblings, 'c', 'a')).toEqual({ order: 'cab', written: 1 });
  expect(moved(siblings, 'a', null)).toEqual({ order: 'bca', written: 1 });
});

test('without room, with equal places or without any, the values change places', () => {
  expect(moved(list(['a', 1], ['b', 2], ['c', 3]), 'c', 'a').order).toBe('cab');
  expect(moved(list(['a', 5], ['b', 5], ['c', 5]), 'c', 'b').order).toBe('acb');
  expect(moved(list(['a', null], ['b', null], ['c', null]), 'a', null).order).toBe('bca');
  expect(moved(list(['a', 10], ['b', null]), 'b', 'a').order).toBe('ba');
});
