import { uuidv7 } from '@baara/model';
import { ids } from '../testing.ts';
import { type Asked, ask, encoded, is, type More, rev } from './asked.ts';
import type { Facts, Secret } from './secrets.ts';

interface Kept {
  readonly form: string;
  readonly secret: Secret;
  readonly at: (facts: Facts) => string;
  readonly values: (facts: Facts) => Readonly<Record<string, unknown>>;
  readonly change: Readonly<Record<string, unknown>>;
  readonly column: string;
}

const forms: readonly Kept[] = [
  {
    ...{ form: 'person', secret: 'name', at: ({ person }) => person, column: 'surname' },
    values: () => ({ surname: 'Neuf' }),
    change: { forename: 'Kadidia Awa' },
  },
  {
    ...{ form: 'assignment', secret: 'name', at: ({ assignment }) => assignment, column: 'person' },
    values: ({ person }) => ({ person, facility: ids.south, main: false, valid_from: '2021-01-01' }),
    change: { share: 50 },
  },
  {
    ...{ form: 'note', secret: 'note', at: ({ note }) => note, column: 'body' },
    values: ({ person }) => ({ person, body: 'mutation refusée' }),
    change: { written: '2022-01-01' },
  },
  {
    ...{ form: 'sanction', secret: 'sanction', at: ({ sanction }) => sanction, column: 'topic' },
    values: ({ person }) => ({ person, topic: 'blâme écrit' }),
    change: { topic: 'blâme écrit deux fois' },
  },
  {
    ...{ form: 'document', secret: 'document', at: ({ document }) => document, column: 'topic' },
    values: ({ person }) => ({ person, topic: 'bulletin caché' }),
    change: { topic: 'bulletin caché corrigé' },
  },
];

/** Every route that a form has, with data behind it. */
function ofForm({ form, secret, at, values, change, column }: Kept): readonly Asked[] {
  const one = (verb: string, tail: string, path: (facts: Facts) => string, more: More = {}) =>
    ({ ...ask(`${verb} /records/${form}${tail}`, path, more) }) as Asked;
  const shows = [secret];
  const creating =
    form === 'person'
      ? [one('POST', '', () => `/records/${form}`, { json: (f) => ({ values: values(f) }), say: 'incomplet' })]
      : [];
  return [
    one('GET', '', () => `/records/${form}?count=exact`, { shows: form === 'assignment' ? ['name'] : shows }),
    ...(form === 'person'
      ? creating
      : [
          one('POST', '', () => `/records/${form}`, {
            json: (f) => ({ id: uuidv7(), values: values(f) }),
            changes: true,
          }),
        ]),
    one('GET', '/{id}', (f) => `/records/${form}/${at(f)}?include=children`, { shows }),
    one('PATCH', '/{id}', (f) => `/records/${form}/${at(f)}`, {
      headers: rev,
      json: () => ({ values: change }),
      changes: true,
    }),
    one('DELETE', '/{id}', (f) => `/records/${form}/${at(f)}`, {
      headers: rev,
      json: () => ({ reason: 'essai' }),
      changes: true,
    }),
    one('POST', '/{id}/restore', (f) => `/records/${form}/${form === 'note' ? f.gone : at(f)}`.concat('/restore'), {
      json: () => ({}),
      changes: true,
    }),
    one('GET', '/{id}/history', (f) => `/records/${form}/${at(f)}/history`, {
      shows: form === 'assignment' ? [] : shows,
    }),
    one('GET', '/{id}/timeline', (f) => `/records/${form}/${at(f)}/timeline`, {
      shows: form === 'person' ? ['phone'] : [],
    }),
    one('GET', '/{id}/neighbours', (f) => `/records/${form}/${at(f)}/neighbours`),
    one('GET', '/{id}/passages', (f) => `/records/${form}/${at(f)}/passages`),
    one('POST', '/{id}/passages', (f) => `/records/${form}/${at(f)}/passages`, {
      headers: rev,
      json: () => ({ workflow: 'transfer', transition: 'ask' }),
    }),
    ask('GET /model/{form}', `/model/${form}`),
    ask('GET /counts/{form}', `/counts/${form}?fields=${form === 'person' ? 'cadre' : column}`),
    ask('GET /exports/{form}', `/exports/${form}?format=csv&columns=${column}`, { shows }),
    ask(
      'GET /duplicates/{form}',
      `/duplicates/${form}?values=${encoded({ surname: 'Zoumana', forename: 'Kadidia', birth_date: '1971-03-19' })}`,
      {
        ...(form === 'person' ? { shows, tellsOfOthers: true } : {}),
      },
    ),
    ask('POST /bulk/{form}', `/bulk/${form}`, {
      json: (f) => ({ selection: { ids: [at(f)] }, action: { do: 'set', values: change }, reason: 'essai' }),
    }),
    ask('POST /imports/{form}', `/imports/${form}?name=autre.csv`, {
      headers: { 'content-type': 'text/csv' },
      body: 'Nom\nX\n',
    }),
    ask('GET /views/{form}', `/views/${form}`),
  ];
}

/** The same route asked in other ways that tell of people: by words, by a filter, by a field, in another order, by a number taken. */
const ways: readonly Asked[] = [
  ask('GET /records/person', '/records/person?q=zoumana', { shows: ['name'], say: 'par des mots' }),
  ask('GET /records/person', `/records/person?where=${encoded(is('surname', 'Zoumana'))}&count=exact&limit=0`, {
    say: 'un compte filtré',
  }),
  ask('GET /records/person', `/records/person?where=${encoded(is('phone', '76998877'))}&count=exact`, {
    say: 'par un champ',
  }),
  ask('GET /records/person', '/records/person?sort=phone', { say: 'trié par un champ' }),
  ask('GET /records/person', '/records/person?select=phone,health_note', { say: 'des champs nommés' }),
  ask('GET /records/person', `/records/person?under=${ids.south}&count=exact`, {
    shows: ['name'],
    say: 'sous une structure',
  }),
  ask('GET /records/person', '/records/person?as_of=2024-01-31', { shows: ['name'], say: 'à une date' }),
  ask('GET /records/person', '/records/person?deleted=include', { say: 'supprimés aussi' }),
  ask(
    'GET /records/assignment',
    `/records/assignment?where=${encoded({ op: 'eq', left: { op: 'field', path: ['person', 'surname'] }, right: { op: 'literal', value: 'Zoumana' } })}&count=exact`,
    {
      say: 'par une référence',
    },
  ),
  ask('GET /records/person/{id}', (f) => `/records/person/${f.person}?include=summary`, {
    shows: ['name'],
    say: 'résumé',
  }),
  ask('GET /records/person/{id}/history', (f) => `/records/person/${f.person}/history?include=children`, {
    shows: ['name', 'note', 'sanction'],
    say: 'avec ce qui en dépend',
  }),
  ask('PATCH /records/person/{id}', (f) => `/records/person/${f.person}`, {
    headers: rev,
    json: () => ({ values: { phone: '66112233' } }),
    changes: true,
    say: 'un champ refusé',
  }),
  ask('POST /records/person', '/records/person', {
    json: () => ({ values: { surname: 'Autre', forename: 'Agent', matricule: '0999X0' } }),
    tellsOfOthers: true,
    say: 'matricule pris ailleurs',
  }),
  ask('GET /exports/{form}', '/exports/person?format=csv&columns=surname,phone', {
    shows: ['name'],
    say: 'un champ refusé',
  }),
  ask('GET /counts/{form}', '/counts/person?fields=languages', { say: 'par un champ' }),
];

/** What is asked of records and lists. */
export const recordRequests: readonly Asked[] = [...forms.flatMap(ofForm), ...ways];
