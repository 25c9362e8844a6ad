import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { allowRead } from '../access/index.ts';
import { query } from '../database/index.ts';
import { applyEnvelope } from '../records/index.ts';
import { listNamed } from './list-named.ts';

interface Placed {
  readonly id: string;
  readonly rev: number;
  readonly code: string;
  readonly sort: number | null;
}

/**
 * Puts a value before another of the same rank (`before`, null: last). Where there is room between its new neighbours it alone is
 * written; otherwise the values in between change places. Throws `request.unknown_form`, `record.not_found` and what a save throws.
 */
export async function moveValue(request: {
  readonly list: string;
  readonly code: string;
  readonly before: string | null;
}) {
  const form = listNamed(request.list);
  const siblings = await siblingsOf(form.id, request.code);
  const sorts = reordered(siblings, request);
  const operations = siblings.flatMap(({ id, rev, code, sort }) => {
    const next = sorts.get(code) ?? sort;
    return next === sort ? [] : [{ do: 'update' as const, form: form.id, id, rev, values: { sort: next } }];
  });
  if (operations.length > 0) await applyEnvelope({ id: uuidv7(), operations });
  return { moved: operations.length };
}

async function siblingsOf(form: string, code: string): Promise<readonly Placed[]> {
  const { alias, from, where } = allowRead({ form, select: ['code'], includeRetired: true });
  const own = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  const rows = await query(sql`
    SELECT ${own('id')} AS id, ${own('rev')} AS rev, ${own('code')} AS code, ${own('sort')} AS sort FROM ${from}
    WHERE ${where} AND ${own('parent')} IS NOT DISTINCT FROM (SELECT s.parent FROM ${sql.identifier(form)} s WHERE s.code = ${code})
    ORDER BY ${own('sort')}, ${own('label_fr')}, ${own('id')}`);
  return rows as unknown as readonly Placed[];
}

/** The new place of each value that gets another one. Pure: exported for its test. */
export function reordered(
  siblings: readonly Pick<Placed, 'code' | 'sort'>[],
  { code, before }: { readonly code: string; readonly before: string | null },
): ReadonlyMap<string, number> {
  const moved = siblings.find((each) => each.code === code);
  const others = siblings.filter((each) => each.code !== code);
  const at = before === null ? others.length : others.findIndex((each) => each.code === before);
  if (!moved || at < 0) throw new BaaraError({ code: 'record.not_found', params: { id: moved ? before : code } });
  const left = others[at - 1]?.sort ?? (at === 0 ? 0 : null);
  const right = others[at]?.sort ?? (left === null ? null : left + 20);
  if (left !== null && right !== null && right - left > 1) return new Map([[code, Math.floor((left + right) / 2)]]);
  // 1. The places there are, made to rise. 2. The values take them in their new order.
  const places: number[] = [];
  for (const { sort } of siblings) {
    const last = places.at(-1) ?? 0;
    places.push(sort === null || (places.length > 0 && sort <= last) ? last + 1 : sort);
  }
  const next = [...others.slice(0, at), moved, ...others.slice(at)];
  return new Map(next.map((each, index) => [each.code, places[index] ?? 0]));
}
