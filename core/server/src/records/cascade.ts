import { BaaraError } from '@baara/model';
import { rowPolicy } from '../access/index.ts';
import { deny } from '../access/types.ts';
import { current, quoteName } from '../database/index.ts';
import { arrayText } from './array-text.ts';
import { childForms, type Link, linksTo } from './links.ts';

/** Ids by form. */
export type Ids = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The records that belong to these and go, or come back, with them: children, their children, and so on; one statement a level.
 * Coming back are those that went at the same moment as their parent.
 */
export async function descendants(roots: Ids, verb: 'delete' | 'restore'): Promise<Ids> {
  const { model, connection } = current();
  const all = new Map<string, Set<string>>();
  let level: Ids = roots;
  while (level.size > 0) {
    const parts: string[] = [];
    const params: string[] = [];
    for (const [form, ids] of level) {
      const children = childForms(model, form);
      if (children.length === 0) continue;
      params.push(arrayText(ids));
      for (const child of children) parts.push(childrenText(form, child, verb, params.length));
    }
    if (parts.length === 0) break;
    const rows = await connection.query<{ form: string; id: string }>({ text: parts.join(' UNION '), params });
    const next = new Map<string, Set<string>>();
    for (const { form, id } of rows) {
      if (all.get(form)?.has(id) || roots.get(form)?.has(id)) continue;
      all.set(form, (all.get(form) ?? new Set()).add(id));
      next.set(form, (next.get(form) ?? new Set()).add(id));
    }
    level = next;
  }
  return all;
}

function childrenText(parent: string, { form, column }: Link, verb: 'delete' | 'restore', parameter: number): string {
  const standing = verb === 'delete' ? 'c.deleted_at IS NULL' : 'c.deleted_at = p.deleted_at';
  return `SELECT '${form.id}' AS form, c.id FROM ${quoteName(form.id)} c JOIN ${quoteName(parent)} p ON p.id = c.${quoteName(column)} WHERE p.id = ANY($${parameter}::uuid[]) AND ${standing}`;
}

/**
 * Refuses a deletion while other records refer to those that would go: `record.referenced`, with counts by form. Forms of
 * which the reader may see no row are counted together, without their name.
 */
export async function refuseReferenced(going: Ids): Promise<void> {
  const { model, connection } = current();
  const parts: string[] = [];
  const params: string[] = [];
  for (const [target, ids] of going) {
    const links = linksTo(model, target);
    if (links.length === 0) continue;
    const wanted = params.push(arrayText(ids));
    for (const link of links) {
      const leaving = params.push(arrayText(going.get(link.form.id) ?? []));
      parts.push(referenceText({ target, link, wanted, leaving }));
    }
  }
  if (parts.length === 0) return;
  const text = `SELECT form, count(DISTINCT id)::integer AS count FROM (${parts.join(' UNION ALL ')}) r GROUP BY form`;
  const rows = await connection.query<{ form: string; count: number }>({ text, params });
  if (rows.length === 0) return;
  const counts: Record<string, number> = {};
  for (const { form, count } of rows) {
    const name = rowPolicy(form, 'read', 't') === deny ? '*' : form;
    counts[name] = (counts[name] ?? 0) + count;
  }
  const [form] = going.keys();
  throw new BaaraError({ code: 'record.referenced', params: { form, counts } });
}

/** One link's records that refer; `wanted` and `leaving` are the numbers of the parameters that hold ids. */
function referenceText(reference: { target: string; link: Link; wanted: number; leaving: number }): string {
  const { target, link } = reference;
  const table = quoteName(link.form.id);
  const column = quoteName(link.column);
  const wanted =
    link.by === 'id'
      ? `= ANY($${reference.wanted}::uuid[])`
      : `IN (SELECT code FROM ${quoteName(target)} WHERE id = ANY($${reference.wanted}::uuid[]))`;
  const notGoing = `r.deleted_at IS NULL AND r.id <> ALL($${reference.leaving}::uuid[])`;
  const from = link.table
    ? `${table} r JOIN ${quoteName(link.table)} v ON v.record = r.id WHERE v.${column} ${wanted}`
    : `${table} r WHERE r.${column} ${wanted}`;
  return `SELECT '${link.form.id}' AS form, r.id FROM ${from} AND ${notGoing}`;
}
