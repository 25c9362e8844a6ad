import { BaaraError, type ErrorProblem, type ModelField, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { Values } from '../records/types.ts';
import { isAmong } from './id-list.ts';
import { unknownToWriter } from './moved.ts';
import { always, asCondition, column } from './predicate.ts';
import { rowPolicy } from './row-policy.ts';
import type { WriteCheck } from './types.ts';

/** A record that a written row names, and where. */
interface Named {
  readonly target: string;
  readonly id: string;
  readonly record: string;
  readonly field: string;
}

/**
 * Refuses references to records that the writer may not read: a written reference would say that they exist, and may
 * place the writer's row with theirs. Units are not asked: where a row may stand is its place's matter.
 */
export async function checkNamed(form: ModelForm, check: WriteCheck): Promise<void> {
  const named = check.rows.flatMap((row) => namedBy(form.fields, row.values, row.id, ''));
  const problems: ErrorProblem[] = [];
  for (const target of new Set(named.map((each) => each.target))) {
    const wanted = named.filter((each) => each.target === target);
    const readable = await readableIds(target, wanted);
    for (const { id, record, field } of wanted) {
      if (!readable.has(id) || unknownToWriter().has(id))
        problems.push({ code: 'field.not_found', form: form.id, record, field, params: { value: id } });
    }
  }
  if (problems.length > 0) throw new BaaraError({ code: 'record.invalid', problems });
}

async function readableIds(target: string, wanted: readonly Named[]): Promise<ReadonlySet<unknown>> {
  const policy = asCondition(rowPolicy(target, 'read', 'n'));
  // Whoever reads them all learns nothing by naming one; whether it exists is asked with all other references.
  if (policy === always) return new Set(wanted.map(({ id }) => id));
  const rows = await query(
    sql`SELECT n.id::text AS id FROM ${sql.identifier(target)} n WHERE ${isAmong(
      column('n', 'id'),
      wanted.map(({ id }) => id),
    )} AND n.deleted_at IS NULL AND ${policy}`,
  );
  return new Set(rows.map((row) => row.id));
}

function namedBy(
  fields: Readonly<Record<string, ModelField>>,
  values: Values,
  record: string,
  prefix: string,
): readonly Named[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field || value === null) return [];
    const path = `${prefix}${key}`;
    if (field.kind === 'ref' && typeof value === 'string')
      return [{ target: field.form, id: value, record, field: path }];
    if (!Array.isArray(value)) return [];
    const items: readonly unknown[] = value;
    if (field.kind === 'refs') {
      return items.map((id) => ({ target: field.form, id: String(id), record, field: path }));
    }
    if (field.kind !== 'group') return [];
    return items.flatMap((row, position) => namedBy(field.fields, row as Values, record, `${path}.${position}.`));
  });
}
