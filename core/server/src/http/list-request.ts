import { BaaraError, type Model, type ModelForm } from '@baara/model';
import type { ListRequest } from '../records/types.ts';
import { readCondition } from './expression.ts';
import { date, id, json, keys, oneOf, readQuery, wholeNumber, words } from './parameters.ts';

/** The form of a path, or `request.unknown_form`. Whether the caller may see it is for `access/` to say. */
export function formNamed(model: Model, form: string): ModelForm {
  const found = Object.hasOwn(model.forms, form) ? model.forms[form] : undefined;
  if (!found) throw new BaaraError({ code: 'request.unknown_form', params: { form } });
  return found;
}

/** Reads the query string of a list page. Throws `request.malformed` naming the parameter. */
export function readListRequest(model: Model, form: string, query: URLSearchParams): ListRequest {
  const definition = formNamed(model, form);
  const { where, as_of, deleted, ...rest } = readQuery(query, {
    where: json,
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
    ...(where === undefined
      ? {}
      : { where: readCondition({ value: where, parameter: 'where', form: definition, forms: model.forms }) }),
    ...(as_of === undefined ? {} : { asOf: as_of }),
    ...(deleted === undefined ? {} : { includeDeleted: true }),
  };
}
