import { describe, expect, it } from 'vitest';
import { inspectSite } from './compose/compose.ts';
import { siteOf, text } from './compose/testing.ts';
import type { Expression } from './expression/ast.ts';
import { today } from './expression/build.ts';
import { readExpression } from './expression/read.ts';
import { references, usesToday } from './expression/references.ts';
import { f } from './f.ts';
import { defineForm, rule } from './form.ts';
import { defineModule } from './module.ts';
import { rowsLike, rowsOf, thisRecord } from './rows.ts';

const visit = defineForm('visit', {
  label: text('Visite'),
  fields: {
    day: f.date({ label: text('Jour') }),
    cost: f.integer({ label: text('Coût') }),
    town: f.text({ label: text('Ville') }),
    same_day: f.computed({ label: text('Même jour'), result: 'number' }),
  },
  compute: (r) => ({ same_day: rowsLike('visit', r, ['day']).count() }),
  place: 'everyone',
  title: ['day'],
});

const town = defineForm('town', {
  label: text('Ville'),
  fields: { name: f.text({ label: text('Nom') }), cost: f.computed({ label: text('Coût'), result: 'number' }) },
  compute: (r) => ({
    cost: rowsOf(visit, { town: r.name })
      .where((each) => each.day.before(today()))
      .sum((each) => each.cost),
  }),
  place: 'everyone',
  title: ['name'],
});

const problemsOf = (form: typeof town) => {
  const module = defineModule({ id: 'm', version: '1.0.0', core: '^1', label: text('x'), forms: [visit, form] });
  return inspectSite(siteOf({ modules: [module] })).problems.map(({ params }) => String(params.reason).split(' ')[0]);
};

describe('what is said of the rows of another form', () => {
  it('is plain JSON, names the fields of the record that it needs, and knows whether it depends on the day', () => {
    const sum = town.draft.compute.cost;
    if (!sum) throw new Error('no formula');
    expect(JSON.parse(JSON.stringify(sum))).toMatchObject({
      ...{ op: 'aggregate', fact: 'sum', form: 'visit', match: [{ there: 'town', here: 'name' }] },
      ...{ value: { op: 'field', path: ['cost'] }, where: { op: 'lt' } },
    });
    expect(references(sum)).toEqual([['name']]);
    expect(usesToday(sum)).toBe(true);
    expect(problemsOf(town)).toEqual([]);
  });

  it('is refused in a rule, also through a field that is computed so, and from outside', () => {
    const written = rowsOf(visit, { town: thisRecord }).exists();
    const rules = [
      rule(written, text('x')),
      rule({ op: 'ge', left: { op: 'field', path: ['cost'] }, right: { op: 'literal', value: 1 } }, text('y')),
    ];
    const refused = {
      ...town,
      draft: { ...town.draft, rules: rules.map((each, index) => ({ ...each, id: `r${index}` })) },
    };
    expect(problemsOf(refused).filter((code) => code === 'expression.aggregate_place')).toHaveLength(2);
    expect(readExpression(JSON.parse(JSON.stringify(written)))).toHaveProperty('fault');
  });

  it('is refused by compose where its types do not fit', () => {
    const wrong = [
      rowsOf(visit, { town: thisRecord }).count(),
      rowsOf(visit, { town: thisRecord }).sum((each) => each.town),
      rowsOf(visit, {}).count(),
    ];
    for (const value of wrong)
      expect(problemsOf({ ...town, draft: { ...town.draft, compute: { cost: value } } })).toContain(
        'expression.wrong_type',
      );
  });

  it('is a compile error where it names a field that is not there', () => {
    const misspelt = () => {
      // @ts-expect-error: the form has no such field to match
      rowsOf(visit, { towm: thisRecord });
      // @ts-expect-error: the form has no such field to sum
      rowsOf(visit, { town: thisRecord }).sum((each) => each.cots);
      const visits = rowsOf(visit, { town: thisRecord });
      const cost = (each: { readonly cost: Expression }) => each.cost;
      // @ts-expect-error: only a date says which is the latest
      visits.latest(cost, (each) => each.town);
    };
    expect(misspelt).toBeTypeOf('function');
  });
});
