import { expect, test } from 'vitest';
import { uuidv7 } from './uuid.ts';

test('ids sort in the order in which they were made, more of them than a millisecond counts', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7());
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id says its version and when it was made', () => {
  const before = Date.now();
  const id = uuidv7();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(Math.abs(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - before)).toBeLessThan(1000);
});
