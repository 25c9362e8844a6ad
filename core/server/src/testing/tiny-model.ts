import type { Model, ModelForm } from '@baara/model';
import { field, form, kinds, text } from './tiny-fields.ts';

const { words, date, end, flag, unit, required } = kinds;

const period = { valid_from: date(required), valid_to: end() };

const lists: readonly ModelForm[] = [
  form('cadre', {
    kind: 'list',
    title: ['label_fr'],
    sort: ['sort'],
    fields: { counted: flag() },
    items: [
      { code: 'doctor', label: { fr: 'Médecin', en: 'Doctor' }, attributes: { counted: true } },
      { code: 'nurse', label: { fr: 'Infirmier', en: 'Nurse' }, attributes: { counted: true } },
      { code: 'midwife', label: { fr: 'Sage-femme', en: 'Midwife' }, attributes: { counted: true } },
      { code: 'driver', label: { fr: 'Chauffeur', en: 'Driver' }, attributes: { counted: false } },
    ],
  }),
  form('language', {
    kind: 'list',
    title: ['label_fr'],
    sort: ['sort'],
    fields: {},
    items: [
      { code: 'fr', label: { fr: 'Français', en: 'French' } },
      { code: 'bm', label: { fr: 'Bambara', en: 'Bambara' } },
    ],
  }),
];

const geography: readonly ModelForm[] = [
  form('unit', {
    fields: {
      code: field('identifier', { maxLength: 40, unique: true }, required),
      name: words(required),
      type: words(),
      parent: unit(),
      status: words(),
      opened: date(),
    },
    title: ['name'],
    sort: ['name'],
    place: [{ kind: 'everyone' }],
    tree: { states: 'unit_state', successions: 'unit_succession' },
    search: { names: ['name'], identifiers: ['code'] },
  }),
  form('unit_state', {
    fields: {
      unit: field('ref', { form: 'unit', parent: true }, required),
      parent: unit(),
      name: words(required),
      type: words(),
      status: words(),
      ...period,
    },
    title: ['name'],
    sort: ['-valid_from'],
    dated: { exclusive: ['unit'] },
  }),
  form('unit_succession', {
    fields: { predecessor: unit(required), successor: unit(required), nature: words(required), date: date(required) },
    title: ['predecessor', 'successor'],
    sort: ['-date'],
  }),
];

const workforce: readonly ModelForm[] = [
  form('person', {
    fields: {
      surname: words(required),
      forename: words(required),
      birth_date: date({ unknown: true }),
      sex: words(),
      matricule: field('identifier', { maxLength: 20, unique: true, pattern: '[0-9A-Z]{4,20}' }),
      phone: field('phone', {}),
      cadre: field('choice', { list: 'cadre' }),
      languages: field('choices', { list: 'language' }),
      health_note: field('long_text', { maxLength: 4000 }, { sensitive: true }),
      salary: field('money', { min: 0 }, { sensitive: true }),
      dependants: field('group', {
        fields: { name: words(required)('name'), born: date()('born') },
        max: 20,
      }),
    },
    title: ['surname', 'forename'],
    sort: ['surname', 'forename'],
    columns: ['surname', 'forename', 'matricule', 'cadre'],
    place: [{ kind: 'posts', form: 'assignment', record: 'person', unit: 'facility', owner: 'main' }],
    search: { names: ['surname', 'forename'], identifiers: ['matricule', 'phone'] },
    duplicates: { names: ['surname', 'forename'], agree: ['birth_date'] },
    menu: 'people',
  }),
  form('assignment', {
    fields: {
      person: field('ref', { form: 'person', parent: true }, required),
      facility: unit(required),
      main: flag({ default: true }),
      function: words(),
      share: field('integer', { min: 1, max: 100 }),
      ...period,
    },
    title: ['function'],
    sort: ['-valid_from'],
    place: [
      { kind: 'unit', field: 'facility' },
      { kind: 'via', field: 'person' },
    ],
    dated: {
      exclusive: ['person'],
      when: { op: 'eq', left: { op: 'field', path: ['main'] }, right: { op: 'literal', value: true } },
      renews: { facility: ['function'] },
    },
  }),
  form('note', {
    fields: {
      person: field('ref', { form: 'person', parent: true }, required),
      body: field('long_text', { maxLength: 4000 }, required),
      written: date(),
    },
    title: ['written'],
    sort: ['-written'],
    place: [{ kind: 'via', field: 'person' }],
  }),
];

/**
 * A small hand-written Model for tests: a unit tree with dated states and successions, people placed by their posts,
 * dated assignments (one main post at a time), notes placed by their person, a list, choices and a repeating group.
 * `change` receives the forms by id and returns those to use, so that a test can try a later version of the site.
 */
export function tinyModel(change: (forms: Model['forms']) => Model['forms'] = (forms) => forms): Model {
  const forms = change(Object.fromEntries([...lists, ...geography, ...workforce].map((each) => [each.id, each])));
  return {
    site: { id: 'tiny', label: text('Tiny') },
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
    modules: [{ id: 'tiny', version: '1.0.0', label: text('Tiny'), requires: {}, parts: [] }],
    forms,
    roles: {
      manager: {
        id: 'manager',
        label: text('manager'),
        module: 'tiny',
        rights: [],
        grants: [
          {
            form: '*',
            actions: ['read', 'create', 'update', 'delete', 'export', 'import'],
            fields: '*',
            scope: 'unit',
          },
        ],
      },
    },
    conditions: {},
    figures: [],
    menus: [{ id: 'people', label: text('people'), order: 1, icon: 'people' }],
    panels: [],
    catalogues: {},
    provenance: {},
    fingerprint: `tiny:${JSON.stringify(forms).length}:${hash(JSON.stringify(forms))}`,
  };
}

/** FNV-1a, 32 bits: tells two tiny models apart. */
function hash(words: string): string {
  let state = 0x811c9dc5;
  for (const character of words) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return state.toString(16);
}
