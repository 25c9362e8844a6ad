import {
  type Aggregate,
  check,
  type Expression,
  evaluate,
  type FieldValue,
  type Grant,
  type Model,
  type ModelForm,
  type ModelRole,
  uuidv7,
} from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type Session } from '../database/index.ts';
import { listRecords } from '../records/index.ts';
import { field, form, kinds, openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';

const { words, date, flag, required } = kinds;
const at = (...path: string[]): Expression => ({ op: 'field', path });
const literal = (value: string | number): Expression => ({ op: 'literal', value });
const approved: Expression = { op: 'eq', left: at('status'), right: literal('approved') };
const of = (fact: Aggregate['fact'], more: Partial<Aggregate> = {}): Aggregate => ({
  ...{ op: 'aggregate', fact, form: 'absence', match: [{ there: 'staff', here: 'id' }], where: approved },
  ...more,
});

const facts: Readonly<Record<string, readonly [Aggregate, 'number' | 'date' | 'boolean' | 'text']>> = {
  times: [of('count'), 'number'],
  ever: [of('exists'), 'boolean'],
  days: [of('sum', { value: at('days') }), 'number'],
  first: [of('min', { value: at('day') }), 'date'],
  longest: [of('max', { value: at('days') }), 'number'],
  last_kind: [of('latest', { value: at('kind'), by: 'day' }), 'text'],
  alike: [
    {
      ...of('sum', { value: at('days') }),
      match: [
        { there: 'year', here: 'year' },
        { there: 'staff', here: 'id' },
      ],
    },
    'number',
  ],
};

const model: Model = (() => {
  const tiny = tinyModel();
  const computed = Object.fromEntries(
    Object.entries(facts).map(([key, [value, result]]) => [key, field('computed', { value, result })]),
  );
  const staff = form('staff', { fields: { name: words(), year: field('integer', {}), ...computed }, title: ['name'] });
  const absence = form('absence', {
    fields: {
      staff: field('ref', { form: 'staff', parent: true }, required),
      status: words(),
      kind: words({ unknown: true }),
      day: date(),
      days: field('decimal', { scale: 2 }),
      year: field('integer', {}),
      secret: flag(),
    },
    title: ['day'],
  });
  const read = (id: string, more: Partial<Grant> = {}): Grant => ({
    form: id,
    actions: ['read'],
    scope: 'everywhere',
    ...more,
  });
  const open: Expression = { op: 'eq', left: at('secret'), right: { op: 'literal', value: false } };
  const grants: Record<string, readonly Grant[]> = {
    whole: [read('staff'), read('absence')],
    staff_only: [read('staff')],
    without_days: [read('staff'), read('absence', { fields: ['staff', 'status', 'kind', 'day', 'year'] })],
    open_only: [read('staff'), read('absence', { when: open })],
  };
  const roles = Object.fromEntries(
    Object.entries(grants).map(([id, list]) => [id, { ...(tiny.roles.manager as ModelRole), id, grants: list }]),
  );
  return { ...tiny, roles, forms: { ...tiny.forms, staff, absence } };
})();

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model });
});
afterAll(() => test.close());

interface Absence {
  readonly status: string | null;
  readonly kind: string | null;
  readonly day: string | null;
  readonly days: number | null;
  readonly year: number | null;
  readonly secret: boolean;
}

async function store(absences: readonly Absence[], year = 2026): Promise<string> {
  const staff = uuidv7();
  await test.run(async () => {
    await query(sql`INSERT INTO staff (id, rev, name, year) VALUES (${staff}::uuid, 1, 'x', ${year}::integer)`);
    for (const each of absences)
      await query(sql`INSERT INTO absence (id, rev, staff, status, kind, day, days, year, secret) VALUES (${uuidv7()}::uuid, 1,
        ${staff}::uuid, ${each.status}, ${each.kind}, ${each.day}::date, ${each.days}::numeric, ${each.year}::integer, ${each.secret})`);
  });
  return staff;
}

async function seen(staff: string, session?: Session) {
  const where: Expression = { op: 'eq', left: at('id'), right: literal(staff) };
  const { rows } = await test.run(() => listRecords({ form: 'staff', where }), session);
  return rows[0]?.values;
}

const as = (role: string): Session =>
  ({
    ...{ kind: 'user', user: uuidv7(), username: role, language: 'fr' },
    assignments: [{ id: uuidv7(), role, unit: null, from: '2020-01-01', to: null }],
  }) as unknown as Session;

const absence = fc.record({
  status: fc.constantFrom('approved', 'approved', 'refused', null),
  kind: fc.constantFrom('a', 'b', null),
  day: fc.option(fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01')),
  days: fc.option(fc.integer({ min: -8, max: 40 }).map((quarters) => quarters / 4)),
  year: fc.constantFrom(2025, 2026, null),
  secret: fc.boolean(),
});

describe('a fact about the rows of another form', () => {
  it('is accepted where a field is computed, and is the same in SQL and in JavaScript', async () => {
    for (const [value] of Object.values(facts))
      expect(
        check({ expression: value, form: model.forms.staff as ModelForm, forms: model.forms, aggregates: 'written' }),
      ).toEqual([]);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(absence, { maxLength: 8, selector: ({ day }) => day ?? Math.random() }),
        async (all) => {
          const staff = await store(all);
          const values = (await seen(staff)) ?? {};
          for (const [key, [expression]] of Object.entries(facts)) {
            const rows = ({ match }: Aggregate) =>
              all
                .filter(({ year }) => match.length === 1 || year === 2026)
                .map((each) => ({
                  values: { ...each } as Record<string, FieldValue>,
                  unknown: [],
                  today: '2026-06-15',
                }));
            const found = evaluate(expression, {
              values: { id: staff, year: 2026 },
              unknown: [],
              today: '2026-06-15',
              rows,
            });
            expect([key, values[key] ?? null]).toEqual([key, found.kind === 'value' ? found.value : null]);
          }
        },
      ),
      { seed: 20260615, numRuns: 25 },
    );
  });

  const row: Absence = { status: 'approved', kind: 'a', day: '2026-01-01', days: 2, year: 2026, secret: false };

  it('leaves deleted rows out, and is filtered and sorted by', async () => {
    const [none, some] = [await store([]), await store([row, { ...row, day: '2026-01-02', days: 3 }])];
    const where: Expression = { op: 'ge', left: at('days'), right: literal(5) };
    const page = await test.run(() => listRecords({ form: 'staff', where, sort: ['-days'], limit: 200 }), as('whole'));
    expect(page.rows.map(({ id }) => id)).toContain(some);
    expect(page.rows.map(({ id }) => id)).not.toContain(none);
    await test.run(() => query(sql`UPDATE absence SET deleted_at = now() WHERE staff = ${some}::uuid AND days = 3`));
    expect(await seen(some, as('whole'))).toMatchObject({ days: 2, times: 1 });
  });

  it('is absent for who may not read that form, and refused in a filter', async () => {
    const staff = await store([row]);
    const values = (await seen(staff, as('staff_only'))) ?? {};
    expect(Object.keys(values).sort()).toEqual(['name', 'year']);
    const where: Expression = { op: 'ge', left: at('times'), right: literal(0) };
    await expect(test.run(() => listRecords({ form: 'staff', where }), as('staff_only'))).rejects.toMatchObject({
      code: 'access.field_denied',
    });
  });

  it('is absent where it looks at a field that the reader may not read', async () => {
    const values = (await seen(await store([row]), as('without_days'))) ?? {};
    expect(values).toMatchObject({ times: 1, ever: true, last_kind: 'a' });
    expect(values).not.toHaveProperty('days');
    expect(values).not.toHaveProperty('longest');
  });

  it('is absent, and found by no filter, where one of the rows is hidden from the reader', async () => {
    const [plain, hiding] = [await store([row]), await store([row, { ...row, day: '2026-01-02', secret: true }])];
    expect(await seen(plain, as('open_only'))).toMatchObject({ times: 1, days: 2 });
    expect(await seen(hiding, as('open_only'))).not.toHaveProperty('times');
    const where: Expression = { op: 'ge', left: at('times'), right: literal(0) };
    const page = await test.run(() => listRecords({ form: 'staff', where, limit: 200 }), as('open_only'));
    expect(page.rows.map(({ id }) => id)).not.toContain(hiding);
  });
});
