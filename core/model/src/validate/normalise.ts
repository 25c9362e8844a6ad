import type { FieldValue } from '../expression/result.ts';
import type { ModelField, ModelFieldOf } from '../field.ts';
import type { Model } from '../model.ts';
import { addYearsTo, isIsoDate, isIsoMonth } from '../words/calendar.ts';
import { foldText, trimText } from '../words/fold.ts';
import { parseFrenchDate, parseMonth } from '../words/french-date.ts';
import { type Normalised, normaliseEmail, normaliseIdentifier, normalisePhone } from '../words/identifiers.ts';
import { type Fault, fault, faultBelow } from './fault.ts';
import { type NumberReading, readInteger, readNumber } from './normalise-number.ts';

/** What normalising needs of the site and the day. A transaction is one. */
export interface NormaliseContext {
  readonly model: Pick<Model, 'phone'>;
  readonly today: string;
}

/** The value as it is stored (null: none), and what could not be understood; then `value` is what was given. */
export interface NormalValue {
  readonly value: FieldValue;
  readonly faults: readonly Fault[];
}

const none: NormalValue = { value: null, faults: [] };
const good = (value: FieldValue): NormalValue => ({ value, faults: [] });
const bad = (value: unknown, code: string, params: Readonly<Record<string, unknown>> = {}): NormalValue => ({
  value: value as FieldValue,
  faults: [fault(code, { value, ...params })],
});

/**
 * Brings what a person typed, a sheet held or a client sent into the form in which it is stored: trimmed text, `+223…` telephones, identifiers in capitals,
 * ISO dates from French ones, numbers from text. Whether the value is acceptable (limits, lists, patterns) is asked of `checkValue`.
 */
export function normaliseValue(field: ModelField, raw: unknown, context: NormaliseContext): NormalValue {
  if (raw === null || raw === undefined) return none;
  const given = typeof raw === 'string' ? trimText(raw.normalize('NFC')) : raw;
  if (given === '') return none;
  switch (field.kind) {
    case 'text':
    case 'sequence':
      return onText(given, (text) => good(text.replace(/[\t\n\r \u00a0\u202f]+/g, ' ')));
    case 'long_text':
    case 'choice':
      return onText(given, (text) => good(text));
    case 'phone':
      return onText(given, (text) => normalised(text, normalisePhone(text, context.model.phone)));
    case 'email':
      return onText(given, (text) => normalised(text, normaliseEmail(text)));
    case 'identifier':
      return onText(given, (text) => good(normaliseIdentifier(text)));
    case 'integer':
    case 'money':
      return ofNumber(given, readInteger(given));
    case 'decimal':
      return ofNumber(given, readNumber(given));
    case 'date':
      return onText(given, (text) => readDate(field, text, context));
    case 'month':
      return onText(given, (text) => {
        const month = isIsoMonth(text) ? text : parseMonth(text);
        return month === null ? bad(text, 'field.not_a_month') : good(month);
      });
    case 'boolean':
      return readBoolean(given);
    case 'choices':
    case 'refs':
      return readMany(field, given);
    case 'ref':
    case 'tree_ref':
    case 'file':
    case 'image':
      return typeof given === 'string' && isRecordId(given.toLowerCase())
        ? good(given.toLowerCase())
        : bad(given, 'field.not_found');
    case 'gps':
      return readPoint(given);
    case 'group':
      return readGroup(field, given, context);
    case 'computed':
      return bad(given, 'field.readonly');
  }
}

const isRecordId = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

function onText(given: unknown, read: (text: string) => NormalValue): NormalValue {
  if (typeof given === 'number' && Number.isFinite(given)) return read(String(given));
  if (typeof given !== 'string' || isUnwritable(given)) return bad(given, 'field.invalid');
  return read(given);
}

/** NUL, and half a character (an unpaired surrogate): no PostgreSQL text holds them. */
const isUnwritable = (text: string): boolean => text.includes('\u0000') || /\p{Surrogate}/u.test(text);

const normalised = (text: string, result: Normalised): NormalValue =>
  'value' in result ? good(result.value) : bad(text, result.problem);

const ofNumber = (given: unknown, reading: NumberReading): NormalValue =>
  'fault' in reading ? { value: given as FieldValue, faults: [reading.fault] } : good(reading.value);

/** How far ahead a year of two digits may lie: contracts end in the future, nobody is born there. */
const yearsAhead = 10;

function readDate(field: ModelFieldOf<'date'>, text: string, { today }: NormaliseContext): NormalValue {
  if (isIsoDate(text)) return good(text);
  const horizon = addYearsTo(today, yearsAhead) ?? today;
  const pivot = field.max !== undefined && field.max < horizon ? field.max : horizon;
  const reading = parseFrenchDate(text, { pivot });
  if (reading.kind === 'date') return good(reading.value);
  if (reading.kind === 'partial') return bad(text, 'field.not_a_date', { precision: reading.precision });
  return bad(text, reading.code);
}

const yes = new Set(['oui', 'o', 'yes', 'y', 'vrai', 'true', '1', 'x']);
const no = new Set(['non', 'n', 'no', 'faux', 'false', '0']);

function readBoolean(given: unknown): NormalValue {
  if (typeof given === 'boolean') return good(given);
  const word = foldText(String(given));
  if (yes.has(word)) return good(true);
  return no.has(word) ? good(false) : bad(given, 'field.not_a_boolean');
}

function readMany(field: ModelFieldOf<'choices'> | ModelFieldOf<'refs'>, given: unknown): NormalValue {
  const items = Array.isArray(given) ? given : [given];
  const clean = items.map((item) => (typeof item === 'string' ? trimText(item) : item));
  const fits = (item: unknown) =>
    typeof item === 'string' && item !== '' && (field.kind === 'choices' || isRecordId(item));
  const faults = clean.flatMap((item, index) =>
    fits(item) ? [] : [faultBelow(String(index), fault('field.not_in_list', { value: item }))],
  );
  return { value: [...new Set(clean)] as FieldValue, faults };
}

function readPoint(given: unknown): NormalValue {
  const parts = typeof given === 'string' ? given.split(/\s*[;,]\s*|\s+/) : null;
  const point = parts ? { latitude: parts[0], longitude: parts[1] } : given;
  if (typeof point !== 'object' || point === null || (parts && parts.length !== 2))
    return bad(given, 'field.not_a_point');
  const { latitude, longitude } = point as Record<string, unknown>;
  const [north, east] = [readNumber(latitude), readNumber(longitude)];
  if ('fault' in north || 'fault' in east) return bad(given, 'field.not_a_point');
  return good({ latitude: north.value, longitude: east.value });
}

function readGroup(field: ModelFieldOf<'group'>, given: unknown, context: NormaliseContext): NormalValue {
  if (!Array.isArray(given)) return bad(given, 'field.invalid');
  const faults: Fault[] = [];
  const rows = given.map((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      faults.push(faultBelow(String(index), fault('field.invalid', { value: row })));
      return row as FieldValue;
    }
    const clean: Record<string, FieldValue> = {};
    for (const [key, raw] of Object.entries(row)) {
      const inner = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined;
      if (key === 'id' && !inner) {
        clean.id = raw as FieldValue;
      } else if (!inner) {
        faults.push(faultBelow(`${index}.${key}`, fault('field.unknown_field')));
      } else {
        const normal = normaliseValue(inner, raw, context);
        clean[key] = normal.value;
        faults.push(...normal.faults.map((below) => faultBelow(`${index}.${key}`, below)));
      }
    }
    return clean;
  });
  return { value: rows, faults };
}
