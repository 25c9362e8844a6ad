import type { Expression, ModelField } from '@baara/model';
import { nextDay } from '../fields/days.ts';
import { today } from '../state/session.ts';
import { isPeriod, type Period, periodBounds } from './periods.ts';
import { placeKey } from './placed.ts';

/** One criterion of a list, as the page's controls and its address hold it. */
export type Filter =
  | { readonly kind: 'in'; readonly codes: readonly string[] }
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'is'; readonly value: boolean }
  | { readonly kind: 'under'; readonly unit: string }
  | { readonly kind: 'ref'; readonly record: string }
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'none'; readonly state: 'unknown' | 'empty' };

export type Filters = Readonly<Record<string, Filter>>;

const mark = 'w.';
const place = 'under';

/** Reads the criteria of an address: `w.cadre=in:doctor,nurse`, `under=<unit>`. What is not understood is left out. */
export function filtersOf(query: URLSearchParams): Filters {
  const found = [...query.entries()].filter(([name]) => name.startsWith(mark));
  const unit = query.get(place);
  return {
    ...(unit && unit !== 'all' ? { [placeKey]: { kind: 'under', unit } } : {}),
    ...Object.fromEntries(
      found.map(([name, words]) => [name.slice(mark.length), parsed(words)]).filter(([, filter]) => filter),
    ),
  };
}

function parsed(words: string): Filter | undefined {
  const [, kind, rest] = /^(\w+):(.*)$/su.exec(words) ?? [];
  if (rest === undefined || rest === '') return undefined;
  if (kind === 'in') return { kind, codes: rest.split(',') };
  if (kind === 'is') return { kind, value: rest === 'true' };
  if (kind === 'under') return { kind, unit: rest };
  if (kind === 'ref') return { kind, record: rest };
  if (kind === 'text') return { kind, words: rest };
  if (kind === 'none') return { kind, state: rest === 'unknown' ? 'unknown' : 'empty' };
  if (kind === 'period') return isPeriod(rest) ? { kind, period: rest } : undefined;
  const [from = '', to = ''] = rest.split('..');
  return kind === 'range' ? { kind, from, to } : undefined;
}

/** Writes the criteria into an address, in place of those that stood there. */
export function writeFilters(query: URLSearchParams, filters: Filters): void {
  for (const name of [...query.keys()].filter((each) => each.startsWith(mark))) query.delete(name);
  query.delete(place);
  for (const [key, filter] of Object.entries(filters)) {
    if (key !== placeKey) query.set(`${mark}${key}`, written(filter));
    else if (filter.kind === 'under') query.set(place, filter.unit);
  }
}

/** The unit of the criterion of where records work; it is asked beside the expression. */
export function unitOf(filters: Filters): string | undefined {
  const filter = filters[placeKey];
  return filter?.kind === 'under' ? filter.unit : undefined;
}

function written(filter: Filter): string {
  switch (filter.kind) {
    case 'in':
      return `in:${filter.codes.join(',')}`;
    case 'range':
      return `range:${filter.from}..${filter.to}`;
    case 'period':
      return `period:${filter.period}`;
    case 'is':
      return `is:${filter.value}`;
    case 'under':
      return `under:${filter.unit}`;
    case 'ref':
      return `ref:${filter.record}`;
    case 'text':
      return `text:${filter.words}`;
    case 'none':
      return `none:${filter.state}`;
  }
}

/** The criteria of fields as one expression of the model's language; nothing when there is none. */
export function expressionOf(filters: Filters, fields: Readonly<Record<string, ModelField>>): Expression | undefined {
  const parts = Object.entries(filters).flatMap(([key, filter]) => {
    const field = fields[key];
    return field && key !== placeKey ? condition(field, filter) : [];
  });
  return parts.length > 1 ? { op: 'and', args: parts } : parts[0];
}

function condition(field: ModelField, filter: Filter): Expression[] {
  const path = [field.key];
  const value: Expression = { op: 'field', path };
  const many = field.kind === 'choices' || field.kind === 'refs';
  switch (filter.kind) {
    case 'in':
      return [many ? { op: 'any', field: path, list: filter.codes } : { op: 'in', value, list: filter.codes }];
    case 'is':
      return [{ op: 'eq', left: value, right: { op: 'literal', value: filter.value } }];
    case 'under':
      return [{ op: 'under', field: path, unit: filter.unit }];
    case 'ref':
      return [
        many
          ? { op: 'any', field: path, list: [filter.record] }
          : { op: 'eq', left: value, right: { op: 'literal', value: filter.record } },
      ];
    case 'text':
      return [{ op: 'contains', value, text: { op: 'literal', value: filter.words } }];
    case 'none':
      return [filter.state === 'unknown' ? { op: 'isUnknown', field: path } : { op: 'isEmpty', field: path }];
    case 'period':
      return bounds(field, inField(field, periodBounds(filter.period, today())), value);
    case 'range':
      return bounds(field, filter, value);
  }
}

/** A month is compared with months. */
function inField(field: ModelField, { from, to }: { readonly from: string; readonly to: string }) {
  return field.kind === 'month' ? { from: from.slice(0, 7), to: to.slice(0, 7) } : { from, to };
}

/** Both ends belong to the range; a date that is stored as the day after is compared one day later. */
function bounds(
  field: ModelField,
  range: { readonly from: string; readonly to: string },
  value: Expression,
): Expression[] {
  const literal = (words: string): Expression => ({ op: 'literal', value: scalar(field, words) });
  return [
    ...(range.from ? [{ op: 'ge', left: value, right: literal(range.from) } as const] : []),
    ...(range.to ? [{ op: 'le', left: value, right: literal(range.to) } as const] : []),
  ];
}

function scalar(field: ModelField, words: string): string | number {
  if (field.kind === 'date') return field.exclusive ? nextDay(words) : words;
  return field.kind === 'month' ? words : Number(words);
}
