import type { ModelField } from '@baara/model';
import { listItems } from '../api/choices.ts';
import { readRecord } from '../api/records.ts';
import { say, translation } from '../state/language.ts';
import { session } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';
import type { Filter, Filters } from './filter.ts';

/** Wordings of what criteria name: `<list> <code>` or a record's id → words. */
export type FilterNames = Readonly<Record<string, string>>;

type Fields = Readonly<Record<string, ModelField>>;

/** Asks what the codes, units and records of some criteria are called; what cannot be read keeps its code. */
export async function namesOf(filters: Filters, fields: Fields): Promise<FilterNames> {
  const asked = Object.entries(filters).map(async ([key, filter]): Promise<FilterNames> => {
    const field = fields[key];
    if (filter.kind === 'in' && field && 'list' in field) {
      const { items } = await listItems(field.list, { code: filter.codes.join(','), retired: 'include' });
      return Object.fromEntries(items.map(({ code, label }) => [`${field.list} ${code}`, label]));
    }
    const id = filter.kind === 'under' ? filter.unit : filter.kind === 'ref' ? filter.record : null;
    if (id === null || !field || !('form' in field)) return {};
    return { [id]: ownUnit(id) ?? (await readRecord(field.form, id)).title };
  });
  const found = await Promise.all(asked.map((each) => each.catch((): FilterNames => ({}))));
  return Object.assign({}, ...found) as FilterNames;
}

function ownUnit(id: string): string | undefined {
  const here = workplace.get();
  if (here?.id === id) return here.title;
  return session.get()?.roles.find((role) => role.unit?.id === id)?.unit?.title;
}

/** A criterion as a person says it: `Cadre : Infirmier, Sage-femme`. */
export function filterWords(field: ModelField, filter: Filter, names: FilterNames): string {
  return translation().t('list:chip', { field: say(field.label), value: valueWords(field, filter, names) });
}

function valueWords(field: ModelField, filter: Filter, names: FilterNames): string {
  const { t } = translation();
  switch (filter.kind) {
    case 'in':
      return filter.codes
        .map((code) => ('list' in field ? names[`${field.list} ${code}`] : undefined) ?? code)
        .join(', ');
    case 'is':
      return t(filter.value ? 'values:yes' : 'values:no');
    case 'under':
      return names[filter.unit] ?? ownUnit(filter.unit) ?? '…';
    case 'ref':
      return names[filter.record] ?? '…';
    case 'text':
      return t('list:chip_contains', { words: filter.words });
    case 'none':
      return t(filter.state === 'unknown' ? 'list:chip_unknown' : 'list:chip_empty');
    case 'period':
      return t(`list:period_${filter.period}`);
    case 'range':
      return rangeWords(field, filter);
  }
}

function rangeWords(field: ModelField, { from, to }: { readonly from: string; readonly to: string }): string {
  const { t, formats } = translation();
  const isTime = field.kind === 'date' || field.kind === 'month';
  const words = (bound: string) =>
    field.kind === 'date'
      ? formats.day(bound)
      : field.kind === 'month'
        ? formats.month(bound)
        : formats.number(Number(bound));
  if (from && to) return t(isTime ? 'list:chip_between' : 'list:chip_range', { from: words(from), to: words(to) });
  if (from) return t(isTime ? 'list:chip_from' : 'list:chip_at_least', { from: words(from) });
  return t(isTime ? 'list:chip_to' : 'list:chip_at_most', { to: words(to) });
}
