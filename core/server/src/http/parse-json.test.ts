import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

const refusal = (written: string) => {
  try {
    return parseJson(written, 'body');
  } catch (error) {
    return (error as { readonly params: { readonly reason: string } }).params.reason;
  }
};

test('JSON is read, whole characters beyond the first plane too', () => {
  expect(parseJson('{"a":["\\ud83d\\udc69", 1, null]}', 'body')).toEqual({ a: ['👩', 1, null] });
});

test('what would exhaust a stack is refused', () => {
  expect(refusal('['.repeat(30_000) + ']'.repeat(30_000))).toBe('too_deep');
  expect(refusal(`${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`)).toBe('too_deep');
});

test('half a character is refused, as a value and as a key', () => {
  expect(refusal('["x\\udfff"]')).toBe('not_a_character');
  expect(refusal('{"\\ud800":1}')).toBe('not_a_character');
});

test('what is no JSON is refused', () => {
  expect(refusal('{"a":1}{')).toBe('not_json');
});
