import type { Expression, Model, ModelForm, ModelRole } from '@baara/model';
import { field, form, kinds, text, tinyModel } from '../../testing/index.ts';

const read = (...path: string[]): Expression => ({ op: 'field', path });
const { words, unit, required } = kinds;

/** One form for each way of having a place, beside the tiny ones. */
const others: readonly ModelForm[] = [
  form('visit', {
    fields: { facility: unit(), person: field('ref', { form: 'person' }), topic: words() },
    place: [
      { kind: 'unit', field: 'facility' },
      { kind: 'via', field: 'person' },
    ],
  }),
  form('memo', { fields: { topic: words(), secret: words({ sensitive: true }) }, place: [{ kind: 'owner' }] }),
  form('notice', { fields: { topic: words() }, place: [{ kind: 'everyone' }] }),
  form('paper', {
    fields: { note: field('ref', { form: 'note' }, required), topic: words() },
    place: [{ kind: 'via', field: 'note' }],
  }),
  form('sanction', {
    fields: { person: field('ref', { form: 'person' }, required), topic: words() },
    place: [{ kind: 'via', field: 'person' }],
    sensitive: true,
  }),
];

/** Computed fields: one of plain facts, one of a sensitive fact, which makes it sensitive too. */
const computed = {
  called: field('computed', { value: { op: 'concat', args: [read('surname'), read('forename')] }, result: 'text' }),
  pay: field('computed', { value: { op: 'add', left: read('salary'), right: read('salary') }, result: 'number' }),
};

export const accessModel: Model = tinyModel((forms) => {
  const person = forms.person as ModelForm;
  return {
    ...forms,
    person: { ...person, fields: { ...person.fields, called: computed.called('called'), pay: computed.pay('pay') } },
    ...Object.fromEntries(others.map((each) => [each.id, each])),
  };
});

/** The same Model with other roles: the tables are the same. */
export function withRoles(model: Model, roles: Readonly<Record<string, ModelRole['grants']>>): Model {
  return {
    ...model,
    roles: Object.fromEntries(
      Object.entries(roles).map(([id, grants]) => [id, { id, label: text(id), module: 'tiny', rights: [], grants }]),
    ),
  };
}

const is = (path: readonly string[], value: string | number | boolean): Expression => ({
  op: 'eq',
  left: { op: 'field', path },
  right: { op: 'literal', value },
});
const not = (arg: Expression): Expression => ({ op: 'not', arg });

/** What a grant may ask of a record. */
export const conditions: Readonly<Record<string, readonly Expression[]>> = {
  person: [is(['sex'], 'f'), { op: 'isUnknown', field: ['birth_date'] }, is(['cadre', 'counted'], true)],
  assignment: [is(['main'], true), is(['person', 'sex'], 'f')],
  note: [not(is(['person', 'surname'], 'Keita'))],
  visit: [{ op: 'isEmpty', field: ['facility'] }],
  memo: [is(['topic'], 'x')],
  notice: [is(['topic'], 'x')],
  paper: [is(['note', 'person', 'sex'], 'f')],
  sanction: [is(['topic'], 'x')],
};

/** What a caller may ask of a form's records. */
export const filters: Readonly<Record<string, readonly Expression[]>> = {
  person: [
    is(['sex'], 'f'),
    not(is(['sex'], 'f')),
    is(['salary'], 100),
    is(['pay'], 200),
    is(['called'], 'Keitaa'),
    { op: 'isEmpty', field: ['phone'] },
    { op: 'isUnknown', field: ['birth_date'] },
    { op: 'any', field: ['languages'], list: ['fr'] },
    is(['cadre', 'counted'], true),
    { op: 'or', args: [is(['sex'], 'm'), is(['salary'], 100)] },
  ],
  assignment: [
    is(['person', 'sex'], 'f'),
    not(is(['person', 'sex'], 'f')),
    { op: 'isEmpty', field: ['person', 'surname'] },
    { op: 'isUnknown', field: ['person', 'birth_date'] },
    not({ op: 'any', field: ['person', 'languages'], list: ['fr'] }),
    is(['person', 'salary'], 100),
    is(['person', 'cadre', 'counted'], true),
    is(['main'], true),
  ],
  note: [is(['person', 'surname'], 'Keita'), { op: 'isEmpty', field: ['person', 'salary'] }],
  visit: [is(['person', 'sex'], 'f'), { op: 'isEmpty', field: ['person'] }],
  memo: [is(['secret'], 'x'), is(['topic'], 'x')],
  notice: [is(['topic'], 'x')],
  paper: [is(['note', 'person', 'sex'], 'f'), { op: 'isEmpty', field: ['note', 'person', 'sex'] }],
  sanction: [{ op: 'isEmpty', field: ['person', 'phone'] }],
};

export const formIds = Object.keys(filters);
