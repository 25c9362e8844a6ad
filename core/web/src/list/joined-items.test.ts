import { expect, it } from 'vitest';
import { joinedItems } from './joined-items.ts';

const item = (code: string, replaced_by?: string) => ({
  code,
  label: code,
  ...(replaced_by ? { retired: true, replaced_by } : {}),
});
const shown = (...items: ReturnType<typeof item>[]) =>
  joinedItems(items).map(({ code, codes }) => `${code}=${codes.join('+')}`);

it('joins a replaced value to the one that stands for it, through a chain', () => {
  expect(shown(item('A', 'B'), item('B', 'C'), item('C'), item('D'))).toEqual(['C=A+B+C', 'D=D']);
});

it('keeps a replaced value whose successor is not at hand, and does not turn in circles', () => {
  expect(shown(item('A', 'Z'))).toEqual(['A=A']);
  expect(shown(item('A', 'B'), item('B', 'A')).length).toBeGreaterThan(0);
});
