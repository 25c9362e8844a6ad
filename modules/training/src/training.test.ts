import geography from '@baara/geography';
import { compose, defineSite, type FieldValue, isWarning, validateRecord } from '@baara/model';
import person from '@baara/person';
import position from '@baara/position';
import { describe, expect, it } from 'vitest';
import training from './index.ts';

const model = compose(
  defineSite({
    id: 'anywhere',
    label: { fr: 'Ailleurs', en: 'Anywhere' },
    modules: [geography, person, position, training],
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
  }),
);

/** The rules that a record breaks. */
function broken(id: string, values: Readonly<Record<string, FieldValue>>): unknown[] {
  const form = model.forms[id];
  if (!form) throw new RangeError(id);
  const resolve = () => ({ kind: 'empty' as const });
  return validateRecord({ form, model, values, unknown: [], today: '2026-07-01', resolve })
    .filter((problem) => problem.code.startsWith('rule.') && !isWarning(problem))
    .map((problem) => problem.params.rule);
}

describe('a participation', () => {
  const values = { session: 's', person: 'p', status: 'ENROLLED', valid_from: '2026-03-02' };

  it('is of a person or of a guest, never of both or of nobody', () => {
    expect(broken('participation', values)).toEqual([]);
    expect(broken('participation', { ...values, guest_name: 'Awa' })).toEqual(['person_or_guest']);
    expect(broken('participation', { ...values, person: null })).toEqual(['person_or_guest']);
  });

  it('has a certificate only when it was passed, and keeps its date', () => {
    const certified = { certified: '2026-03-06' };
    expect(broken('participation', { ...values, ...certified })).toEqual(['certificate_of_passed']);
    expect(broken('participation', { ...values, ...certified, result: 'FAILED' })).toEqual(['certificate_of_passed']);
    expect(broken('participation', { ...values, ...certified, result: 'PASSED' })).toEqual([]);
    expect(broken('participation', { ...values, certificate: 'CFC-1', result: 'PASSED' })).toEqual([
      'certificate_dated',
    ]);
    expect(broken('participation', { ...values, withdrawn: '2026-03-06' })).toEqual(['withdrawn_certificate']);
  });
});

it('a need names a competency or a course', () => {
  const need = { person: 'p', noted: '2026-01-01', priority: 'HIGH' };
  expect(broken('training_need', need)).toEqual(['competency_or_course']);
  expect(broken('training_need', { ...need, competency: 'IPC' })).toEqual([]);
});
