import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Allowed, allowRead, deny, memoised, type ReadPlan, rowPolicy } from '../access/index.ts';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { compiled } from './compiled.ts';
import { childForms } from './links.ts';
import { type ReadRow, readRow, selected } from './rows.ts';
import { orderBy, sortKeys } from './sorting.ts';

const firstOf = 20;

/** The first children of one form, and how many the reader may see in all. */
export interface ChildRows {
  readonly form: ModelForm;
  readonly rows: readonly ReadRow[];
  readonly count: number;
}

/** The first children of a record, of each form of which its reader may see any: one statement a form, sent together. */
export async function readChildren(form: ModelForm, id: string, asOf?: string): Promise<ChildRows[]> {
  const links = new Map<string, { form: ModelForm; columns: string[] }>();
  for (const link of childForms(current().model, form.id)) {
    if (rowPolicy(link.form.id, 'read', 't') === deny) continue;
    const known = links.get(link.form.id) ?? { form: link.form, columns: [] };
    known.columns.push(link.column);
    links.set(link.form.id, known);
  }
  return Promise.all([...links.values()].map((link) => childrenOf(link.form, link.columns, id, asOf)));
}

async function childrenOf(form: ModelForm, columns: readonly string[], id: string, asOf?: string): Promise<ChildRows> {
  const key = `children ${form.id} ${columns.join()} ${asOf ?? ''}`;
  const plan = memoised(key, () => allowRead({ form: form.id, ...(asOf === undefined ? {} : { asOf }) }));
  const rows = await current().connection.query(compiled(key, { id }, () => childrenSql(plan, columns)));
  return { form, rows: rows.map((row) => readRow(plan, row)), count: Number(rows[0]?.count__ ?? 0) };
}

function childrenSql(plan: Allowed<ReadPlan>, columns: readonly string[]): Sql {
  const alias = sql.identifier(plan.alias);
  const belongs: Sql[] = columns.map(
    (column) => sql`${alias}.${sql.identifier(column)} = ${sql.placeholder('id')}::uuid`,
  );
  return sql`SELECT ${selected(plan)}, count(*) OVER () AS count__ FROM ${plan.from} WHERE (${sql.join(belongs, sql` OR `)}) AND ${plan.where} ORDER BY ${orderBy(sortKeys(plan), 'next', sql`${alias}.id`)} LIMIT ${sql.raw(String(firstOf))}`;
}
