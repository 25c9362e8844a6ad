import { defineForm, defineModule, defineSite, extendForm, f, fieldRef, posts, via } from '@baara/model';

const label = (words: string) => ({ fr: words, en: words });

const standing = { type: f.text({ label: label('Type') }), status: f.text({ label: label('État') }) };

const unit = defineForm('unit', {
  label: label('Structure'),
  fields: {
    name: f.text({ label: label('Nom'), required: true }),
    parent: f.treeRef('self', { label: label('Dans') }),
    ...standing,
  },
  place: 'everyone',
  title: ['name'],
  tree: { states: 'unit_state', successions: 'unit_succession' },
});

const unit_state = defineForm('unit_state', {
  label: label('Situation'),
  fields: {
    unit: f.ref(unit, { label: label('Structure'), parent: true, required: true }),
    name: f.text({ label: label('Nom'), required: true }),
    parent: f.treeRef(unit, { label: label('Dans') }),
    ...standing,
  },
  place: via('unit'),
  title: ['name'],
  dated: { exclusive: ['unit'] },
});

const unit_succession = defineForm('unit_succession', {
  label: label('Succession'),
  fields: {
    predecessor: f.treeRef(unit, { label: label('Ancienne'), required: true }),
    successor: f.treeRef(unit, { label: label('Nouvelle'), required: true }),
    date: f.date({ label: label('Date'), required: true }),
  },
  place: 'everyone',
  title: ['date'],
});

const person = defineForm('person', {
  label: label('Agent'),
  fields: {
    surname: f.text({ label: label('Nom'), required: true }),
    story: f.longText({ label: label('Parcours'), maxLength: 20_000 }),
    paper: f.file({ label: label('Pièce') }),
  },
  place: 'everyone',
  title: ['surname'],
});

const assignment = defineForm('assignment', {
  label: label('Affectation'),
  fields: {
    person: f.ref(person, { label: label('Agent'), parent: true, required: true }),
    facility: f.treeRef(unit, { label: label('Structure'), required: true }),
    main: f.boolean({ label: label('Principale'), required: true, default: true }),
    valid_from: f.date({ label: label('Début'), required: true }),
    valid_to: f.date({ label: label('Fin'), exclusive: true }),
  },
  place: ['facility', via('person')],
  title: ['valid_from'],
  dated: { exclusive: ['person'], when: fieldRef(['main']).eq(true) },
});

const facts = { version: '1.0.0', core: '^1' } as const;
const people = defineModule({
  ...{ id: 'people', ...facts, label: label('Agents'), forms: [unit, unit_state, unit_succession, person] },
});
const work = defineModule({
  ...{ id: 'work', ...facts, requires: { people: '^1' }, label: label('Affectations'), forms: [assignment] },
  extend: [
    extendForm(person, {
      ...{ owner: 'work', place: posts({ form: assignment, unit: 'facility', owner: 'main' }), add: {} },
    }),
  ],
});

/** The smallest site whose people are placed by their posts: what a killed server must not leave half written. */
export default defineSite({
  ...{ id: 'office', label: label('Bureau'), modules: [people, work] },
  roles: [
    {
      ...{ id: 'manager', label: label('Gestionnaire') },
      grants: [{ form: '*', actions: ['read', 'create', 'update'], fields: '*', scope: 'unit' }],
    },
  ],
  ...{ languages: ['fr', 'en'], currency: { code: 'XOF', decimals: 0 }, timeZone: 'Africa/Bamako' },
  phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
});

const id = (number: number) => `0199f2b6-0000-7000-8000-00000000000${number}`;

export const country = id(1);
/** Where people work. */
export const facilities: readonly string[] = [id(2), id(3)];

export const account = { username: 'awa', password: 'un mot de passe long' } as const;
export const accounts = [{ ...account, role: 'manager', unit: country, label: label('Gestionnaire') }];

export function* demonstration() {
  const units = [
    { id: country, values: { name: 'Pays', parent: null } },
    ...facilities.map((facility, index) => ({
      id: facility,
      values: { name: `Centre ${index + 1}`, parent: country },
    })),
  ];
  yield { form: 'unit', rows: units.map((row) => ({ ...row, owner: null })) };
  yield {
    form: 'unit_state',
    rows: units.map(({ id: unit, values }) => ({
      ...{ id: unit.replace('-8000-', '-9000-'), owner: null, values: { unit, ...values, valid_from: '2010-01-01' } },
    })),
  };
}
