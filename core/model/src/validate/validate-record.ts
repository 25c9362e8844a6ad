import type { ErrorProblem } from '../error.ts';
import type { Expression } from '../expression/ast.ts';
import { evaluate, type Scope } from '../expression/evaluate.ts';
import { references } from '../expression/references.ts';
import type { FieldValue } from '../expression/result.ts';
import { partsOf } from '../expression/walk.ts';
import type { ModelField, ModelFieldOf, Rule } from '../field.ts';
import type { Model, ModelForm } from '../model.ts';
import { checkValue, type ListCodes } from './check-value.ts';
import { isWarning } from './fault.ts';
import { recordScope } from './record-scope.ts';

export interface ValidateOptions {
  readonly form: ModelForm;
  readonly model: Pick<Model, 'phone'>;
  /** The whole record as it would stand, each value normalised. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly unknown: readonly string[] | ReadonlySet<string>;
  readonly today: string;
  readonly user?: Scope['user'];
  /** The keys that somebody sent: computed, hidden and read-only ones among them are refused. */
  readonly posted?: readonly string[];
  /** The codes that may be chosen, where the caller has them at hand. */
  readonly lists?: ListCodes;
  /** Fields behind references. Without it (in a browser) the rules that need them are left to the server. */
  readonly resolve?: Scope['resolve'];
  readonly under?: Scope['under'];
}

/** Everything wrong with a record, the same in the browser and on the server. A problem whose params say `severity: 'warning'` does not block. */
export function validateRecord(options: ValidateOptions): ErrorProblem[] {
  const problems: ErrorProblem[] = [];
  const { form } = options;
  const validation: Validation = {
    ...options,
    unknown: options.unknown instanceof Set ? options.unknown : new Set(options.unknown),
    problems,
    scope: recordScope(options as Parameters<typeof recordScope>[0]),
  };
  checkKeys(validation);
  for (const { key } of fieldsAsked(form, options.values)) {
    const field = form.fields[key] as ModelField;
    checkField(field, { path: key, value: options.values[key] as FieldValue, scope: validation.scope }, validation);
  }
  checkDates(validation);
  for (const rule of form.rules) checkRule(rule, validation);
  return problems;
}

/** A field's place among those of its form. */
interface Numbered {
  readonly key: string;
  readonly at: number;
}

interface FormFields {
  /** Those of which something is asked when they are empty. */
  readonly always: readonly Numbered[];
  /** The others by their keys. */
  readonly others: ReadonlyMap<string, Numbered>;
}

const fieldsKnown = new WeakMap<ModelForm, FormFields>();

function fieldsOf(form: ModelForm): FormFields {
  const known = fieldsKnown.get(form);
  if (known) return known;
  const mayBeMissing = ({ required, hidden, visibleWhen }: ModelField) =>
    required === false && (hidden || !visibleWhen);
  const all = Object.values(form.fields).map((field, at) => ({ key: field.key, at, optional: mayBeMissing(field) }));
  const always = all.filter(({ optional }) => !optional);
  const others = new Map(all.flatMap((each) => (each.optional ? [[each.key, each] as const] : [])));
  const found = { always, others };
  fieldsKnown.set(form, found);
  return found;
}

/** The fields of which there may be something to say, in the form's order: of its many most records fill few. */
function fieldsAsked(form: ModelForm, values: Readonly<Record<string, FieldValue>>): readonly Numbered[] {
  const { always, others } = fieldsOf(form);
  const asked = [...always];
  for (const key in values) {
    const field = isMissing(values[key]) ? undefined : others.get(key);
    if (field) asked.push(field);
  }
  return asked.sort((one, other) => one.at - other.at);
}

interface Validation extends Omit<ValidateOptions, 'unknown'> {
  readonly unknown: ReadonlySet<string>;
  readonly problems: ErrorProblem[];
  readonly scope: Scope;
}

/** Where a field stands: at the top of the record, or in a row of a group. */
interface Place {
  readonly path: string;
  readonly value: FieldValue;
  readonly scope: Scope;
}

function report(
  validation: Validation,
  code: string,
  field: string | undefined,
  params: Readonly<Record<string, unknown>> = {},
): void {
  validation.problems.push({ code, form: validation.form.id, ...(field !== undefined && { field }), params });
}

const isMissing = (value: FieldValue): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function checkKeys(validation: Validation): void {
  const { form, values, unknown, posted = [] } = validation;
  const fieldOf = (key: string) => (Object.hasOwn(form.fields, key) ? form.fields[key] : undefined);
  for (const key of Object.keys(values)) if (!fieldOf(key)) report(validation, 'field.unknown_field', key);
  for (const key of posted) {
    const field = fieldOf(key);
    if (field?.hidden) report(validation, 'field.hidden', key);
    else if (field?.readonly || field?.kind === 'computed') report(validation, 'field.readonly', key);
  }
  for (const key of unknown) {
    const field = fieldOf(key);
    if (!field) report(validation, 'field.unknown_field', key);
    else if (!field.unknown) report(validation, 'field.unknown_refused', key);
    else if (!isMissing(values[key])) report(validation, 'field.unknown_and_value', key);
  }
}

function checkField(field: ModelField, place: Place, validation: Validation): void {
  if (field.kind === 'computed') return;
  const { path, value, scope } = place;
  const missing = isMissing(value);
  if (!field.hidden && field.visibleWhen && !holds(field.visibleWhen, `${path}.visibleWhen`, scope, validation)) {
    if (!missing) report(validation, 'field.hidden', path);
    return;
  }
  if (missing) {
    const excused = field.hidden || field.kind === 'sequence' || (path === field.key && validation.unknown.has(path));
    if (!excused && isRequired(field, place, validation)) report(validation, 'field.required', path);
    return;
  }
  for (const { code, path: below, params } of checkValue(field, value, validation)) {
    report(validation, code, below === '' ? path : `${path}.${below}`, params);
  }
  if (field.kind === 'group' && Array.isArray(value)) checkRows(field, value, place, validation);
}

function isRequired(field: ModelField, { path, scope }: Place, validation: Validation): boolean {
  return typeof field.required === 'boolean'
    ? field.required
    : holds(field.required, `${path}.required`, scope, validation);
}

/** Whether a condition is true; one that cannot be computed is reported, and taken as not true. */
function holds(condition: Expression, name: string, scope: Scope, validation: Validation): boolean {
  if (isBeyond(condition, validation)) return false;
  const result = evaluate(condition, scope);
  if (result.kind === 'error') {
    report(validation, 'rule.error', undefined, { rule: name, code: result.code, ...result.params });
  }
  return result.kind === 'value' && result.value === true;
}

/** A condition that reads what only the server has. */
function isBeyond(condition: Expression, { resolve, under }: Validation): boolean {
  return (!resolve && references(condition).some((path) => path.length > 1)) || (!under && usesTree(condition));
}

function usesTree(condition: Expression): boolean {
  for (const part of partsOf(condition)) if (part.op === 'under') return true;
  return false;
}

/** The fields of a group's rows; their conditions see the row's fields before the record's. */
function checkRows(
  field: ModelFieldOf<'group'>,
  rows: readonly FieldValue[],
  place: Place,
  validation: Validation,
): void {
  for (const [index, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      report(validation, 'field.invalid', `${place.path}.${index}`);
      continue;
    }
    const values = row as Readonly<Record<string, FieldValue>>;
    const scope: Scope = { ...place.scope, values: { ...place.scope.values, ...values } };
    for (const key of Object.keys(values)) {
      if (key !== 'id' && !Object.hasOwn(field.fields, key)) {
        report(validation, 'field.unknown_field', `${place.path}.${index}.${key}`);
      }
    }
    for (const inner of Object.values(field.fields)) {
      checkField(inner, { path: `${place.path}.${index}.${inner.key}`, value: values[inner.key], scope }, validation);
    }
  }
}

/** Dated rows are half-open: the end is the first day after, so it lies past the start. */
function checkDates(validation: Validation): void {
  if (!validation.form.dated) return;
  const { valid_from: from, valid_to: to } = validation.values;
  if (typeof from === 'string' && typeof to === 'string' && to <= from) report(validation, 'dated.order', 'valid_to');
}

function checkRule(rule: Rule, validation: Validation): void {
  if (isBeyond(rule.test, validation)) return;
  const result = evaluate(rule.test, validation.scope);
  if (result.kind === 'empty' || (result.kind === 'value' && result.value === true)) return;
  const params = { rule: rule.id, message: rule.message, ...(rule.severity && { severity: rule.severity }) };
  const [about] = references(rule.test);
  const field = about?.length === 1 ? about[0] : undefined;
  if (result.kind === 'value' && result.value !== true) report(validation, 'rule.failed', field, params);
  // What is unknown satisfies no rule silently: it is said, and does not block.
  if (result.kind === 'unknown') report(validation, 'rule.unverified', field, { ...params, severity: 'warning' });
  // A rule that stumbles over a value that is already refused adds nothing.
  if (result.kind === 'error' && !validation.problems.some((problem) => problem.field && !isWarning(problem))) {
    report(validation, 'rule.error', field, {
      rule: rule.id,
      message: rule.message,
      code: result.code,
      ...result.params,
    });
  }
}
