import type { ModelField } from '@baara/model';
import type { Labels, RecordView, Value } from '../api/types.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { previousDay } from './days.ts';

type Reader = Pick<RecordView, 'values' | 'unknown' | 'labels'>;

/** A field of a record as a person reads it; empty text when nothing is recorded. */
export function valueText(field: ModelField, record: Reader): string {
  if (record.unknown.includes(field.key)) return translation().t('values:unknown');
  return wordedValue(field, record.values[field.key] ?? null, labelsFor(record.labels, field));
}

/** The wordings of what a field names; those of a group are told by the path of each of its fields, and stand together here. */
export function labelsFor(labels: Labels, field: ModelField): Readonly<Record<string, string>> {
  const own = labels[field.key] ?? {};
  if (field.kind !== 'group') return own;
  return Object.assign({}, ...Object.keys(field.fields).map((key) => labels[`${field.key}.${key}`]), own);
}

/** An amount in the site's currency, from whole minor units. */
export function money(amount: number): string {
  return translation().formats.money(amount, overview.get()?.currency ?? { code: 'XOF', decimals: 0 });
}

/** A value as a person reads it, with the wordings of the codes and records it names. */
export function wordedValue(field: ModelField, value: Value, labels: Readonly<Record<string, string>>): string {
  const { t, formats } = translation();
  if (value === null || value === '') return '';
  switch (field.kind) {
    case 'boolean':
      return t(value ? 'values:yes' : 'values:no');
    case 'date':
      return formats.day(field.exclusive ? previousDay(String(value)) : String(value));
    case 'month':
      return formats.month(String(value));
    case 'integer':
      return formats.whole(Number(value));
    case 'decimal':
      return formats.number(Number(value));
    case 'money':
      return money(Number(value));
    case 'computed':
      return computedText(field.result, value);
    case 'choice':
    case 'ref':
    case 'tree_ref':
      return labels[String(value)] ?? String(value);
    case 'choices':
    case 'refs':
      return listed(value)
        .map((each) => labels[String(each)] ?? String(each))
        .join(', ');
    case 'phone':
      return phoneText(String(value));
    case 'gps':
      return pointText(value);
    case 'group':
      return listed(value)
        .map((row) => rowText(field.fields, row, labels))
        .join(' ; ');
    default:
      return String(value);
  }
}

function listed(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}

function computedText(result: 'text' | 'number' | 'date' | 'boolean', value: Value): string {
  const { t, formats } = translation();
  if (result === 'date') return formats.day(String(value));
  if (result === 'number') return formats.number(Number(value));
  if (result === 'boolean') return t(value ? 'values:yes' : 'values:no');
  return String(value);
}

/** `+22376123456` → `76 12 34 56`: the country's own numbers without their prefix, in pairs. */
function phoneText(number: string): string {
  const phone = overview.get()?.phone;
  const local =
    phone && number.startsWith(`+${phone.countryCode}`) ? number.slice(phone.countryCode.length + 1) : number;
  return local.replace(/(\d\d)(?=\d)/gu, '$1\u202f');
}

function pointText(value: Value): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value);
  const { latitude, longitude } = value as { readonly latitude?: Value; readonly longitude?: Value };
  const { number } = translation().formats;
  return `${number(Number(latitude))} ; ${number(Number(longitude))}`;
}

function rowText(
  fields: Readonly<Record<string, ModelField>>,
  row: Value,
  labels: Readonly<Record<string, string>>,
): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return String(row);
  const values = row as Readonly<Record<string, Value>>;
  return Object.values(fields)
    .map((field) => ({ label: say(field.label), words: wordedValue(field, values[field.key] ?? null, labels) }))
    .filter((part) => part.words)
    .map((part) => `${part.label} : ${part.words}`)
    .join(', ');
}
