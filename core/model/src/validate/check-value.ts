import { matchesPattern } from '../expression/pattern.ts';
import type { FieldValue } from '../expression/result.ts';
import type { ModelField } from '../field.ts';
import { isIsoDate, isIsoMonth } from '../words/calendar.ts';
import { normalisePhone, type PhoneRules } from '../words/identifiers.ts';
import { type Fault, fault, faultBelow } from './fault.ts';

/** The codes that may be chosen, by list: what is not given here is not checked. */
export type ListCodes = Readonly<Record<string, ReadonlySet<string>>>;

export interface CheckContext {
  readonly model: { readonly phone: PhoneRules };
  readonly lists?: ListCodes | undefined;
}

/** What is wrong with a value that `normaliseValue` has brought into form: its type, limits, pattern and code. Groups are not looked into. */
export function checkValue(
  field: ModelField,
  value: FieldValue,
  { model, lists = {} }: CheckContext,
): readonly Fault[] {
  if (value === null || value === undefined) return [];
  switch (field.kind) {
    case 'text':
      return checkText(value, field.maxLength) ?? checkPattern(value as string, field.pattern);
    case 'long_text':
      return checkText(value, field.maxLength) ?? [];
    case 'identifier': {
      const faults = checkText(value, field.maxLength) ?? checkPattern(value as string, field.pattern);
      if (faults.length > 0 || field.warnPattern === undefined) return faults;
      const usual = matchesPattern(value as string, field.warnPattern);
      return usual ? [] : [fault('field.unusual', { value, severity: 'warning' })];
    }
    case 'phone':
      return isPhone(value, model.phone) ? [] : [fault('field.not_a_phone', { value })];
    case 'email':
      return typeof value === 'string' && value.includes('@') ? [] : [fault('field.not_an_email', { value })];
    case 'sequence':
      return checkText(value, 100) ?? [];
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value) ? checkLimits(value as number, field) : [fault('field.not_whole', { value })];
    case 'decimal':
      return checkDecimal(value, field);
    case 'date':
      if (typeof value !== 'string' || !isIsoDate(value)) return [fault('field.not_a_date', { value })];
      if (field.min !== undefined && value < field.min) return [fault('field.too_early', { value, min: field.min })];
      return field.max !== undefined && value > field.max ? [fault('field.too_late', { value, max: field.max })] : [];
    case 'month':
      return typeof value === 'string' && isIsoMonth(value) ? [] : [fault('field.not_a_month', { value })];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [fault('field.not_a_boolean', { value })];
    case 'choice':
      return checkCode(value, lists[field.list]);
    case 'choices':
      if (!Array.isArray(value)) return [fault('field.invalid', { value })];
      return value.flatMap((code, index) =>
        checkCode(code, lists[field.list]).map((below) => faultBelow(String(index), below)),
      );
    case 'refs':
      return Array.isArray(value) ? [] : [fault('field.invalid', { value })];
    case 'ref':
    case 'tree_ref':
    case 'file':
    case 'image':
      return typeof value === 'string' ? [] : [fault('field.not_found', { value })];
    case 'gps':
      return checkPoint(value);
    case 'group':
      if (!Array.isArray(value)) return [fault('field.invalid', { value })];
      return field.max !== undefined && value.length > field.max ? [fault('field.too_many', { max: field.max })] : [];
    case 'computed':
      return [];
  }
}

function checkText(value: FieldValue, max: number): readonly Fault[] | null {
  if (typeof value !== 'string') return [fault('field.invalid', { value })];
  const length = value.length > max ? [...value].length : value.length;
  return length > max ? [fault('field.too_long', { max, length })] : null;
}

function checkPattern(value: string, pattern: string | undefined): readonly Fault[] {
  return pattern === undefined || matchesPattern(value, pattern) ? [] : [fault('field.pattern', { value })];
}

function isPhone(value: FieldValue, rules: PhoneRules): boolean {
  if (typeof value !== 'string') return false;
  const normal = normalisePhone(value, rules);
  return 'value' in normal && normal.value === value;
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

function checkLimits(value: number, { min, max }: Limits): readonly Fault[] {
  if (min !== undefined && value < min) return [fault('field.too_small', { value, min })];
  return max !== undefined && value > max ? [fault('field.too_large', { value, max })] : [];
}

function checkDecimal(value: FieldValue, field: Limits & { readonly scale: number }): readonly Fault[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [fault('field.not_a_number', { value })];
  if (Number(value.toFixed(field.scale)) !== value) return [fault('field.too_precise', { value, scale: field.scale })];
  return checkLimits(value, field);
}

function checkCode(value: FieldValue, codes: ReadonlySet<string> | undefined): readonly Fault[] {
  const fits = typeof value === 'string' && (codes === undefined || codes.has(value));
  return fits ? [] : [fault('field.not_in_list', { value })];
}

function checkPoint(value: FieldValue): readonly Fault[] {
  const { latitude, longitude } = (value ?? {}) as Record<string, unknown>;
  const within = (angle: unknown, most: number) => typeof angle === 'number' && Math.abs(angle) <= most;
  return within(latitude, 90) && within(longitude, 180) ? [] : [fault('field.not_a_point', { value })];
}
