import { f } from './f.ts';
import type { FieldMap, FormDraft, FormHandle } from './form.ts';
import type { ListItem } from './model.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';

/** What every list has before its own fields. */
const listFields = {
  code: f.identifier({ label: { fr: 'Code', en: 'Code' }, required: true, unique: true, synonyms: ['code'] }),
  label_fr: f.text({ label: { fr: 'Libellé en français', en: 'French label' }, required: true }),
  label_en: f.text({ label: { fr: 'Libellé en anglais', en: 'English label' }, required: true }),
  sort: f.integer({ label: { fr: 'Ordre', en: 'Order' } }),
  parent: f.choice('self', { label: { fr: 'Rattaché à', en: 'Under' } }),
  retired: f.boolean({ label: { fr: 'Retiré de l’usage', en: 'Retired' } }),
  replaced_by: f.choice('self', { label: { fr: 'Remplacé par', en: 'Replaced by' } }),
};

/**
 * Defines a list to choose from. Facts keep the immutable code; items are retired, never deleted.
 *
 * @example defineList('sex', { label: { fr: 'Sexe', en: 'Sex' }, items: [{ code: 'F', label: { fr: 'Féminin', en: 'Female' } }] })
 */
export function defineList<Id extends string, Fields extends FieldMap = Record<never, never>>(
  id: Id,
  options: {
    readonly label: Text;
    readonly plural?: Text;
    readonly help?: Text;
    readonly fields?: Fields;
    readonly items?: readonly ListItem[];
    readonly menu?: string;
    readonly was?: readonly string[];
  },
): FormHandle<Id, typeof listFields & Fields> {
  const fields = { ...listFields, ...(options.fields ?? ({} as Fields)) };
  const draft: FormDraft = {
    id,
    kind: 'list',
    label: options.label,
    plural: options.plural ?? options.label,
    ...(options.help && { help: options.help }),
    fields,
    sections: [],
    rules: [],
    conditions: {},
    compute: {},
    place: ['everyone'],
    title: ['label_fr'],
    columns: ['code', 'label_fr', 'label_en', 'retired'],
    sort: ['sort', 'label_fr'],
    unique: [],
    sensitive: false,
    was: options.was ?? [],
    ...(options.menu && { menu: options.menu }),
    items: options.items ?? [],
    source: definedAt(defineList),
  };
  return { id, kind: 'list', fields, draft };
}
