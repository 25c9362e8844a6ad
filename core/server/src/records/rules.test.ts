import { type BaaraError, type Expression, type ModelForm, type Rule, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { applyEnvelope, createRecord, examineNew, prepareNew, readRecord, saveNew, updateRecord } from './index.ts';

let site: TestDatabase;
const unit = uuidv7();
const field = (...path: string[]): Expression => ({ op: 'field', path });
const literal = (value: string | number): Expression => ({ op: 'literal', value });
const rule = (id: string, test: Expression, facts: Partial<Rule> = {}): Rule => ({
  id,
  test,
  message: { fr: id, en: id },
  ...facts,
});

const rules: readonly Rule[] = [
  rule('share_divides', {
    op: 'ge',
    left: { op: 'divide', left: literal(100), right: field('share') },
    right: literal(1),
  }),
  rule('not_in_closed', { op: 'ne', left: field('facility', 'name'), right: literal('Fermé') }),
  rule('named_function', { op: 'ne', left: field('function'), right: literal('?') }, { severity: 'warning' }),
];

function withRules(forms: Readonly<Record<string, ModelForm>>): Readonly<Record<string, ModelForm>> {
  const { assignment, note } = forms as { assignment: ModelForm; note: ModelForm };
  const number = {
    ...note.fields.body,
    key: 'number',
    kind: 'sequence',
    prefix: 'N-',
    digits: 4,
    required: false,
  } as ModelForm['fields'][string];
  const share = { ...assignment.fields.share, min: 0 } as ModelForm['fields'][string];
  return {
    ...forms,
    assignment: { ...assignment, rules, fields: { ...assignment.fields, share } },
    note: { ...note, fields: { ...note.fields, number } },
  };
}

beforeAll(async () => {
  site = await openTestDatabase({ model: tinyModel(withRules) });
  await site.run(() => createRecord({ form: 'unit', id: unit, values: { code: 'F', name: 'Fermé' } }));
});
afterAll(() => site.close());

async function assign(values: Record<string, string | number>, facility = uuidv7()): Promise<BaaraError | string[]> {
  const person = uuidv7();
  const operations = [
    { do: 'create' as const, form: 'person', id: person, values: { surname: 'A', forename: 'B' } },
    ...(facility === unit
      ? []
      : [{ do: 'create' as const, form: 'unit', id: facility, values: { code: facility.slice(-12), name: 'Ouvert' } }]),
    {
      do: 'create' as const,
      form: 'assignment',
      id: uuidv7(),
      values: { person, facility, valid_from: '2020-01-01', ...values },
    },
  ];
  try {
    const { warnings } = await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
    return warnings.map(({ params }) => String(params.rule));
  } catch (error) {
    return error as BaaraError;
  }
}

test('an expression error is shown and blocks', async () => {
  expect(await assign({ share: 0 })).toMatchObject({
    code: 'record.invalid',
    problems: [
      {
        code: 'rule.error',
        form: 'assignment',
        params: { rule: 'share_divides', code: 'expression.division_by_zero' },
      },
    ],
  });
});

test('a rule sees through a reference, to stored records and to those of the same envelope', async () => {
  expect(await assign({}, unit)).toMatchObject({
    problems: [{ code: 'rule.failed', params: { rule: 'not_in_closed' } }],
  });
  expect(await assign({})).toEqual([]);
});

test('a warning is told and does not block', async () => {
  expect(await assign({ function: '?' })).toEqual(['named_function']);
});

test('defaults are filled in by the server', async () => {
  const [person, id, facility] = [uuidv7(), uuidv7(), uuidv7()];
  await site.run(async () => {
    await createRecord({ form: 'unit', id: facility, values: { code: 'D', name: 'D' } });
    await createRecord({ form: 'person', id: person, values: { surname: 'A', forename: 'B' } });
    await createRecord({ form: 'assignment', id, values: { person, facility, valid_from: '2020-01-01' } });
  });
  expect((await site.run(() => readRecord({ form: 'assignment', id }))).values.main).toBe(true);
});

test('numbers of a sequence come from the server, each once', async () => {
  const person = uuidv7();
  await site.run(() => createRecord({ form: 'person', id: person, values: { surname: 'A', forename: 'B' } }));
  const ids = Array.from({ length: 5 }, () => uuidv7());
  const operations = ids.map((id) => ({ do: 'create' as const, form: 'note', id, values: { person, body: 'x' } }));
  await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
  const numbers = await Promise.all(
    ids.map(async (id) => (await site.run(() => readRecord({ form: 'note', id }))).values.number),
  );
  expect(numbers).toEqual(['N-0001', 'N-0002', 'N-0003', 'N-0004', 'N-0005']);
});

test('new records that are saved again, after an attempt that was taken back, have their numbers', async () => {
  const [person, note] = [uuidv7(), uuidv7()];
  await site.run(() => createRecord({ form: 'person', id: person, values: { surname: 'A', forename: 'B' } }));
  const prepared = await site.run(async () => {
    const { drafts } = await examineNew([{ form: 'note', id: note, values: { person, body: 'x' } }]);
    return prepareNew([...drafts.values()]);
  });
  const cut = site.run(async () => {
    await saveNew(prepared, 'test');
    throw new Error('cut');
  });
  await expect(cut).rejects.toThrow('cut');
  await site.run(() => saveNew(prepared, 'test'));
  expect((await site.run(() => readRecord({ form: 'note', id: note }))).values.number).toMatch(/^N-\d{4}$/u);
});

test('a merged record is checked again as a whole', async () => {
  const [person, id, facility] = [uuidv7(), uuidv7(), uuidv7()];
  await site.run(async () => {
    await createRecord({ form: 'unit', id: facility, values: { code: 'M', name: 'M' } });
    await createRecord({ form: 'person', id: person, values: { surname: 'A', forename: 'B' } });
    await createRecord({ form: 'assignment', id, values: { person, facility, valid_from: '2020-01-01' } });
  });
  await site.run(() => updateRecord({ form: 'assignment', id, rev: 1, values: { valid_to: '2021-01-01' } }));
  const late = site.run(() => updateRecord({ form: 'assignment', id, rev: 1, values: { valid_from: '2022-01-01' } }));
  await expect(late).rejects.toMatchObject({ problems: [{ code: 'dated.order' }] });
});
