import { expect, test } from 'vitest';
import { createNamesSeen } from './names-seen.ts';

const born = (names: string, day: string) => ({ names, agree: [day] });

test('an earlier line of the same day with a name close to it is told, the same name before all', () => {
  const seen = createNamesSeen();
  seen.note(born('jara safiatu', '1980-05-01'), 5);
  seen.note(born('jarra safiatu', '1980-05-01'), 6);
  expect(seen.alike(born('jarra safiatu', '1980-05-01'), 9)).toBe(6);
  expect(seen.alike(born('jara safiatuu', '1980-05-01'), 9)).toBe(5);
  expect(seen.alike(born('jara safiatu', '1980-05-02'), 9)).toBeUndefined();
  expect(seen.alike(born('jalo safiatu', '1980-05-01'), 9)).toBeUndefined();
  expect(seen.alike(born('jara safiatu', '1980-05-01'), 5)).toBe(6);
});

test('on a day that hundreds share only the same name counts', () => {
  const seen = createNamesSeen();
  for (let row = 1; row <= 600; row += 1) seen.note(born(`jara ${row}`, '1970-01-01'), row);
  expect(seen.alike(born('jara 77', '1970-01-01'), 700)).toBe(77);
  seen.note(born('jara safiatu', '1970-01-01'), 601);
  expect(seen.alike(born('jara safiatuu', '1970-01-01'), 700)).toBeUndefined();
});
