import type { Expression } from '../expression/ast.ts';
import { fieldRef } from '../expression/build.ts';
import { check } from '../expression/check.ts';
import type { ModelField } from '../field.ts';
import type { ModelForm, ModelMenu } from '../model.ts';
import type { DefinitionProblem, DefinitionProblemCode } from './problem.ts';
import { verifyItems } from './verify-items.ts';
import { verifyPlace } from './verify-place.ts';
import { snapshotFlaws } from './verify-snapshot.ts';

export type Forms = Readonly<Record<string, ModelForm>>;
export type Report = (code: DefinitionProblemCode, params: Record<string, unknown>, field?: string) => void;

/** `name`: lower-case letters, digits and `_`; not a column that every table has. */
export function isName(name: string): boolean {
  return (
    /^[a-z][a-z0-9_]{0,47}$/.test(name) && !reserved.has(name) && !name.startsWith('baara_') && !name.includes('__')
  );
}

const reserved = new Set([
  'id',
  'rev',
  'owner',
  'created_at',
  'updated_at',
  'deleted_at',
  'unknown',
  'name_key',
  'record',
  'pos',
]);

/** Checks every form of a finished model; all problems of all forms in one run. */
export function verifyForms(
  forms: Forms,
  sourceOf: (form: string) => string,
  menus: readonly ModelMenu[],
): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const treeForms = Object.values(forms).filter((form) => form.tree);
  for (const form of Object.values(forms)) {
    const report: Report = (code, params, field) =>
      problems.push({
        code,
        layer: (field !== undefined && form.fields[field]?.owner) || form.module,
        file: sourceOf(form.id),
        form: form.id,
        ...(field !== undefined && { field }),
        params,
      });
    if (!isName(form.id)) report('name.invalid', { name: form.id });
    verifyLabel(form.label, report);
    for (const field of Object.values(form.fields)) verifyField(field, form, forms, report);
    verifyReferences(form, report);
    verifyConsulted(form, forms, report);
    verifyExpressions(form, forms, report);
    verifyPlace(form, forms, report);
    for (const reason of snapshotFlaws(form, forms)) report('snapshot.invalid', { reason });
    verifyItems(form, forms, report);
    if (form.menu && !menus.some((menu) => menu.id === form.menu)) report('menu.unknown', { menu: form.menu });
    if (form.tree && treeForms.length > 1)
      report('tree.invalid', { reason: treeForms.map((each) => each.id).join(' / ') });
  }
  return problems;
}

function verifyLabel(label: { fr?: string; en?: string } | undefined, report: Report, field?: string): void {
  for (const language of ['fr', 'en'] as const) {
    if (!label?.[language]?.trim()) report('text.missing', { language }, field);
  }
}

function verifyField(field: ModelField, form: ModelForm, forms: Forms, report: Report): void {
  const { key } = field;
  if (!isName(key)) report('name.invalid', { name: key }, key);
  verifyLabel(field.label, report, key);
  if (field.hidden && field.required === true && field.default === undefined) report('field.hidden_required', {}, key);
  if (field.kind === 'computed' && !field.value) report('field.formula_missing', {}, key);
  if (field.kind === 'group') {
    for (const inner of Object.values(field.fields)) verifyField(inner, form, forms, report);
  }
  const target = 'list' in field ? field.list : 'form' in field ? field.form : undefined;
  if (target === undefined) return;
  const found = forms[target];
  if (!found) {
    report('field.target_unknown', { target }, key);
    return;
  }
  const wantsList = 'list' in field;
  if (wantsList !== (found.kind === 'list'))
    report('field.target_kind', { target, expected: wantsList ? 'list' : 'form' }, key);
  if (field.kind === 'tree_ref' && !found.tree) report('field.target_kind', { target, expected: 'tree' }, key);
  if (field.kind === 'choice' && typeof field.default === 'string' && found.items.length > 0) {
    const known = found.items.some((item) => item.code === field.default);
    if (!known) report('field.default_invalid', { reason: `${target} / ${field.default}` }, key);
  }
}

/** Fields that other parts of a form name must exist. */
function verifyReferences(form: ModelForm, report: Report): void {
  const named: [part: string, keys: readonly string[]][] = [
    ['title', form.title],
    ['columns', form.columns],
    ['sort', form.sort.map((key) => key.replace(/^-/, ''))],
    ['dated.exclusive', [form.dated?.exclusive ?? [], ...(form.dated?.alsoExclusive ?? [])].flat()],
    ['dated.renews', Object.entries(form.dated?.renews ?? {}).flatMap(([key, left]) => [key, ...left])],
    ['dated.closes', Object.entries(form.dated?.closes ?? {}).flatMap(([key, given]) => [key, ...Object.keys(given)])],
    ['search', [...(form.search?.names ?? []), ...(form.search?.identifiers ?? [])]],
    ['duplicates', [...(form.duplicates?.names ?? []), ...(form.duplicates?.agree ?? [])]],
    ['timeline', timelineFields(form)],
    ...form.unique.map((keys): [string, readonly string[]] => ['unique', keys]),
    ...Object.values(form.fields).flatMap((field): [string, readonly string[]][] =>
      field.kind === 'sequence' && field.givenWith ? [[`fields.${field.key}`, [field.givenWith]]] : [],
    ),
    ...form.sections.map((section): [string, readonly string[]] => [`sections.${section.key}`, section.fields]),
  ];
  for (const [part, keys] of named) {
    for (const key of keys) if (!form.fields[key]) report('reference.unknown_field', { part }, key);
  }
  for (const key of timelineFields(form)) {
    const field = form.fields[key];
    if (field && field.kind !== 'date') report('timeline.invalid', { reason: field.kind }, key);
  }
  if (!form.dated && form.actions?.some(({ does }) => does === 'end')) report('action.invalid', { verb: 'end' });
  for (const { label } of form.actions ?? []) verifyLabel(label, report);
  if (form.title.length === 0) report('reference.unknown_field', { part: 'title' });
}

/** What is consulted must be there, and both forms must have what they agree in. */
function verifyConsulted(form: ModelForm, forms: Forms, report: Report): void {
  for (const { form: target, by, fields } of form.consults ?? []) {
    const there = forms[target];
    if (!there) {
      report('reference.unknown_field', { part: 'consults' }, target);
      continue;
    }
    const missing = [
      ...by.filter((key) => !form.fields[key] || !there.fields[key]),
      ...fields.filter((key) => !there.fields[key]),
    ];
    for (const key of missing) report('reference.unknown_field', { part: `consults ${target}` }, key);
  }
}

/** The fields by which a form stands on a time line. */
function timelineFields({ timeline }: ModelForm): readonly string[] {
  return timeline ? [timeline.from, ...(timeline.to === undefined ? [] : [timeline.to])] : [];
}

function verifyExpressions(form: ModelForm, forms: Forms, report: Report): void {
  const verify = (part: string, expression: Expression, field?: string, expects?: 'boolean') => {
    const aggregates = part === 'compute' ? 'written' : 'none';
    for (const problem of check({ expression, form, forms, aggregates, ...(expects && { expects }) })) {
      report('expression.invalid', { part, reason: `${problem.code} ${JSON.stringify(problem.params)}` }, field);
    }
  };
  for (const rule of form.rules) verify(`rules.${rule.id}`, rule.test, undefined, 'boolean');
  if (form.dated?.when) verify('dated.when', form.dated.when, undefined, 'boolean');
  for (const [key, value] of Object.values(form.dated?.closes ?? {}).flatMap(Object.entries)) {
    // What is given must be what the field may hold, as if it were compared with it.
    if (value !== null && form.fields[key]) verify('dated.closes', fieldRef([key]).eq(value), key);
  }
  for (const field of Object.values(form.fields)) {
    if (typeof field.required === 'object') verify('required', field.required, field.key, 'boolean');
    if (field.visibleWhen) verify('visibleWhen', field.visibleWhen, field.key, 'boolean');
    if (field.default !== null && typeof field.default === 'object') verify('default', field.default, field.key);
    if (field.kind === 'computed' && field.value) verify('compute', field.value, field.key);
  }
}
