import type { ModelField } from '@baara/model';
import { expect, test } from 'vitest';
import { labelsFor, valueText } from './value-text.ts';

const label = { fr: 'x', en: 'x' };
const costs = {
  ...{ kind: 'group', key: 'costs', label },
  fields: {
    funder: { kind: 'ref', key: 'funder', label: { fr: 'Bailleur', en: 'Funder' }, form: 'training_funder' },
    year: { kind: 'integer', key: 'year', label: { fr: 'Année', en: 'Year' } },
  },
} as unknown as ModelField;

test('what a row of a group names is called by its name, and a year stays a year', () => {
  const labels = { 'costs.funder': { a1: 'OOAS' } };
  expect(labelsFor(labels, costs)).toEqual({ a1: 'OOAS' });
  expect(valueText(costs, { values: { costs: [{ funder: 'a1', year: 2026 }] }, unknown: [], labels })).toBe(
    'Bailleur : OOAS, Année : 2026',
  );
});
