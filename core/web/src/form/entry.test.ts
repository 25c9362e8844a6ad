import { beforeAll, describe, expect, test } from 'vitest';
import type { RecordView } from '../api/types.ts';
import {
  changesOf,
  contents,
  edited,
  entryOf,
  isChanged,
  isShown,
  marked,
  newEntry,
  obstaclesOf,
  problemsOf,
  sendable,
  wholly,
  withRefusals,
} from './entry.ts';
import { settled } from './settle.ts';
import { enterTinySite, person } from './testing.ts';

beforeAll(enterTinySite);

const saved: RecordView = {
  id: '0199f2b6-0000-7000-8000-000000000011',
  form: 'person',
  rev: 3,
  title: 'Traoré',
  values: { surname: 'Traoré', sex: 'F', maiden_name: 'Diarra', birth_date: '1985-02-03', nationality: 'ML' },
  unknown: [],
  labels: {},
};
const start = () => entryOf(person, saved);
const codes = (entry: ReturnType<typeof start>) =>
  problemsOf(entry).map((problem) => `${problem.code} ${problem.field}`);

describe('a new record', () => {
  test('has its defaults, and a whole look at it names what is missing', () => {
    const entry = newEntry(person, saved.id);
    expect(entry.values.nationality).toBe('ML');
    expect(codes(wholly(entry))).toEqual(['field.required surname', 'field.required birth_date']);
  });

  test('sends neither empty fields, nor computed ones, nor numbers that the server gives', () => {
    const entry = edited(newEntry(person, saved.id), 'surname', ' Keïta ', 'touched');
    expect(sendable(entry)).toEqual({ values: { surname: 'Keïta', nationality: 'ML' }, unknown: [] });
  });
});

describe('typing', () => {
  test('a date is read as the French write it', () => {
    const entry = edited(start(), 'birth_date', '4/2/85', 'touched');
    expect(entry.values.birth_date).toBe('1985-02-04');
    expect(changesOf(entry)).toEqual({ birth_date: '1985-02-04' });
  });

  test('what cannot be read stays as it was typed, with its own reason and no second one', () => {
    const entry = edited(start(), 'birth_date', '31/02/1985', 'touched');
    expect(entry.values.birth_date).toBe('31/02/1985');
    expect(codes(entry)).toEqual(['field.impossible_date birth_date']);
  });

  test('a field that is no longer asked has no value', () => {
    const entry = edited(start(), 'sex', 'M', 'touched');
    const maiden = person.fields.maiden_name;
    expect(maiden && isShown(entry, maiden)).toBe(false);
    expect(contents(entry).values.maiden_name).toBeNull();
    expect(changesOf(entry)).toEqual({ sex: 'M', maiden_name: null });
    expect(codes(entry)).toEqual([]);
  });

  test('"unknown" takes the value away and satisfies what is required; a value takes "unknown" away', () => {
    const unknown = marked(start(), 'birth_date', 'unknown');
    expect(contents(unknown)).toMatchObject({ values: { birth_date: null }, unknown: ['birth_date'] });
    expect(codes(unknown)).toEqual([]);
    expect(edited(unknown, 'birth_date', '3/2/1985', 'touched').unknown).toEqual([]);
  });

  test('putting back what stood there is no change', () => {
    const there = edited(start(), 'surname', 'Diallo', 'touched');
    expect(isChanged(there)).toBe(true);
    expect(isChanged(edited(there, 'surname', 'Traoré', 'touched'))).toBe(false);
  });
});

describe('a warning', () => {
  const usual = {
    ...person,
    fields: {
      ...person.fields,
      surname: { ...person.fields.surname, kind: 'identifier', warnPattern: '[A-Z]+', maxLength: 20 },
    },
  } as typeof person;
  const odd = { ...saved, values: { ...saved.values, surname: 'A1' } };

  test('about a value that stood there already does not stand in the way', () => {
    const entry = wholly(entryOf(usual, odd));
    expect(problemsOf(entry).map((problem) => problem.code)).toEqual(['field.unusual']);
    expect(obstaclesOf(entry)).toEqual([]);
  });

  test('about a new value does', () => {
    const entry = edited(entryOf(usual, odd), 'surname', 'B2', 'touched');
    expect(obstaclesOf(entry).map((problem) => problem.code)).toEqual(['field.unusual']);
  });
});

describe('a clash with a colleague', () => {
  const problems = [
    {
      code: 'record.conflict',
      field: 'surname',
      params: { base: 'Traoré', yours: 'Diallo', theirs: 'Traoré épouse Keïta', rev: 5 },
    },
  ];
  const mine = () => edited(start(), 'surname', 'Diallo', 'touched');

  test('keeping one’s own value sends it on top of theirs', () => {
    const entry = settled(mine(), problems, { surname: 'yours' });
    expect(entry.rev).toBe(5);
    expect(changesOf(entry)).toEqual({ surname: 'Diallo' });
  });

  test('keeping theirs leaves nothing to send', () => {
    expect(changesOf(settled(mine(), problems, { surname: 'theirs' }))).toEqual({});
  });
});

test('what the server refused of another field stands in nobody’s way at the next save', () => {
  const refused = withRefusals(start(), [{ code: 'record.not_unique', field: 'surname', params: {} }]);
  expect(obstaclesOf(refused).map(({ code }) => code)).toEqual(['record.not_unique']);
  expect(obstaclesOf(wholly(edited(refused, 'sex', 'M', 'touched')))).toEqual([]);
});
