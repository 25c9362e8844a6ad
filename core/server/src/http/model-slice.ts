import type { Action, Model, ModelField, ModelForm } from '@baara/model';
import { treeShape } from '../tree/index.ts';

/** What a caller may do, somewhere. */
export interface Abilities {
  /** What the pages offer with a form. */
  readonly can: (form: string) => readonly Action[];
  /** Whether an action of its module may make records of a form for them, which nothing else does. */
  readonly acts: (form: string) => boolean;
}

/** The forms of which `form` is a child, by its parent references. */
export function parentsOf(form: ModelForm): string[] {
  return Object.values(form.fields).flatMap((field) => (isParent(field) ? [field.form] : []));
}

/** Whether a record is shown as a child of the record, or of the unit, that this field names. */
function isParent(field: ModelField): field is Extract<ModelField, { kind: 'ref' | 'tree_ref' }> {
  return (field.kind === 'ref' || field.kind === 'tree_ref') && 'parent' in field && field.parent === true;
}

/** The forms shown as children of `id`. */
export function childrenOf(model: Model, id: string): string[] {
  return Object.values(model.forms)
    .filter((form) => parentsOf(form).includes(id))
    .map((form) => form.id);
}

/** The first answer a page needs: the site, its navigation, and every form by name only. */
export function modelOverview(
  slice: Model,
  abilities: Abilities,
  generation: string,
): Readonly<Record<string, unknown>> {
  const { site, languages, currency, timeZone, phone, menus, panels, forms, workflows } = slice;
  const figures = slice.figures.map(({ where: _, ...figure }) => {
    const choice = figure.by === undefined ? undefined : slice.forms[figure.form]?.fields[figure.by]?.label;
    return { ...figure, ...(choice && { choice }) };
  });
  return {
    ...{ generation, site, languages, currency, timeZone, phone, menus, panels, figures, workflows },
    modules: slice.modules.map(({ id, label }) => ({ id, label })),
    parts: slice.modules.flatMap(({ id, web }) => (web ? [{ module: id, ...web }] : [])),
    forms: Object.fromEntries(Object.values(forms).map((form) => [form.id, overviewOf(form, abilities)])),
  };
}

interface WholeForm {
  /** The whole Model, of which `slice` is the caller's part. */
  readonly model: Model;
  readonly slice: Model;
  readonly abilities: Abilities;
  readonly form: ModelForm;
}

/** The fields of a unit that change on a date and never by an update, and the code of a closed one. */
function keptOf(model: Model): Readonly<Record<string, unknown>> | undefined {
  const shape = treeShape(model);
  return shape ? { fields: shape.snapshot, closed: shape.codes.closed } : undefined;
}

/** One whole form: its list items are asked for as they are chosen. */
export function wholeForm({ model, slice, abilities, form }: WholeForm): Readonly<Record<string, unknown>> {
  const children = childrenOf(slice, form.id);
  return {
    ...form,
    items: [],
    ...offersOf(form, abilities),
    children,
    ...(form.tree ? { reorganised: keptOf(model) } : {}),
  };
}

function offersOf({ id }: ModelForm, { can, acts }: Abilities) {
  return { can: can(id), ...(acts(id) ? { acts: true } : {}) };
}

function overviewOf(form: ModelForm, abilities: Abilities): Readonly<Record<string, unknown>> {
  const { id, module, label, plural, kind, menu, place, title, dated, tree, sensitive, actions } = form;
  return {
    ...{ id, module, label, plural, kind, menu, place, title, dated, tree, sensitive, actions },
    parents: parentsOf(form),
    ...offersOf(form, abilities),
  };
}
