import { beforeAll, expect, test } from 'vitest';
import { edited, newEntry } from '../form/entry.ts';
import { enterTinySite, person } from '../form/testing.ts';
import { sharedFields, sharedValues } from './shared-fields.ts';

beforeAll(enterTinySite);

const asks = ['surname', 'birth_date', 'scan', 'code', 'unknown_here'];
const field = (key: string, kind: string, more = {}) => ({ ...person.fields.surname, key, kind, ...more });
const slice = {
  ...person,
  fields: { ...person.fields, scan: field('scan', 'file'), code: field('code', 'identifier', { unique: true }) },
} as unknown as typeof person;

test('what belongs to one record alone, a file or what is unique, is not asked for several', () => {
  expect(sharedFields(slice, { asks })).toEqual({ shared: ['surname', 'birth_date'], own: ['scan', 'code'] });
  expect(sharedFields({ ...slice, unique: [['birth_date']] }, { asks }).own).toEqual(['birth_date', 'scan', 'code']);
});

test('only what was filled in and left is said of all', () => {
  const { shared } = sharedFields(slice, { asks });
  const blank = { ...newEntry(slice, ''), values: {} };
  expect(sharedValues(blank, shared)).toEqual({});
  const typing = edited(blank, 'birth_date', '3/2/85', 'typing');
  expect(sharedValues(typing, shared)).toEqual({});
  const left = edited(edited(typing, 'birth_date', '3/2/85', 'touched'), 'surname', '', 'touched');
  expect(sharedValues(left, shared)).toEqual({ birth_date: '1985-02-03' });
  expect(sharedValues(edited(left, 'birth_date', 'hier', 'touched'), shared)).toEqual({});
});
