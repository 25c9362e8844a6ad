import { BaaraError } from '../error.ts';
import type { FormHandle } from '../form.ts';
import type { Model, ModelForm, ModelMenu, ModelRole } from '../model.ts';
import type { ModuleDefinition, RoleDraft } from '../module.ts';
import type { RowCondition } from '../row-condition.ts';
import type { SiteDefinition } from '../site.ts';
import type { ModelWorkflow } from '../workflow/types.ts';
import { assembleForm } from './assemble.ts';
import { fingerprint } from './fingerprint.ts';
import { orderModules } from './order.ts';
import { applyOverlay } from './overlay.ts';
import { type DefinitionProblem, describeProblem } from './problem.ts';
import { verifyForms } from './verify.ts';
import { verifyFigures } from './verify-figures.ts';
import { verifyPanel } from './verify-panels.ts';
import { type KnownToRoles, verifyCondition, verifyRole } from './verify-roles.ts';
import { verifyWebPart } from './verify-web-part.ts';
import { verifyWorkflow } from './verify-workflow.ts';
import { composeWordings } from './wordings.ts';
import { assembleWorkflow, openWorkflows } from './workflows.ts';
import { openForm, type Workshop } from './working.ts';

/**
 * Composes a site's modules and overlays into one frozen Model.
 *
 * @throws {BaaraError} `model.broken` with every problem at once, each naming layer, file, form, field and the way out.
 * @example const model = compose(mali)
 */
export function compose(site: SiteDefinition): Model {
  const { model, problems } = inspectSite(site);
  if (problems.length === 0) return model;
  throw new BaaraError({
    code: 'model.broken',
    params: {
      site: site.id,
      count: problems.length,
      text: problems.map((each) => describeProblem(each, 'en')).join('\n'),
    },
    problems: problems.map(({ layer, file, params, ...rest }) => ({ ...rest, params: { ...params, layer, file } })),
  });
}

/** Composes as far as possible, with what is wrong: for `baara check`, which reports and does not stop. */
export function inspectSite(site: SiteDefinition): {
  readonly model: Model;
  readonly problems: readonly DefinitionProblem[];
} {
  // 1. Modules in the order of their requirements.
  const { modules, reach, problems: orderProblems } = orderModules(site.modules);
  const shop: Workshop = {
    forms: new Map(),
    problems: [...orderProblems],
    provenance: new Map(),
    reach,
    winners: site.winners,
    setters: new Map(),
    site: site.id,
  };

  // 2. Every module's own forms, with the fields of their workflows, then its overlays, then the site's.
  for (const module of modules) defineForms(shop, module);
  const opened = openWorkflows(shop, [...modules, site]);
  for (const module of modules) for (const handle of module.extend) overlay(shop, module, handle);
  for (const handle of site.extend) overlay(shop, site, handle);

  // 3. The finished forms, checked as a whole.
  const forms: Record<string, ModelForm> = {};
  for (const form of shop.forms.values()) forms[form.id] = assembleForm(form);
  const menus = [...modules.flatMap((module) => module.menus), ...site.menus];
  shop.problems.push(...verifyForms(forms, (id) => shop.forms.get(id)?.draft.source ?? '', menus));
  const workflows: Record<string, ModelWorkflow> = {};
  for (const each of opened.values()) {
    const workflow = assembleWorkflow(each);
    workflows[workflow.id] = workflow;
    shop.problems.push(...verifyWorkflow({ workflow, forms, source: each.source }));
  }
  const conditions = composeConditions(shop, forms, [...modules, site]);
  const roles = composeRoles(shop, { forms, workflows }, modules, site);
  const figures = [...modules, site].flatMap((layer) =>
    layer.figures.map(({ source, ...figure }) => ({ figure: { ...figure, module: layer.id }, source })),
  );
  shop.problems.push(...verifyFigures(figures, forms));
  const panels = modules.flatMap((module) =>
    module.panels.map((panel) => {
      const whole = { ...panel, module: module.id };
      shop.problems.push(...verifyPanel(whole, { forms, figures: figures.map(({ figure }) => figure) }, module.source));
      return whole;
    }),
  );
  const known = { hasForm: (id: string) => id in forms, hasMenu: (id: string) => menus.some((menu) => menu.id === id) };
  for (const module of modules) shop.problems.push(...verifyWebPart(module, known));

  const wordings = composeWordings(shop, modules, site);

  const model: Model = {
    site: {
      id: site.id,
      label: site.label,
      ...(site.accent && { accent: site.accent }),
      ...(site.emblem && { emblem: site.emblem }),
    },
    languages: site.languages,
    currency: site.currency,
    timeZone: site.timeZone,
    phone: site.phone,
    modules: modules.map(({ id, version, label, requires, parts, web }) => {
      const offers = web.pages.length + web.panels.length > 0;
      return { id, version, label, requires, parts, ...(offers ? { web } : {}) };
    }),
    forms,
    ...(opened.size > 0 && { workflows }),
    roles,
    conditions,
    menus: mergeMenus(menus),
    figures: figures.map(({ figure }) => figure),
    panels,
    catalogues: site.catalogues,
    ...(Object.keys(wordings).length > 0 && { wordings }),
    provenance: Object.fromEntries(shop.provenance),
    fingerprint: fingerprint(Object.values(forms)),
  };
  return { model: deepFreeze(model), problems: shop.problems };
}

function defineForms(shop: Workshop, module: ModuleDefinition): void {
  for (const handle of [...module.lists, ...module.forms]) {
    const existing = shop.forms.get(handle.id);
    if (existing) {
      shop.problems.push({
        code: 'form.duplicate',
        layer: module.id,
        file: handle.draft.source,
        form: handle.id,
        params: { other: existing.module },
      });
      continue;
    }
    shop.forms.set(handle.id, openForm(handle.draft, module.id));
    shop.provenance.set(handle.id, [{ layer: module.id, verb: 'define', value: handle.draft.source }]);
  }
}

function overlay(shop: Workshop, layer: ModuleDefinition | SiteDefinition, handle: FormHandle): void {
  if (handle.overlay) applyOverlay(shop, layer, handle.overlay);
}

function composeRoles(
  shop: Workshop,
  known: KnownToRoles,
  modules: readonly ModuleDefinition[],
  site: SiteDefinition,
): Record<string, ModelRole> {
  const roles: Record<string, ModelRole> = {};
  const take = (drafts: readonly RoleDraft[], layer: { readonly id: string; readonly source: string }) => {
    for (const draft of drafts) {
      // A later layer's role of the same id adds grants and rights: it never replaces.
      const before = roles[draft.id];
      const role: ModelRole = {
        ...draft,
        module: before?.module ?? layer.id,
        grants: [...(before?.grants ?? []), ...draft.grants],
        rights: [...new Set([...(before?.rights ?? []), ...(draft.rights ?? [])])],
        ...(before?.secondFactor ? { secondFactor: true } : {}),
      };
      roles[draft.id] = role;
      shop.problems.push(...verifyRole({ ...role, module: layer.id, grants: draft.grants }, known, layer.source));
    }
  };
  for (const module of modules) take(module.roles, module);
  take(site.roles, site);
  return roles;
}

/** A condition's id stands once in a site. */
function composeConditions(
  shop: Workshop,
  forms: Readonly<Record<string, ModelForm>>,
  layers: readonly (ModuleDefinition | SiteDefinition)[],
): Model['conditions'] {
  const conditions: Record<string, RowCondition> = {};
  for (const layer of layers) {
    for (const { source, ...draft } of layer.conditions) {
      const condition = { ...draft, module: layer.id };
      const params = { condition: draft.id, reason: 'id' };
      if (conditions[draft.id])
        shop.problems.push({ code: 'condition.invalid', layer: layer.id, file: source, params });
      conditions[draft.id] = condition;
      shop.problems.push(...verifyCondition(condition, forms, source));
    }
  }
  return conditions;
}

/** A later menu of the same id rewords the earlier one. */
function mergeMenus(menus: readonly ModelMenu[]): ModelMenu[] {
  return [...new Map(menus.map((menu) => [menu.id, menu])).values()].sort((a, b) => a.order - b.order);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
