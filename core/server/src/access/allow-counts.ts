import type { ModelForm } from '@baara/model';
import type { Sql } from '../database/types.ts';
import { restriction, standing } from './allow-read.ts';
import { callerConditionOf } from './caller-condition.ts';
import { fieldPolicy } from './field-policy.ts';
import { locatedUnder } from './located.ts';
import { fieldOf, formOf } from './model-parts.ts';
import { allOf, always, asCondition } from './predicate.ts';
import { rowPolicy } from './row-policy.ts';
import { touchedBy } from './touched.ts';
import { type Allowed, type CountPlan, type CountRequest, deny } from './types.ts';

const alias = 't';

/**
 * Compiles several counts of one form under the session's grants, so that one statement reads its rows once for all of them.
 * Without a grant on the form every count is null; so is one that no grant lets ask what it asks. Throws `request.unknown_form`,
 * `request.unknown_field`, `request.malformed`.
 */
export function allowCounts(request: CountRequest): Allowed<CountPlan> {
  const form = formOf(request.form);
  const rows = rowPolicy(form.id, 'read', alias);
  const common = conditionIn(form, request.where);
  const isRefused = rows === deny || common === null;
  const plan: CountPlan = {
    form,
    alias,
    where: allOf([
      standing(form, {}),
      asCondition(rows),
      request.under === undefined ? always : locatedUnder({ form, unit: request.under, alias }),
      common ?? always,
    ]),
    conditions: request.counts.map(({ where, isByItem }) =>
      isRefused ? null : conditionIn(form, where, isByItem ? request.by : undefined),
    ),
  };
  return plan as Allowed<CountPlan>;
}

/** The condition and what may be read of the fields it asks about; null where no grant shows one of them. */
function conditionIn(form: ModelForm, where: CountRequest['where'], by?: string): Sql | null {
  const touched = [...new Set([...touchedBy(form, where), ...(by ? [by] : [])])];
  const fields = touched.map((key) => fieldOf(form, key));
  if (fields.some(({ key }) => fieldPolicy(form.id, key, alias) === deny)) return null;
  return allOf([
    ...fields.map((field) => restriction(form, field)),
    where ? callerConditionOf(where, form, alias) : always,
  ]);
}
