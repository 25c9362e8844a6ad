import type { Translator } from '@baara/i18n';
import { type Action, type Grant, type Model, wording } from '@baara/model';
import { grantsIn, type RoleInForce, type RoleRule } from '../access/index.ts';
import { translatorFor } from './language.ts';

const order: readonly Action[] = ['read', 'create', 'update', 'delete', 'export', 'import'];

/** What is said of a grant or a rule. */
type Said = Pick<Grant, 'form' | 'actions' | 'scope' | 'transitions'> & {
  readonly fields: readonly string[] | null;
  readonly only: string | null;
};

/** What is given on several forms alike: the actions, and on what of each and where. */
export interface GrantGroup {
  readonly actions: string;
  readonly extent: string;
  readonly forms: readonly string[];
}

/** *Consulter, modifier · Agents · tous les champs non confidentiels · dans sa structure · seulement : ses membres*. */
function inWords(translator: Translator, model: Model, said: Said): string {
  const { actions, form, extent } = partsOf(translator, model, said);
  return [actions, form, extent].join(' · ');
}

function partsOf({ t, language }: Translator, model: Model, said: Said) {
  const form = model.forms[said.form];
  const fields = said.fields?.map((key) => {
    const field = form?.fields[key];
    return field ? wording(field.label, language) : key;
  });
  const actions = order.filter((each) => said.actions.includes(each)).map((each) => t(`roles:action_${each}`));
  return {
    actions: [...actions, ...(said.transitions ?? []).map((each) => stepWords(model, each, language))].join(', '),
    form: said.form === '*' ? t('roles:every_form') : form ? wording(form.plural, language) : said.form,
    extent: [
      fields ? t('roles:these_fields', { fields: fields.join(', ') }) : t('roles:plain_fields'),
      t(`roles:scope_${said.scope}`),
      ...(said.only === null ? [] : [t('roles:only', { condition: said.only })]),
    ].join(' · '),
  };
}

/** A step of a workflow as its button says it, or the workflow's name for all of its steps. */
function stepWords(model: Model, step: string, language: string): string {
  const at = step.lastIndexOf('.');
  const workflow = model.workflows?.[step.slice(0, at)];
  const found = workflow?.transitions.find(({ key }) => key === step.slice(at + 1));
  const label = found?.label ?? workflow?.label;
  return label ? wording(label, language) : step;
}

/** A grant in words; a condition of a role's definition that has no name is called one. */
export function grantWords(translator: Translator, model: Model, grant: Grant): string {
  return inWords(translator, model, saidOf(translator, model, grant));
}

/** The grants of a role as one reads them: what is given alike is said once, with its forms by name. */
export function grantGroups(translator: Translator, model: Model, grants: readonly Grant[]): GrantGroup[] {
  const groups = new Map<string, { actions: string; extent: string; forms: string[] }>();
  for (const grant of grants) {
    const { actions, form, extent } = partsOf(translator, model, saidOf(translator, model, grant));
    const alike = `${actions} · ${extent}`;
    const known = groups.get(alike) ?? { actions, extent, forms: [] };
    known.forms.push(form);
    groups.set(alike, known);
  }
  for (const { forms } of groups.values()) forms.sort((one, other) => one.localeCompare(other, translator.language));
  return [...groups.values()];
}

function saidOf(translator: Translator, model: Model, grant: Grant): Said {
  const named = Object.values(model.conditions).find(({ when }) => when === grant.when);
  const only = named ? wording(named.label, translator.language) : translator.t('roles:own_condition');
  const fields = grant.fields === undefined || grant.fields === '*' ? null : grant.fields;
  return { ...grant, fields, only: grant.when ? only : null };
}

/** A country's rule in words. */
export function ruleWords(translator: Translator, model: Model, rule: Omit<RoleRule, 'id'>): string {
  const condition = rule.condition === null ? undefined : model.conditions[rule.condition];
  const only = condition ? wording(condition.label, translator.language) : rule.condition;
  return inWords(translator, model, { ...rule, only });
}

/** What a role gives on a form, or wherever `*` reaches, in every language of the site: for the audit. */
export function roleInWords(
  model: Model,
  role: RoleInForce | undefined,
  form: string,
): Readonly<Record<string, readonly string[]>> {
  const definition = model.forms[form];
  const grants = !role ? [] : definition ? grantsIn(model, role, definition) : [...role.grants, ...role.added];
  return Object.fromEntries(
    model.languages.map((language) => {
      const translator = translatorFor(language, model.timeZone);
      return [
        language,
        grants.map((grant) => grantWords(translator, model, { ...grant, form: definition ? form : grant.form })),
      ];
    }),
  );
}
