import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Allowed, allowRead, compiled, deny, memoised, type ReadPlan, rowPolicy } from '../access/index.ts';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { childForms } from './links.ts';
import { type ReadRow, readRow, selected } from './rows.ts';
import { orderBy, sortingOf } from './sorting.ts';

const firstOf = 20;

/** The first children of one form, and how many the reader may see in all. */
export interface ChildRows {
  readonly form: ModelForm;
  readonly rows: readonly ReadRow[];
  readonly count: number;
}

/** The first children of a record, of each form of which its reader may see any: one statement a form, sent together. */
export async function readChildren(
  form: ModelForm,
  id: string,
  { asOf, only }: { readonly asOf?: string | undefined; readonly only?: ReadonlySet<string> } = {},
): Promise<ChildRows[]> {
  const links = linksOf(form).filter((link) => !only || only.has(link.form.id));
  return Promise.all(links.map((link) => childrenOf(link.form, link.columns, id, asOf)));
}

/** How many children of each form the reader may see: one statement for all forms together. */
export async function countChildren(form: ModelForm, id: string, asOf?: string): Promise<Record<string, number>> {
  const links = linksOf(form);
  if (links.length === 0) return {};
  const key = `child counts ${form.id} ${asOf ?? ''}`;
  const counts = links.map(({ form: child, columns }) => () => {
    const plan = allowRead({ form: child.id, select: [], ...(asOf === undefined ? {} : { asOf }) });
    return sql`SELECT ${sql.raw(`'${child.id}'`)} AS form, count(*) AS count FROM ${plan.from} WHERE (${belonging(plan, columns)}) AND ${plan.where}`;
  });
  const statement = compiled(key, { id }, () =>
    sql.join(
      counts.map((count) => count()),
      sql` UNION ALL `,
    ),
  );
  const rows = await current().connection.query(statement);
  return Object.fromEntries(rows.map((row) => [String(row.form), Number(row.count)]));
}

interface ChildLink {
  readonly form: ModelForm;
  readonly columns: readonly string[];
}

/** The forms of children of which the session may see any, each with the references that make a row a child. */
function linksOf(form: ModelForm): readonly ChildLink[] {
  const links = new Map<string, { form: ModelForm; columns: string[] }>();
  for (const link of childForms(current().model, form.id)) {
    if (rowPolicy(link.form.id, 'read', 't') === deny) continue;
    const known = links.get(link.form.id) ?? { form: link.form, columns: [] };
    known.columns.push(link.column);
    links.set(link.form.id, known);
  }
  return [...links.values()];
}

function belonging(plan: ReadPlan, columns: readonly string[]): Sql {
  return sql.join(
    columns.map(
      (column) => sql`${sql.identifier(plan.alias)}.${sql.identifier(column)} = ${sql.placeholder('id')}::uuid`,
    ),
    sql` OR `,
  );
}

async function childrenOf(form: ModelForm, columns: readonly string[], id: string, asOf?: string): Promise<ChildRows> {
  const key = `children ${form.id} ${columns.join()} ${asOf ?? ''}`;
  const plan = memoised(key, () => allowRead({ form: form.id, ...(asOf === undefined ? {} : { asOf }) }));
  const rows = await current().connection.query(compiled(key, { id }, () => childrenSql(plan, columns)));
  return { form, rows: rows.map((row) => readRow(plan, row)), count: Number(rows[0]?.count__ ?? 0) };
}

function childrenSql(plan: Allowed<ReadPlan>, columns: readonly string[]): Sql {
  return sql`SELECT ${selected(plan)}, count(*) OVER () AS count__ FROM ${plan.from} WHERE (${belonging(plan, columns)}) AND ${plan.where} ORDER BY ${orderBy(sortingOf(plan), 'next')} LIMIT ${sql.raw(String(firstOf))}`;
}
