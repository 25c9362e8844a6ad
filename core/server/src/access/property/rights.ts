import type { Action, Grant, ModelForm } from '@baara/model';
import fc from 'fast-check';
import { accessModel, conditions, formIds } from './model.ts';

/** What a user of a case holds: a role's number, a unit's number, and days from today. */
export interface Holding {
  readonly role: number;
  readonly unit: number | null;
  readonly from: number;
  readonly to: number | null;
  /** Held as somebody's deputy: the days of the giver's own assignment, and whether the giver's account is closed. */
  readonly giver: { readonly from: number; readonly to: number | null; readonly closed: boolean } | null;
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

/** Mostly about the asked form, often about people, on whom most forms depend. */
function grantAbout(asked: string): fc.Arbitrary<Grant> {
  return fc.oneof(
    { weight: 6, arbitrary: grantOn(asked) },
    { weight: 3, arbitrary: grantOn('person') },
    { weight: 2, arbitrary: fc.constantFrom(...formIds).chain(grantOn) },
    { weight: 3, arbitrary: anyForm },
  );
}

const days = {
  from: fc.constantFrom(-10, -1, 0, 0, -5, 1),
  to: fc.constantFrom(null, null, null, 0, 1, 9),
};

/** Who lets a deputy act: mostly somebody who still may. */
const giver = fc.record({
  ...days,
  closed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** Up to four assignments: past, future, open, one's own or a deputy's, at units or on the whole country. */
const holdings: fc.Arbitrary<readonly Holding[]> = fc.array(
  fc.record({
    role: fc.nat({ max: 2 }),
    unit: fc.option(fc.nat({ max: 7 }), { nil: null, freq: 5 }),
    ...days,
    giver: fc.option(giver, { nil: null, freq: 2 }),
  }),
  { minLength: 1, maxLength: 4, size: 'max' },
);

/** Up to three roles, mostly about `asked`, and who holds them: now and then nobody. */
export function rightsAbout(asked: string): fc.Arbitrary<Rights> {
  return fc.record({
    roles: fc.array(fc.array(grantAbout(asked), { minLength: 1, maxLength: 4, size: 'max' }), {
      ...{ minLength: 1, maxLength: 3, size: 'max' },
    }),
    holdings: fc.option(holdings, { freq: 12 }).map((held) => held ?? []),
  });
}
