import type { Model, ModelField, ModelForm, Text } from '@baara/model';
import { foldWords } from '../sheet/words.ts';
import type { NamedTarget } from '../types.ts';

/** Kinds that one cell cannot hold. */
const beyondACell = new Set<ModelField['kind']>(['computed', 'group', 'file', 'image', 'sequence', 'refs']);

/**
 * What the columns of a file for `form` may mean: its fields, those of the forms that come with it (its posts first), and, for
 * a unit, the levels above it. In the order in which a word that several know is given away.
 */
export function importTargets(model: Model, form: ModelForm): NamedTarget[] {
  return formsOfALine(model, form).flatMap((each) =>
    Object.values(each.fields)
      .filter((field) => !field.hidden && !field.readonly && !beyondACell.has(field.kind) && !isParentOf(field, form))
      .flatMap((field) => [fieldTarget(each, field), ...levelTargets(model, each, field)]),
  );
}

/** The forms of which one line may make a record: the form itself, its posts, its other children; sensitive ones never. */
export function formsOfALine(model: Model, form: ModelForm): ModelForm[] {
  const posts = form.place.flatMap((path) => (path.kind === 'posts' ? [path.form] : []));
  const children = Object.values(model.forms).filter(
    (each) =>
      !each.sensitive && each.id !== form.id && Object.values(each.fields).some((field) => isParentOf(field, form)),
  );
  const isPost = (each: ModelForm) => posts.includes(each.id);
  return [form, ...children.filter(isPost), ...children.filter((each) => !isPost(each))];
}

/** Whether the field ties a child to the line's own record: the import fills it. */
export function isParentOf(field: ModelField, form: ModelForm): boolean {
  return field.kind === 'ref' && field.parent === true && field.form === form.id;
}

function fieldTarget(form: ModelForm, field: ModelField): NamedTarget {
  const words = [field.label.fr, field.label.en, field.key, ...(field.synonyms ?? [])];
  return {
    form: form.id,
    field: field.key,
    label: field.label,
    formLabel: form.label,
    required: field.required === true,
    words: [...new Set(words.map(foldWords))].filter((each) => each !== ''),
  };
}

/** `District sanitaire` beside `Structure` says in which district to look for the structure. */
function levelTargets(model: Model, form: ModelForm, field: ModelField): NamedTarget[] {
  const isPosting = form.place.some((path) => path.kind === 'unit' && path.field === field.key);
  if (field.kind !== 'tree_ref' || !isPosting) return [];
  return levelsOf(model).map(({ code, label }) => ({
    form: form.id,
    field: field.key,
    level: code,
    label,
    formLabel: field.label,
    required: false,
    words: [...new Set([label.fr, label.en].map(foldWords))],
  }));
}

/** The types of units, as the tree's own list has them. */
function levelsOf(model: Model): readonly { readonly code: string; readonly label: Text }[] {
  const tree = Object.values(model.forms).find((form) => form.tree);
  const type = tree?.fields.type;
  return type?.kind === 'choice' ? (model.forms[type.list]?.items ?? []) : [];
}
