import geography from '@baara/geography';
import { compose, defineSite, describeProblem, inspectSite } from '@baara/model';
import person from '@baara/person';
import position from '@baara/position';
import training from '@baara/training';
import { expect, it } from 'vitest';
import sgbvTraining from './index.ts';

const site = defineSite({
  id: 'anywhere',
  label: { fr: 'Ailleurs', en: 'Anywhere' },
  modules: [geography, person, position, training, sgbvTraining],
  languages: ['fr', 'en'],
  currency: { code: 'XOF', decimals: 0 },
  timeZone: 'Africa/Bamako',
  phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
});

it('composes on its own', () => {
  expect(inspectSite(site).problems.map((problem) => describeProblem(problem, 'fr'))).toEqual([]);
  compose(site);
});
