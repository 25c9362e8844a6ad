import { BaaraError, type Expression, figureCondition, type Model, type ModelForm } from '@baara/model';
import { todayIn } from '../database/index.ts';
import type { ListRequest } from '../records/types.ts';
import { readCondition } from './expression.ts';
import { date, id, json, keys, malformed, oneOf, readQuery, wholeNumber, words } from './parameters.ts';

/** The form of a path, or `request.unknown_form`. Whether the caller may see it is for `access/` to say. */
export function formNamed(model: Model, form: string): ModelForm {
  const found = Object.hasOwn(model.forms, form) ? model.forms[form] : undefined;
  if (!found) throw new BaaraError({ code: 'request.unknown_form', params: { form } });
  return found;
}

/** Reads the query string of a list page. Throws `request.malformed` naming the parameter. */
export function readListRequest(model: Model, form: string, query: URLSearchParams): ListRequest {
  const definition = formNamed(model, form);
  const { where, figure, as_of, deleted, ...rest } = readQuery(query, {
    where: json,
    figure: words(48),
    under: id,
    q: words(200),
    sort: keys(5),
    select: keys(100),
    limit: wholeNumber(0, 200),
    cursor: words(2000),
    as_of: date,
    count: oneOf('none', 'capped', 'exact'),
    deleted: oneOf('include'),
    include: oneOf('place'),
  });
  return {
    form,
    ...rest,
    ...readConditions({ model, form: definition, where, figure }),
    ...(as_of === undefined ? {} : { asOf: as_of }),
    ...(deleted === undefined ? {} : { includeDeleted: true }),
  };
}

/** What narrows a list: an expression that came as JSON, a figure of the first page, or both. */
export function readConditions(facts: {
  readonly model: Model;
  readonly form: ModelForm;
  readonly where: unknown;
  readonly figure: string | undefined;
  readonly within?: string;
}): { readonly where?: Expression } {
  const { model, form, where, figure, within = '' } = facts;
  const conditions = [
    ...(where === undefined
      ? []
      : [readCondition({ value: where, parameter: `${within}where`, form, forms: model.forms })]),
    ...(figure === undefined ? [] : conditionOfFigure(model, form, figure)),
  ];
  const [only, ...others] = conditions;
  if (!only) return {};
  return { where: others.length > 0 ? { op: 'and', args: conditions } : only };
}

/** The records that a figure of the first page counts. */
function conditionOfFigure(model: Model, form: ModelForm, id: string): readonly Expression[] {
  const found = model.figures.find((figure) => figure.id === id && figure.form === form.id);
  if (!found) throw malformed('figure', 'unknown');
  const condition = figureCondition(found, form, todayIn(model.timeZone));
  return condition ? [condition] : [];
}
