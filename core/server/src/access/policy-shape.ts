import { createHash } from 'node:crypto';
import {
  aggregatesBehind,
  type Expression,
  type Grant,
  type Model,
  type ModelField,
  type ModelForm,
} from '@baara/model';
import { covers } from './covers.ts';
import { grantsOf } from './grants.ts';

/** What a policy that stands in the database calls the rows of a form; its fields, it calls by their class. */
export const rowsKey = 'rows';

/** Fields of a form that the same grants cover, whoever holds them: one condition says where they are read. */
export interface Class {
  readonly key: string;
  readonly fields: readonly ModelField[];
  /** The conditions of the grants that cover them. */
  readonly conditions: readonly Condition[];
}

/** What a grant asks of a row, and how the database calls it. */
export interface Condition {
  readonly key: string;
  readonly when: Expression | undefined;
}

/** The conditions under which any role of the Model reads rows of a form; the grant without a condition is always among them. */
export function conditionsOf(model: Model, form: ModelForm): readonly Condition[] {
  return distinct(readingGrants(model, form));
}

/**
 * The fields of a form by what covers them. What is computed from rows of other forms is in none: each reader's own rights on those rows decide it.
 */
export function classesOf(model: Model, form: ModelForm): readonly Class[] {
  const grants = readingGrants(model, form);
  const byCover = new Map<string, { readonly covering: readonly Grant[]; readonly fields: ModelField[] }>();
  for (const field of Object.values(form.fields)) {
    if (field.hidden || aggregatesBehind(form, field.key).length > 0) continue;
    const positions = grants.flatMap((grant, position) => (covers(grant, form, field, model) ? [position] : []));
    const known = byCover.get(positions.join()) ?? {
      covering: positions.flatMap((at) => grants[at] ?? []),
      fields: [],
    };
    known.fields.push(field);
    byCover.set(positions.join(), known);
  }
  return [...byCover.values()].map(({ covering, fields }) => ({
    key: digest(fields.map(({ key }) => key).toSorted()),
    fields,
    conditions: distinct(covering),
  }));
}

/** How a condition is called. */
export function conditionKey(when: Expression | undefined): string {
  return when === undefined ? '' : digest(when);
}

function readingGrants(model: Model, form: ModelForm): readonly Grant[] {
  const roles = Object.keys(model.roles).toSorted();
  return roles.flatMap((role) => grantsOf(model, { role }, form).filter((grant) => grant.actions.includes('read')));
}

function distinct(grants: readonly Grant[]): readonly Condition[] {
  const conditions = new Map<string, Expression | undefined>([['', undefined]]);
  for (const { when } of grants) conditions.set(conditionKey(when), when);
  return [...conditions].map(([key, when]) => ({ key, when })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
