import type { ModelField } from '@baara/model';
import { sql } from 'drizzle-orm';
import { deny, fieldPolicy, type ReadPlan } from '../access/index.ts';
import { current, quoteName } from '../database/index.ts';
import type { Row, Sql } from '../database/types.ts';
import { childRows, storageOf } from './storage.ts';
import { groupRow, plainValue } from './stored.ts';
import type { Value, Values } from './types.ts';

/** A record as it was read, before its labels and title are known. */
export interface ReadRow {
  readonly id: string;
  readonly rev: number;
  readonly deleted: boolean;
  readonly values: Values;
  readonly unknown: readonly string[];
}

/** The SELECT list of a plan: system columns, fields, and for each field that some rows hide whether this one shows it. */
export function selected(plan: ReadPlan): Sql {
  const { alias, form } = plan;
  const own = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  const parts = [own('id'), own('rev'), sql`${own('deleted_at')} IS NOT NULL AS deleted`, own('unknown')];
  const plain = plainColumns(plan);
  if (plain.length > 0) parts.push(sql.raw(plain.map((key) => `"${alias}".${quoteName(key)}`).join(', ')));
  const written = new Set(plain);
  for (const [key, column] of plan.columns) if (!written.has(key)) parts.push(sql`${column} AS ${sql.identifier(key)}`);
  for (const child of storageOf(form).children) {
    if (!plan.fields.includes(child.key)) continue;
    const rows = sql.raw(childRows(child, `"${alias}".id`));
    const readable = plan.conditional.get(child.key);
    parts.push(sql`${readable ? sql`CASE WHEN ${readable} THEN ${rows} END` : rows} AS ${sql.identifier(child.key)}`);
  }
  for (const [key, readable] of plan.conditional) parts.push(sql`${readable} AS ${sql.identifier(`${key}__readable`)}`);
  return sql.join(parts, sql`, `);
}

/** Kinds whose plain column is not what travels. */
const compiled: ReadonlySet<string> = new Set(['computed', 'gps', 'month']);

/** Fields that every row shows as they are stored: written at once, they cost nothing to compose. */
function plainColumns({ form, columns, conditional }: ReadPlan): string[] {
  return [...columns.keys()].filter(
    (key) => !conditional.has(key) && !compiled.has(form.fields[key]?.kind ?? 'computed'),
  );
}

/** A row of a plan's SELECT: a field that the reader may not see in this row is absent. */
export function readRow(plan: ReadPlan, row: Row): ReadRow {
  const values: Record<string, Value> = {};
  const groups = new Map(storageOf(plan.form).children.map((child) => [child.key, child]));
  for (const key of plan.fields) {
    if (plan.conditional.has(key) && row[`${key}__readable`] !== true) continue;
    const child = groups.get(key);
    if (child) {
      const items = (row[key] ?? []) as readonly Row[];
      values[key] = child.valueType ? (items as unknown as Value) : items.map((each) => groupRow(child.columns, each));
    } else values[key] = plainValue(plan.form.fields[key] as ModelField, row[key]);
  }
  return {
    ...{ id: row.id as string, rev: row.rev as number, deleted: row.deleted === true, values },
    unknown: (row.unknown as string[]).filter((key) => Object.hasOwn(values, key)),
  };
}

/** The fields to read: those asked for, and those that make the record's title, as far as the reader may see any of them. */
export function withTitle(plan: { form: ReadPlan['form']; select: readonly string[] | undefined }): {
  readonly select?: readonly string[];
} {
  const { form, select } = plan;
  if (!select) return {};
  const title = form.title.filter((key) => {
    const field = form.fields[key];
    return field && !field.hidden && fieldPolicy(form.id, key, 't') !== deny;
  });
  return { select: [...new Set([...select, ...title])] };
}

/** The language of labels: the session's, French for the system. */
export function language(): 'fr' | 'en' {
  const { session } = current();
  return session.kind === 'user' && session.language === 'en' ? 'en' : 'fr';
}
