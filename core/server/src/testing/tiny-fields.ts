import type { FieldKind, KindFacts, ModelField, ModelForm, Text } from '@baara/model';

type Overrides = Partial<Omit<ModelField, 'kind' | 'key'>>;
type Draft = (key: string) => ModelField;

/** A label whose two wordings are the same: enough for a test. */
export function text(words: string): Text {
  return { fr: words, en: words };
}

/** A field of a hand-written Model: what the composer would make of the shortest definition. */
export function field<K extends FieldKind>(kind: K, facts: KindFacts[K], overrides: Overrides = {}): Draft {
  return (key) =>
    ({
      key,
      kind,
      owner: 'tiny',
      label: text(key),
      required: false,
      readonly: false,
      hidden: false,
      section: 'main',
      ...facts,
      ...overrides,
    }) as ModelField;
}

/** What the composer puts first in every list. */
function listFields(list: string): Readonly<Record<string, Draft>> {
  return {
    code: field('identifier', { maxLength: 60, unique: true }, { required: true }),
    label_fr: field('text', { maxLength: 200 }, { required: true }),
    label_en: field('text', { maxLength: 200 }, { required: true }),
    sort: field('integer', {}),
    parent: field('choice', { list }),
    retired: field('boolean', {}),
    replaced_by: field('choice', { list }),
  };
}

type FormFacts = Partial<Omit<ModelForm, 'fields' | 'id'>> & { readonly fields: Readonly<Record<string, Draft>> };

/** A form of a hand-written Model; everything but its fields has a default. */
export function form(id: string, { fields: own, ...facts }: FormFacts): ModelForm {
  const fields = facts.kind === 'list' ? { ...listFields(id), ...own } : own;
  const keys = Object.keys(fields);
  return {
    id,
    module: 'tiny',
    label: text(id),
    plural: text(`${id}s`),
    kind: 'record',
    fields: Object.fromEntries(Object.entries(fields).map(([key, draft]) => [key, draft(key)])),
    sections: [{ key: 'main', label: text('main'), fields: keys }],
    rules: [],
    place: [{ kind: 'everyone' }],
    title: keys.slice(0, 1),
    columns: keys.slice(0, 4),
    sort: keys.slice(0, 1),
    unique: [],
    sensitive: false,
    was: [],
    items: [],
    ...facts,
  };
}

/** The kinds with the facts that a test seldom cares about. */
export const kinds = {
  words: (overrides?: Overrides) => field('text', { maxLength: 120 }, overrides),
  date: (overrides?: Overrides) => field('date', {}, overrides),
  end: (overrides?: Overrides) => field('date', { exclusive: true }, overrides),
  flag: (overrides?: Overrides) => field('boolean', {}, overrides),
  unit: (overrides?: Overrides) => field('tree_ref', { form: 'unit' }, overrides),
  required: { required: true } as const,
};
