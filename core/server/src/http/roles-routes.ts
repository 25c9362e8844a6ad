import { type Action, BaaraError, wording } from '@baara/model';
import { Hono } from 'hono';
import { grantsIn, type RoleInForce, type RoleRule } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import {
  addRule,
  countHolders,
  endRule,
  holdersOf,
  makeRole,
  type Office,
  requireRoleAdministration,
  rolesInForce,
  rulesOf,
} from '../sessions/index.ts';
import { onlyKeys, readObject, textOf } from './body.ts';
import { requirePerson } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { namedAssignments } from './named-assignments.ts';
import { id, malformed, oneOf } from './parameters.ts';
import { roleSummary } from './role-summary.ts';
import { grantGroups, roleInWords, ruleWords } from './role-words.ts';

/** The roles, what they give in words, and a country's own rules about them: the right `administer-roles` on the whole country. */
export function rolesRoutes(application: Application): Hono<Environment> {
  const { database, model } = application;
  const routes = new Hono<Environment>();
  const administrator = async (c: RequestContext) => {
    const { session } = await requirePerson(c, application);
    requireRoleAdministration(model, session);
    const office: Office = { database, model, actor: session };
    return { session, office, translator: c.get('translator') };
  };
  const inWords = (role: RoleInForce | undefined, form: string) => roleInWords(model, role, form);

  routes.get('/', async (c) => {
    const { office, translator } = await administrator(c);
    const [roles, holders] = [await rolesInForce(office), await countHolders(office)];
    return c.json({
      roles: roles.map((role) => ({
        ...roleSummary(model, role, translator.language),
        ...{ isOwn: !Object.hasOwn(model.roles, role.id), holders: holders.get(role.id) ?? 0 },
        rules: role.taken.length + role.added.length,
      })),
    });
  });

  routes.post('/', async (c) => {
    const { office } = await administrator(c);
    const body = await readObject(c);
    onlyKeys(body, ['id', 'label_fr', 'label_en', 'why']);
    const text = (key: string, max: number) => textOf(body, key, max)?.trim() ?? '';
    const label = { fr: text('label_fr', 100), en: text('label_en', 100) };
    await makeRole(office, { id: text('id', 48), label, why: text('why', 500) });
    return c.json({ id: text('id', 48) }, 201);
  });

  const answer = async (c: RequestContext) => {
    const { office, translator } = await administrator(c);
    const { language } = translator;
    const role = (await rolesInForce(office)).find((each) => each.id === c.req.param('role'));
    if (!role)
      throw new BaaraError({ code: 'record.not_found', params: { form: 'role', id: c.req.param('role') ?? '' } });
    const defined = model.roles[role.id]?.grants ?? [];
    const rules = await rulesOf(office, role.id);
    const sensitive = Object.values(model.forms).filter(
      (form) => form.sensitive && grantsIn(model, role, form).length > 0,
    );
    return c.json({
      ...{ id: role.id, label: wording(role.label, language), isOwn: !Object.hasOwn(model.roles, role.id) },
      help: role.help ? wording(role.help, language) : '',
      module: role.module,
      rights: role.rights,
      sensitive: sensitive.map(({ plural }) => wording(plural, language)),
      grants: grantGroups(translator, model, defined),
      rules: rules.map((rule) => ({ ...rule, words: ruleWords(translator, model, rule) })),
      holders: await namedAssignments(application, await holdersOf(office, role.id), language),
    });
  };
  routes.get('/choices', async (c) => {
    const { translator } = await administrator(c);
    const { language } = translator;
    const named = <T extends { readonly label: string }>(all: readonly T[]) =>
      all.toSorted((one, other) => one.label.localeCompare(other.label, language));
    return c.json({
      forms: named(
        Object.values(model.forms).map((form) => ({
          ...{ id: form.id, label: wording(form.plural, language), sensitive: form.sensitive === true },
          fields: Object.values(form.fields)
            .filter(({ hidden }) => !hidden)
            .map((field) => ({
              key: field.key,
              label: wording(field.label, language),
              sensitive: field.sensitive === true,
            })),
        })),
      ),
      conditions: Object.values(model.conditions).map((each) => ({
        id: each.id,
        form: each.form,
        label: wording(each.label, language),
      })),
    });
  });
  routes.get('/:role', answer);

  routes.post('/:role/rules', async (c) => {
    const { office, session } = await administrator(c);
    const body = await readObject(c);
    onlyKeys(body, ['verb', 'form', 'actions', 'fields', 'scope', 'condition', 'why']);
    const why = textOf(body, 'why', 500)?.trim() ?? '';
    await addRule(office, session, { role: c.req.param('role'), rule: readRule(body), why, inWords });
    return answer(c);
  });
  routes.post('/:role/rules/:rule/end', async (c) => {
    const { office, session } = await administrator(c);
    const body = await readObject(c);
    onlyKeys(body, ['why']);
    const why = textOf(body, 'why', 500)?.trim() ?? '';
    await endRule(office, session, { role: c.req.param('role'), rule: id(c.req.param('rule'), 'rule'), why, inWords });
    return answer(c);
  });
  return routes;
}

function readRule(body: Readonly<Record<string, unknown>>): Omit<RoleRule, 'id'> {
  const text = (key: string) => textOf(body, key, 64) ?? '';
  return {
    verb: oneOf('add', 'withhold', 'limit')(text('verb'), 'verb'),
    form: text('form'),
    actions: readKeys(body.actions, 'actions') as readonly Action[],
    fields: body.fields === null || body.fields === undefined ? null : readKeys(body.fields, 'fields'),
    scope: oneOf('unit', 'everywhere')(text('scope') || 'unit', 'scope'),
    condition: text('condition') || null,
  };
}

function readKeys(value: unknown, parameter: string): readonly string[] {
  if (!Array.isArray(value) || value.length > 300) throw malformed(parameter, 'not_a_list');
  return value.map((each, at) => {
    if (typeof each !== 'string') throw malformed(`${parameter}.${at}`, 'not_text');
    return each;
  });
}
