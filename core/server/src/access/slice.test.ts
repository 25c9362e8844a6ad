import type { Expression, Grant, ModelForm } from '@baara/model';
import { expect, test } from 'vitest';
import type { Session } from '../database/index.ts';
import { text } from '../testing/tiny-fields.ts';
import { sliceModel } from './index.ts';
import { accessModel, withRoles } from './property/model.ts';

const read = (key: string): Expression => ({ op: 'field', path: [key] });
const isFemale: Expression = { op: 'eq', left: read('sex'), right: { op: 'literal', value: 'f' } };

/** The tiny Model with a rule, a condition and a menu that speak of `sex`. */
const model = (() => {
  const person = accessModel.forms.person as ModelForm;
  const phone = { ...(person.fields.phone as ModelForm['fields'][string]), visibleWhen: isFemale, required: isFemale };
  const rules = [{ id: 'sexed', test: isFemale, message: text('x') }];
  return {
    ...accessModel,
    forms: { ...accessModel.forms, person: { ...person, rules, fields: { ...person.fields, phone } } },
  };
})();

function sliceFor(grants: readonly Grant[]) {
  const session: Session = {
    kind: 'user',
    user: 'x',
    username: 'x',
    language: 'fr',
    assignments: [{ id: 'x', role: 'role', unit: null, from: '2020-01-01', to: null }],
  };
  return sliceModel(withRoles(model, { role: grants }), session);
}

const directory: Grant = { form: 'person', actions: ['read'], fields: ['surname', 'phone'], scope: 'everywhere' };

test('forms and fields without a grant are not in the slice, nor roles and provenance', () => {
  const slice = sliceFor([directory]);
  expect(Object.keys(slice.forms).sort()).toEqual(['cadre', 'language', 'person']);
  expect(Object.keys(slice.forms.person?.fields ?? {})).toEqual(['surname', 'phone']);
  expect([slice.roles, slice.provenance]).toEqual([{}, {}]);
  expect(slice.menus.map(({ id }) => id)).toEqual(['people']);
});

test('what speaks of a hidden field goes with it', () => {
  const { person } = sliceFor([directory]).forms;
  expect(person?.fields.phone).toMatchObject({ required: false, readonly: true });
  expect(person?.fields.phone).not.toHaveProperty('visibleWhen');
  expect(person?.rules).toEqual([]);
  expect([person?.title, person?.sort, person?.columns]).toEqual([['surname'], ['surname'], ['surname']]);
  expect(person).not.toHaveProperty('search');
  expect(JSON.stringify(sliceFor([directory]))).not.toMatch(/salary|health_note|"sex"/);
});

test('what speaks of visible fields only stays', () => {
  const { person } = sliceFor([{ ...directory, fields: '*' }]).forms;
  expect(person?.fields.phone).toMatchObject({ visibleWhen: isFemale, required: isFemale });
  expect(person?.rules).toHaveLength(1);
  expect(person?.search?.names).toEqual(['surname', 'forename']);
  expect(person?.fields).not.toHaveProperty('salary');
});

test('a field is writable when some grant lets it be written, and shown when it can be written only', () => {
  const clerk: Grant = { form: 'person', actions: ['update'], fields: ['sex'], scope: 'unit' };
  const { person } = sliceFor([directory, clerk]).forms;
  expect(person?.fields).toMatchObject({ surname: { readonly: true }, sex: { readonly: false } });
});

test('without any grant nothing is left', () => {
  const slice = sliceFor([]);
  expect([slice.forms, slice.menus]).toEqual([{}, []]);
});

test('the Model itself is not changed', () => {
  const before = JSON.stringify(model);
  sliceFor([directory]);
  expect(JSON.stringify(model)).toBe(before);
});

test('a slice is made once for the holders of the same roles, and another for who holds less', () => {
  const roled = withRoles(model, { role: [directory] });
  const own = { id: 'x', role: 'role', from: '2020-01-01', to: null };
  const holding = (more: object, unit: string | null = null): Session => ({
    ...{ kind: 'user', user: 'x', username: 'x', language: 'fr' },
    ...{ assignments: [{ ...own, unit }], ...more },
  });
  const slice = sliceModel(roled, holding({}));
  expect(sliceModel(roled, holding({ user: 'y' }, 'elsewhere'))).toBe(slice);
  expect(sliceModel(roled, holding({ assignments: [] })).forms).toEqual({});
  expect(sliceModel(roled, holding({ narrowed: { forms: ['cadre'], actions: ['read'] } })).forms).not.toHaveProperty(
    'person',
  );
  const withheld = { verb: 'withhold', form: 'person', actions: ['read'], fields: ['phone'], scope: 'everywhere' };
  const rules = JSON.stringify({ label: null, rules: [{ id: 'x', condition: null, ...withheld }] });
  const ruled = sliceModel(roled, holding({ assignments: [{ ...own, unit: null, rules }] }));
  expect(Object.keys(ruled.forms.person?.fields ?? {})).toEqual(['surname']);
});
