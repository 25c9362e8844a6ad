import { compose, defineSite, isWarning, validateRecord } from '@baara/model';
import { describe, expect, it } from 'vitest';
import geography from './index.ts';

const model = compose(
  defineSite({
    id: 'anywhere',
    label: { fr: 'Ailleurs', en: 'Anywhere' },
    modules: [geography],
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
  }),
);

function rules(id: string, values: Readonly<Record<string, string | number>>) {
  const form = model.forms[id];
  if (!form) throw new RangeError(id);
  return validateRecord({ form, model, values, unknown: [], today: '2026-07-01' })
    .filter((problem) => problem.code === 'rule.failed')
    .map((problem) => ({ rule: problem.params.rule, warning: isWarning(problem) }));
}

describe('the tree', () => {
  it('keeps on the unit what its dated rows say, under the same names', () => {
    const unit = Object.keys(model.forms.unit?.fields ?? {});
    const shared = Object.keys(model.forms.unit_state?.fields ?? {}).filter((key) => unit.includes(key));
    expect(shared.sort()).toEqual(['name', 'parent', 'status', 'type']);
    expect(model.forms.unit?.tree).toEqual({ states: 'unit_state', successions: 'unit_succession' });
  });

  it('has one state at a time for each unit', () => {
    expect(model.forms.unit_state?.dated?.exclusive).toEqual(['unit']);
  });

  it('refuses a unit as its own successor', () => {
    const values = { predecessor: 'u', successor: 'u', nature: 'SPLIT', date: '2023-07-01' };
    expect(rules('unit_succession', values)).toEqual([{ rule: 'rule_1', warning: false }]);
    expect(rules('unit_succession', { ...values, successor: 'v' })).toEqual([]);
  });
});

describe('a population', () => {
  const values = { unit: 'u', year: 2022, source: 'CENSUS', total: 1_000 };

  it('warns when the women of an age are more than everybody', () => {
    expect(rules('unit_population', { ...values, women_15_49: 1_001 })).toEqual([
      { rule: 'women_within_total', warning: true },
    ]);
    expect(rules('unit_population', { ...values, women_15_49: 220 })).toEqual([]);
  });

  it('stands once for each unit, year and source', () => {
    expect(model.forms.unit_population?.unique).toEqual([['unit', 'year', 'source']]);
  });
});

describe('the countries', () => {
  it('are all of ISO 3166-1, each with its three codes and both names', () => {
    const countries = model.forms.country?.items ?? [];
    expect(countries).toHaveLength(249);
    expect(countries.find((each) => each.code === 'ML')).toMatchObject({
      label: { fr: 'Mali', en: 'Mali' },
      attributes: { alpha3: 'MLI', number: 466 },
    });
    expect(new Set(countries.map((each) => each.attributes?.alpha3)).size).toBe(249);
  });
});
