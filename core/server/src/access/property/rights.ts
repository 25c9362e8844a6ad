import type { Action, Grant, ModelForm } from '@baara/model';
import fc from 'fast-check';
import { accessModel, conditions, formIds } from './model.ts';

/** What a user of a case holds: a role's number, a unit's number, and days from today. */
export interface Holding {
  readonly role: number;
  readonly unit: number | null;
  readonly from: number;
  readonly to: number | null;
}

export interface Rights {
  readonly roles: readonly (readonly Grant[])[];
  readonly holdings: readonly Holding[];
}

const actions: readonly Action[] = ['read', 'create', 'update', 'delete'];
const some: fc.Arbitrary<readonly Action[]> = fc
  .subarray([...actions], { minLength: 1 })
  .map((chosen): readonly Action[] =>
    chosen.length > 1 ? ['read', ...chosen.filter((each) => each !== 'read')] : chosen,
  );

const scope = fc.oneof(
  { weight: 4, arbitrary: fc.constant('unit' as const) },
  { weight: 1, arbitrary: fc.constant('everywhere' as const) },
);

function grantOn(id: string): fc.Arbitrary<Grant> {
  const form = accessModel.forms[id] as ModelForm;
  return fc.record(
    {
      form: fc.constant(id),
      actions: some,
      scope,
      fields: fc.oneof(fc.constant('*' as const), fc.subarray(Object.keys(form.fields), { minLength: 1 })),
      when: fc.constantFrom(...(conditions[id] ?? [])),
    },
    { requiredKeys: ['form', 'actions', 'scope'] },
  );
}

const anyForm: fc.Arbitrary<Grant> = fc.record({ form: fc.constant('*'), actions: some, scope });

/** Half of the grants are about people, on whom most forms depend. */
const grant = fc.oneof(
  { weight: 4, arbitrary: grantOn('person') },
  { weight: 5, arbitrary: fc.constantFrom(...formIds).chain(grantOn) },
  { weight: 2, arbitrary: anyForm },
);

/** Up to three roles, held by up to four assignments: past, future, open, at units or on the whole country. */
export const rights: fc.Arbitrary<Rights> = fc.record({
  roles: fc.array(fc.array(grant, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  holdings: fc.array(
    fc.record({
      role: fc.nat({ max: 2 }),
      unit: fc.option(fc.nat({ max: 7 }), { nil: null, freq: 6 }),
      from: fc.constantFrom(-10, -1, 0, 0, -5, 1),
      to: fc.constantFrom(null, null, 0, 1, 9),
    }),
    { maxLength: 4 },
  ),
});
