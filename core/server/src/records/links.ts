import type { Model, ModelField, ModelForm } from '@baara/model';

/** A column, somewhere in the Model, that refers to a form's records: by id, or to a list's items by code. */
export interface Link {
  /** The form whose records refer. */
  readonly form: ModelForm;
  readonly field: ModelField;
  /** The column, and its table when it is not the form's own: a child table has `record`. */
  readonly column: string;
  readonly table: string | null;
  readonly by: 'id' | 'code';
  /** The referring record belongs to the other and goes with it. */
  readonly parent: boolean;
}

const known = new WeakMap<Model, ReadonlyMap<string, readonly Link[]>>();

/** Everything in the Model that refers to records of `form`. */
export function linksTo(model: Model, form: string): readonly Link[] {
  let links = known.get(model);
  if (!links) {
    links = allLinks(model);
    known.set(model, links);
  }
  return links.get(form) ?? [];
}

/** The forms whose records are shown as children of `form`'s, with the field that says so. */
export function childForms(model: Model, form: string): readonly Link[] {
  return linksTo(model, form).filter(({ parent }) => parent);
}

function allLinks(model: Model): Map<string, Link[]> {
  const links = new Map<string, Link[]>();
  for (const form of Object.values(model.forms)) {
    for (const field of Object.values(form.fields)) {
      for (const { target, ...link } of linksOf(form, field)) links.set(target, [...(links.get(target) ?? []), link]);
    }
  }
  return links;
}

function linksOf(form: ModelForm, field: ModelField): (Link & { target: string })[] {
  const own = { form, field, column: field.key, table: null, parent: false };
  const inChild = { ...own, column: 'value', table: `${form.id}__${field.key}` };
  switch (field.kind) {
    case 'ref':
      return [{ ...own, target: field.form, by: 'id', parent: field.parent === true }];
    case 'tree_ref':
      return [{ ...own, target: field.form, by: 'id', parent: 'parent' in field && field.parent === true }];
    case 'choice':
      return [{ ...own, target: field.list, by: 'code' }];
    case 'refs':
      return [{ ...inChild, target: field.form, by: 'id' }];
    case 'choices':
      return [{ ...inChild, target: field.list, by: 'code' }];
    case 'group':
      return Object.values(field.fields).flatMap((each) =>
        linksOf(form, each).map((link) => ({ ...link, field, table: inChild.table, parent: false })),
      );
    default:
      return [];
  }
}
