import type { ModelField, ModelForm, PhoneRules } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/** A condition "an identifier begins with this number" and its sharper sister "an identifier is this number". */
export interface IdentifierMatch {
  readonly begins: Sql;
  readonly equals: Sql;
}

/** An identifier to look into, and of which rows: absent, of all of them. */
export interface SoughtIdentifier {
  readonly key: string;
  readonly visible?: Sql;
}

/** Fewer signs than this begin too many numbers. */
const shortestNumber = 3;

/** The match of a number with these fields of the table named `alias`; null when no field can hold it. */
export function identifierMatch(options: {
  readonly form: ModelForm;
  readonly identifiers: readonly SoughtIdentifier[];
  readonly number: string;
  readonly alias: string;
  readonly phone: PhoneRules;
}): IdentifierMatch | null {
  const { form, identifiers, number, alias, phone } = options;
  if (number.length < shortestNumber) return null;
  const found = identifiers.flatMap(({ key, visible }) => {
    const field = form.fields[key];
    const text = field && storedText(field, number, phone);
    return text ? [{ column: sql`(${sql.identifier(alias)}.${sql.identifier(key)} COLLATE "C")`, text, visible }] : [];
  });
  if (found.length === 0) return null;
  return {
    begins: anyOf(found.map(({ column, text, visible }) => seen(begins(column, text), visible))),
    equals: anyOf(found.map(({ column, text, visible }) => seen(sql`${column} = ${text}`, visible))),
  };
}

/** The number as the field would store it, or its beginning. */
function storedText(field: ModelField, number: string, phone: PhoneRules): string | null {
  if (field.kind !== 'phone') return number.replace(/^\+/, '');
  if (!/^\+?\d+$/.test(number)) return null;
  if (number.startsWith('+')) return number;
  if (number.startsWith('00')) return `+${number.slice(2)}`;
  const full = phone.countryCode.length + phone.nationalDigits;
  return number.length === full && number.startsWith(phone.countryCode)
    ? `+${number}`
    : `+${phone.countryCode}${number}`;
}

/** A range by bytes, which the index of the order by bytes serves in a prepared plan too; LIKE with a parameter does not. */
function begins(column: Sql, text: string): Sql {
  return sql`(${column} >= ${text} AND ${column} < ${`${text}\u{10ffff}`})`;
}

const seen = (condition: Sql, visible: Sql | undefined): Sql =>
  visible ? sql`(${condition} AND ${visible})` : condition;

const anyOf = (conditions: readonly Sql[]): Sql => sql`(${sql.join([...conditions], sql` OR `)})`;
