import type { Action, Model, ModelForm } from '@baara/model';

/** What a caller may do with a form, somewhere. */
export type Abilities = (form: string) => readonly Action[];

/** The forms of which `form` is a child, by its parent references. */
export function parentsOf(form: ModelForm): string[] {
  return Object.values(form.fields).flatMap((field) => (field.kind === 'ref' && field.parent ? [field.form] : []));
}

/** The forms shown as children of `id`. */
export function childrenOf(model: Model, id: string): string[] {
  return Object.values(model.forms)
    .filter((form) => parentsOf(form).includes(id))
    .map((form) => form.id);
}

/** The first answer a page needs: the site, its navigation, and every form by name only. */
export function modelOverview(slice: Model, can: Abilities, generation: string): Readonly<Record<string, unknown>> {
  const { site, languages, currency, timeZone, phone, menus, forms } = slice;
  return {
    ...{ generation, site, languages, currency, timeZone, phone, menus },
    forms: Object.fromEntries(Object.values(forms).map((form) => [form.id, overviewOf(form, can)])),
  };
}

/** One whole form: its list items are asked for as they are chosen. */
export function wholeForm(slice: Model, can: Abilities, form: ModelForm): Readonly<Record<string, unknown>> {
  return { ...form, items: [], can: can(form.id), children: childrenOf(slice, form.id) };
}

function overviewOf(form: ModelForm, can: Abilities): Readonly<Record<string, unknown>> {
  const { id, module, label, plural, kind, menu, place, title, dated, tree, sensitive } = form;
  return {
    ...{ id, module, label, plural, kind, menu, place, title, dated, tree, sensitive },
    parents: parentsOf(form),
    can: can(id),
  };
}
