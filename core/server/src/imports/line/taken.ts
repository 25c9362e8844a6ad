import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../../database/index.ts';
import type { LineRecord } from '../types.ts';

/** The fields of a form whose values may stand once only. */
export function uniqueFields(form: ModelForm): string[] {
  return Object.values(form.fields)
    .filter((field) => 'unique' in field && field.unique === true)
    .map((field) => field.key);
}

/** Values of unique fields that records of the register hold already, as `form.field=value`. One statement a field. */
export async function takenValues(
  records: readonly LineRecord[],
  formOf: (id: string) => ModelForm,
): Promise<ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { form, values } of records) {
    for (const key of uniqueFields(formOf(form))) {
      const value = values[key];
      if (value === null || value === undefined) continue;
      const place = `${form}.${key}`;
      wanted.set(place, (wanted.get(place) ?? new Set()).add(String(value)));
    }
  }
  const taken = new Set<string>();
  for (const [place, values] of wanted) {
    const [form = '', key = ''] = place.split('.');
    const rows = await query<{ value: string }>(sql`
      SELECT ${sql.identifier(key)}::text AS value FROM ${sql.identifier(form)}
      WHERE ${sql.identifier(key)} = ANY(${sql.param([...values])}::text[]) AND deleted_at IS NULL`);
    for (const { value } of rows) taken.add(`${place}=${value}`);
  }
  return taken;
}

/** Which of these records stand in the register: `true` when they do, `false` when they were deleted. */
export async function standingRecords(form: string, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await query<{ id: string; stands: boolean }>(sql`
    SELECT id, deleted_at IS NULL AS stands FROM ${sql.identifier(form)} WHERE id = ANY(${sql.param([...ids])}::uuid[])`);
  return new Map(rows.map(({ id, stands }) => [id, stands]));
}
