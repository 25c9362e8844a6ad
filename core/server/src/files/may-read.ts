import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { actionsOf, allowRead, asCondition, fieldPolicy } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';

/** Whether the session may read a file: its sender may, and whoever may read a field that holds it. */
export async function mayReadFile(file: { readonly id: string; readonly sender: string | null }): Promise<boolean> {
  const { model, session } = current();
  if (session.kind === 'system' || file.sender === session.user) return true;
  const holders = Object.values(model.forms)
    .filter((form) => actionsOf(model, session, form).includes('read'))
    .flatMap((form) => holdersIn(form, file.id));
  if (holders.length === 0) return false;
  const [row] = await query(sql`SELECT (${sql.join(holders, sql` OR `)}) AS readable`);
  return row?.readable === true;
}

/** For each field of a form that may hold files: that some row which the session may read holds this one. */
function holdersIn(form: ModelForm, id: string): Sql[] {
  return Object.values(form.fields).flatMap((field) => {
    const inside = field.kind === 'group' ? Object.values(field.fields).filter(isFile) : [];
    if (!isFile(field) && inside.length === 0) return [];
    const { alias, where } = allowRead({ form: form.id, select: [], includeDeleted: true });
    const holds = isFile(field)
      ? sql`${sql.identifier(alias)}.${sql.identifier(field.key)} = ${id}::uuid`
      : sql`EXISTS (SELECT 1 FROM ${sql.identifier(`${form.id}__${field.key}`)} g WHERE g.record = ${sql.identifier(alias)}.id AND ${sql.join(
          inside.map(({ key }) => sql`g.${sql.identifier(key)} = ${id}::uuid`),
          sql` OR `,
        )})`;
    const readable = asCondition(fieldPolicy(form.id, field.key, alias));
    return [
      sql`EXISTS (SELECT 1 FROM ${sql.identifier(form.id)} ${sql.identifier(alias)} WHERE (${holds}) AND ${where} AND ${readable})`,
    ];
  });
}

function isFile({ kind }: { readonly kind: string }): boolean {
  return kind === 'file' || kind === 'image';
}
