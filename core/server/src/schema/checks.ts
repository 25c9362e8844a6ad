import type { ModelField, ModelForm } from '@baara/model';
import { quote, quoteName } from '../database/index.ts';
import { columnsOf } from './columns.ts';
import type { DesiredObject } from './desired.ts';
import { objectName } from './names.ts';

/** The last line behind the validators: a length, the first day of a month. */
export function fieldChecks(table: string, field: ModelField): readonly DesiredObject[] {
  const column = quoteName(field.key);
  switch (field.kind) {
    case 'text':
    case 'long_text':
    case 'identifier':
      return [check(table, field.key, 'length', `char_length(${column}) <= ${field.maxLength}`)];
    case 'month':
      return [check(table, field.key, 'month', `extract(day from ${column}) = 1`)];
    default:
      return [];
  }
}

/** What holds across the columns of a record: an unknown field has no value, a period does not end before it begins. */
export function formChecks(form: ModelForm): readonly DesiredObject[] {
  const checks: DesiredObject[] = [];
  const unknown = Object.values(form.fields).filter((field) => field.unknown && columnsOf(field).length > 0);
  for (const field of unknown) {
    const empty = columnsOf(field).map(({ name }) => `${quoteName(name)} IS NULL`);
    const said = `${quote(field.key)} = ANY (unknown)`;
    checks.push(check(form.id, field.key, 'unknown', `NOT (${said}) OR (${empty.join(' AND ')})`));
  }
  if (form.dated && form.fields.valid_from && form.fields.valid_to)
    checks.push(check(form.id, 'valid_to', 'period', 'valid_from < valid_to'));
  return checks;
}

function check(table: string, field: string, what: string, condition: string): DesiredObject {
  return {
    name: objectName(table, [field, what], 'check'),
    kind: 'check',
    definition: `CHECK (${condition})`,
    fields: [field],
  };
}
