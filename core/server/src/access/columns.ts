import type { ModelField, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { column } from './predicate.ts';
import { storedValue } from './resolver.ts';

/** Whether a field's values are in a table of their own, and so in no column of the form's table. */
export function isInChildTable(field: ModelField): boolean {
  return field.kind === 'choices' || field.kind === 'refs' || field.kind === 'group';
}

/** The value of a field as it travels: a month is `2026-01`, a point `{ latitude, longitude }`. */
export function travellingValue(form: ModelForm, field: ModelField, alias: string): Sql {
  switch (field.kind) {
    case 'month':
      return sql`to_char(${column(alias, field.key)}, 'YYYY-MM')`;
    case 'gps': {
      const latitude = column(alias, `${field.key}_latitude`);
      const longitude = column(alias, `${field.key}_longitude`);
      return sql`CASE WHEN ${latitude} IS NOT NULL THEN json_build_object('latitude', ${latitude}, 'longitude', ${longitude}) END`;
    }
    default:
      return storedValue(form, field, alias);
  }
}
