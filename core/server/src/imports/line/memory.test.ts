import { expect, test } from 'vitest';
import { createMemory } from './memory.ts';

test('the memory of a file tells which row first said something, however long the file', () => {
  const memory = createMemory();
  for (let row = 1; row <= 20_000; row += 1) memory.claim('alike', `traore ${row % 15_000}`, row);
  expect(memory.earlier('alike', 'traore 7')).toBe(7);
  expect(memory.earlier('alike', 'traore 14999')).toBe(14_999);
  expect(memory.earlier('claim', 'traore 7')).toBeUndefined();
  expect(memory.earlier('alike', 'traore 15000')).toBeUndefined();
});
