import type { ModelField } from '@baara/model';
import { describe, expect, test } from 'vitest';
import { expressionOf, type Filters, filtersOf, writeFilters } from './filter.ts';

const base = {
  owner: 'tiny',
  label: { fr: 'x', en: 'x' },
  required: false,
  readonly: false,
  hidden: false,
  section: 'main',
};
const fields: Record<string, ModelField> = {
  cadre: { ...base, key: 'cadre', kind: 'choice', list: 'cadre' },
  languages: { ...base, key: 'languages', kind: 'choices', list: 'language' },
  birth_date: { ...base, key: 'birth_date', kind: 'date' },
  valid_to: { ...base, key: 'valid_to', kind: 'date', exclusive: true },
};

describe('the criteria of a list', () => {
  test('come back from an address as they were written', () => {
    const filters: Filters = {
      cadre: { kind: 'in', codes: ['doctor', 'nurse'] },
      birth_date: { kind: 'range', from: '1980-01-01', to: '' },
      surname: { kind: 'text', words: 'Traoré: a' },
      sex: { kind: 'none', state: 'unknown' },
      hired: { kind: 'period', period: 'this_month' },
      main: { kind: 'is', value: false },
      'place.unit': { kind: 'under', unit: 'a' },
    };
    const query = new URLSearchParams('q=keita&w.old=is:true&under=b');
    writeFilters(query, filters);
    expect(filtersOf(new URLSearchParams(query.toString()))).toEqual(filters);
    expect(query.get('q')).toBe('keita');
    expect(query.get('under')).toBe('a');
    writeFilters(query, {});
    expect([...query.keys()]).toEqual(['q']);
  });

  test('become one expression, both ends of a range included', () => {
    const where = expressionOf(
      { cadre: { kind: 'in', codes: ['nurse'] }, birth_date: { kind: 'range', from: '1980-01-01', to: '1989-12-31' } },
      fields,
    );
    expect(where).toEqual({
      op: 'and',
      args: [
        { op: 'in', value: { op: 'field', path: ['cadre'] }, list: ['nurse'] },
        { op: 'ge', left: { op: 'field', path: ['birth_date'] }, right: { op: 'literal', value: '1980-01-01' } },
        { op: 'le', left: { op: 'field', path: ['birth_date'] }, right: { op: 'literal', value: '1989-12-31' } },
      ],
    });
  });

  test('compare a half-open end one day later, as it is stored', () => {
    expect(expressionOf({ valid_to: { kind: 'range', from: '', to: '2026-01-31' } }, fields)).toEqual({
      op: 'le',
      left: { op: 'field', path: ['valid_to'] },
      right: { op: 'literal', value: '2026-02-01' },
    });
  });

  test('ask of a field with many values whether any is chosen', () => {
    expect(expressionOf({ languages: { kind: 'in', codes: ['bm'] } }, fields)).toEqual({
      op: 'any',
      field: ['languages'],
      list: ['bm'],
    });
  });

  test('leave out a field that the reader may not see, and what is not understood', () => {
    expect(expressionOf({ salary: { kind: 'is', value: true } }, fields)).toBeUndefined();
    expect(filtersOf(new URLSearchParams('w.cadre=odd&w.sex=in:'))).toEqual({});
  });
});
