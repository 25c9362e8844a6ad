import { type Grant, type Model, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { countValues } from './count-values.ts';
import { createRecord } from './save.ts';

let site: TestDatabase;
const model: Model = (() => {
  const tiny = tinyModel();
  const men: Grant['when'] = {
    op: 'eq',
    left: { op: 'field', path: ['sex'] },
    right: { op: 'literal', value: 'm' },
  };
  const grants: Grant[] = [
    { form: 'person', actions: ['read'], fields: ['surname', 'sex'], scope: 'everywhere' },
    { form: 'person', actions: ['read'], fields: ['cadre'], scope: 'everywhere', when: men },
  ];
  const half = { ...tiny.roles.manager, id: 'half', grants } as (typeof tiny.roles)[string];
  return { ...tiny, roles: { ...tiny.roles, half } };
})();

beforeAll(async () => {
  site = await openTestDatabase({ model });
  const staff = [
    ['A', 'm', 'nurse', ['fr', 'bm']],
    ['B', 'f', 'nurse', ['fr']],
    ['C', 'm', 'doctor', []],
    ['D', 'f', null, null],
  ] as const;
  for (const [surname, sex, cadre, languages] of staff) {
    await site.run(() => createRecord({ form: 'person', values: { surname, forename: 'X', sex, cadre, languages } }));
  }
});
afterAll(() => site.close());

const half: Session = {
  ...{ kind: 'user', user: uuidv7(), username: 'half', language: 'fr' },
  assignments: [{ id: uuidv7(), role: 'half', unit: null, from: '2020-01-01', to: null }],
};

describe('how many have each value', () => {
  test('is counted for several fields at once, in one statement', async () => {
    const before = site.database.statements();
    const { fields, more } = await site.run(() => countValues({ form: 'person', fields: ['cadre', 'languages'] }));
    const one = site.database.statements() - before;
    expect(more).toBe(false);
    expect(fields.cadre).toEqual({ values: { nurse: 2, doctor: 1 }, empty: 1, unknown: 0 });
    expect(fields.languages).toEqual({ values: { fr: 2, bm: 1 }, empty: 2, unknown: 0 });
    const again = site.database.statements();
    await site.run(() => countValues({ form: 'person', fields: ['cadre'] }));
    expect(site.database.statements() - again).toBe(one);
  });

  test('counts only what a filter leaves', async () => {
    const where = { op: 'eq', left: { op: 'field', path: ['sex'] }, right: { op: 'literal', value: 'f' } } as const;
    const { fields } = await site.run(() => countValues({ form: 'person', fields: ['cadre'], where }));
    expect(fields.cadre).toEqual({ values: { nurse: 1 }, empty: 1, unknown: 0 });
  });

  test('does not tell what a row hides from its reader', async () => {
    const { fields } = await site.run(() => countValues({ form: 'person', fields: ['cadre'] }), half);
    expect(fields.cadre).toEqual({ values: { nurse: 1, doctor: 1 }, empty: 0, unknown: 0 });
    await expect(site.run(() => countValues({ form: 'person', fields: ['languages'] }), half)).rejects.toMatchObject({
      code: 'access.field_denied',
    });
  });

  test('is asked of choices alone', async () => {
    await expect(site.run(() => countValues({ form: 'person', fields: ['surname'] }))).rejects.toMatchObject({
      code: 'request.malformed',
    });
  });
});
