import {
  type Action,
  type Model,
  type ModelForm,
  type ModelModule,
  type ModelPanel,
  type ModelWorkflow,
  references,
} from '@baara/model';
import type { Session } from '../database/types.ts';
import { covers } from './covers.ts';
import { heldGrants } from './grants.ts';
import { sliceForm } from './slice-form.ts';

const actions: readonly Action[] = ['read', 'create', 'update', 'delete', 'export', 'import'];

/** Of how many sets of roles the part of the Model is kept: there are about as many as there are kinds of work. */
const mostSlices = 32;
const known = new WeakMap<Model, Map<string, Model>>();

/**
 * The part of the Model that a session may see, made once for all who hold the same roles: every choice from a list asks for it. What it leaves out is
 * told by `slice`.
 */
export function sliceModel(model: Model, session: Session): Model {
  const slices = known.get(model) ?? new Map<string, Model>();
  known.set(model, slices);
  const key = rolesOf(session);
  const found = slices.get(key) ?? slice(model, session);
  // The one used last stands last.
  slices.delete(key);
  slices.set(key, found);
  if (slices.size > mostSlices) slices.delete(slices.keys().next().value as string);
  return found;
}

/** All that a slice depends on: the roles held, with the country's rules, wherever they are held; and to what a token holds its bearer. */
function rolesOf(session: Session): string {
  if (session.kind === 'system') return 'system';
  const roles = new Set(session.assignments.map(({ role, rules }) => JSON.stringify([role, rules])));
  return JSON.stringify([[...roles].toSorted(), session.narrowed]);
}

/**
 * The part of the Model that a session may see: the forms and fields that some grant lets it read or write. A field that
 * it may only read is `readonly`; what speaks of hidden fields (rules, conditions, columns…) goes with them. Roles,
 * items of lists and provenance are left out.
 */
function slice(model: Model, session: Session): Model {
  const forms = Object.values(model.forms).flatMap((form) => {
    const visible = visibleFields(model, session, form);
    return visible ? [[form.id, visible] as const] : [];
  });
  const seen = new Map(forms);
  const sliced = forms.flatMap(([id, visible]) => {
    const form = model.forms[id];
    return form ? [[id, sliceForm(form, visible, new Set(seen.keys()))] as const] : [];
  });
  const workflows = Object.values(model.workflows ?? {}).filter(({ form, field }) => seen.get(form)?.has(field));
  const modules = model.modules.map((module) => sliceModule(module, seen));
  const pages = modules.flatMap(({ web }) => web?.pages ?? []);
  const menus = new Set([...sliced.map(([, form]) => form.menu), ...pages.map(({ menu }) => menu)]);
  return Object.freeze({
    ...model,
    modules,
    forms: Object.fromEntries(sliced),
    workflows: Object.fromEntries(workflows.map((each) => [each.id, sliceWorkflow(each)])),
    menus: model.menus.filter(({ id }) => menus.has(id)),
    figures: model.figures.filter(({ form }) => seen.has(form)),
    panels: slicePanels(model, Object.fromEntries(sliced)),
    roles: {},
    conditions: {},
    provenance: {},
  });
}

/** The panels whose count this session may see; without their norm where it may not read that. */
function slicePanels({ panels, figures }: Model, forms: Model['forms']): readonly ModelPanel[] {
  return panels
    .filter(({ form, by, figure: counted }) => {
      const { where, during } = figures.find(({ id }) => id === counted) ?? {};
      const asked = [
        by,
        ...(where ? references(where).flatMap(([key]) => key ?? []) : []),
        ...(during ? [during.field] : []),
      ];
      return asked.every((key) => forms[form]?.fields[key]);
    })
    .map(({ norm, ...panel }) => {
      const fields = norm ? forms[norm.form]?.fields : undefined;
      const known = norm && fields && [norm.by, norm.amount, norm.unit, norm.type].every((key) => fields[key]);
      return known ? { ...panel, norm } : panel;
    });
}

/** A workflow as pages draw it: what it asks and does with other fields and forms is the server's. */
function sliceWorkflow({ transitions, ...workflow }: ModelWorkflow): ModelWorkflow {
  return {
    ...workflow,
    transitions: transitions.map(({ hook: _, ...transition }) => ({ ...transition, when: [], effects: [] })),
  };
}

/** A module with the pages and panels of its web part that speak of forms which the session may see. */
function sliceModule({ web, ...module }: ModelModule, forms: ReadonlyMap<string, unknown>): ModelModule {
  if (!web) return module;
  return {
    ...module,
    web: {
      pages: web.pages.filter(({ reads }) => forms.has(reads)),
      panels: web.panels.filter(({ form, reads }) => forms.has(form) && forms.has(reads)),
    },
  };
}

/** The actions that some grant of the session allows on some row of the form. */
export function actionsOf(model: Model, session: Session, form: ModelForm): readonly Action[] {
  if (session.kind === 'system') return actions;
  return actions.filter((action) => heldGrants({ model, session, form, action }).length > 0);
}

/** Those of them that a page, an import or another system may begin: records of some forms are made by an action of their module only. */
export function openActionsOf(model: Model, session: Session, form: ModelForm): readonly Action[] {
  const held = actionsOf(model, session, form);
  return form.byAction ? held.filter((action) => action !== 'create' && action !== 'import') : held;
}

/** What one may do with a field: at least one of them. */
export interface VisibleField {
  readonly isWritable: boolean;
}

function visibleFields(model: Model, session: Session, form: ModelForm): ReadonlyMap<string, VisibleField> | undefined {
  if (actionsOf(model, session, form).length === 0) return undefined;
  const held = (action: Action) => heldGrants({ model, session, form, action });
  const reading = held('read');
  const writing = [...held('create'), ...held('update')];
  const visible = new Map<string, VisibleField>();
  for (const field of Object.values(form.fields)) {
    const isWritable = session.kind === 'system' || writing.some(({ grant }) => covers(grant, form, field, model));
    const isReadable = session.kind === 'system' || reading.some(({ grant }) => covers(grant, form, field, model));
    if (isReadable || isWritable) visible.set(field.key, { isWritable });
  }
  return visible;
}
