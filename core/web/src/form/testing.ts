import type { ModelField } from '@baara/model';
import type { FormSlice, Overview } from '../api/types.ts';
import { overview } from '../state/session.ts';

const text = (words: string) => ({ fr: words, en: words });

function field<K extends ModelField['kind']>(key: string, kind: K, facts: object = {}): ModelField {
  const base = {
    key,
    kind,
    owner: 'tiny',
    label: text(key),
    required: false,
    readonly: false,
    hidden: false,
    section: 'main',
  };
  return { ...base, ...facts } as unknown as ModelField;
}

const fields = [
  field('surname', 'text', { maxLength: 20, required: true }),
  field('sex', 'choice', { list: 'sex' }),
  field('maiden_name', 'text', {
    maxLength: 20,
    visibleWhen: { op: 'eq', left: { op: 'field', path: ['sex'] }, right: { op: 'literal', value: 'F' } },
  }),
  field('birth_date', 'date', { required: true, unknown: true }),
  field('age', 'computed', {
    result: 'number',
    value: { op: 'yearsBetween', from: { op: 'field', path: ['birth_date'] }, to: { op: 'today' } },
  }),
  field('nationality', 'choice', { list: 'country', default: 'ML' }),
  field('number', 'sequence', { prefix: 'A', digits: 5 }),
];

/** A small form for the tests of this room. */
export const person = {
  id: 'person',
  module: 'tiny',
  label: text('Agent'),
  plural: text('Agents'),
  kind: 'record',
  fields: Object.fromEntries(fields.map((each) => [each.key, each])),
  sections: [{ key: 'main', label: text('main'), fields: fields.map((each) => each.key) }],
  rules: [],
  place: [],
  title: ['surname'],
  columns: ['surname'],
  sort: ['surname'],
  unique: [],
  sensitive: false,
  was: [],
  items: [],
  can: ['read', 'create', 'update'],
  children: [],
} as unknown as FormSlice;

/** What the pages know of a site once somebody has signed in. */
export function enterTinySite(): void {
  overview.set({
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
    forms: {},
    menus: [],
  } as unknown as Overview);
}
