import { sql } from 'drizzle-orm';
import { openPost, rowPolicy } from '../access/index.ts';
import { deny } from '../access/types.ts';
import { current, query, queryRemembered } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { uuids } from './ids.ts';
import { requireShape } from './shape.ts';
import { inForce } from './states.ts';

/** One line of the tree's page. */
export interface BrowsedUnit {
  readonly id: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly status: string | null;
  /** Open units that hang directly under it. */
  readonly children: number;
  /** Records of the counted form that belong to it or below it, of those the session may read. */
  readonly records?: number;
}

export interface Browsing {
  /** Null: the roots. */
  readonly parent: string | null;
  /** ISO date: the tree as its dated rows had it. Absent: today. */
  readonly asOf?: string;
  /** A form placed by posts whose records are counted where they work on that day; absent: nothing is counted. */
  readonly counts?: string;
  /** Units that are closed on that day too. */
  readonly closed?: 'include';
}

/**
 * The open units directly under one, by name. Units that the session may not read are left out; so are counts of a form
 * that it may not read at all.
 */
export async function browseUnits({ parent, asOf, counts, closed }: Browsing): Promise<BrowsedUnit[]> {
  const { model, today } = current();
  const { units, states, codes } = requireShape(model);
  const policy = rowPolicy(units.id, 'read', 'u');
  if (policy === deny) return [];
  const day = sql`${asOf ?? today}::date`;
  const standing = closed ? sql`TRUE` : sql`s.status IS DISTINCT FROM ${codes.closed}`;
  const open = sql`s.deleted_at IS NULL AND ${standing} AND ${inForce(sql`s`, day)}`;
  const rows = await query(sql`
    WITH day AS MATERIALIZED (
      SELECT s.unit, s.parent, s.name, s.type, s.status FROM ${sql.identifier(states.id)} s WHERE ${open}
    )
    SELECT d.unit AS id, d.name, d.type, d.status, (SELECT count(*) FROM day below WHERE below.parent = d.unit) AS children
    FROM day d JOIN ${sql.identifier(units.id)} u ON u.id = d.unit
    WHERE d.parent IS NOT DISTINCT FROM ${parent}::uuid AND u.deleted_at IS NULL AND (${policy})
    ORDER BY baara_sort_key(d.name) COLLATE "C", d.unit`);
  const browsed = rows as unknown as BrowsedUnit[];
  const found = counts === undefined ? null : await recordsBelow(counts, browsed, asOf);
  return found ? browsed.map((unit) => ({ ...unit, records: found.get(unit.id) ?? 0 })) : browsed;
}

/** Unit → records at work at it or below, today as the list `under` it shows them, or on a day in the tree of that day; null when the session may read none of the form. */
async function recordsBelow(
  form: string,
  units: readonly BrowsedUnit[],
  asOf: string | undefined,
): Promise<Map<string, number> | null> {
  const policy = rowPolicy(form, 'read', 'r');
  if (policy === deny) return null;
  const { rows } = await queryRemembered(countBelow({ form, units: units.map(({ id }) => id), policy, asOf }));
  return new Map(rows.map((row) => [row.ancestor as string, Number(row.count)]));
}

interface Counting {
  readonly form: string;
  readonly units: readonly string[];
  readonly policy: Sql;
  readonly asOf: string | undefined;
}

/** Each of these units with all that lay at or below it on a day. */
function pairsOn(asOf: string, units: readonly string[]): Sql {
  const { states } = requireShape(current().model);
  return sql`
    WITH RECURSIVE day AS MATERIALIZED (
      SELECT s.unit, s.parent FROM ${sql.identifier(states.id)} s WHERE s.deleted_at IS NULL AND ${inForce(sql`s`, sql`${asOf}::date`)}
    ), below (ancestor, descendant, depth) AS (
      SELECT unit, unit, 0 FROM unnest(${uuids(units)}) AS asked (unit)
      UNION ALL
      SELECT b.ancestor, d.unit, b.depth + 1 FROM below b JOIN day d ON d.parent = b.descendant WHERE b.depth < 64
    )
    SELECT ancestor, descendant FROM below`;
}

/** Whoever holds an open post counts, once for each unit above: not those who left, whose last unit still keeps their record. */
function countBelow({ form, units, policy, asOf }: Counting): Sql {
  const path = current().model.forms[form]?.place.find((each) => each.kind === 'posts');
  const open =
    path?.kind === 'posts' ? openPost({ path, alias: 'p', ...(asOf === undefined ? {} : { day: asOf }) }) : deny;
  if (path?.kind !== 'posts' || open === deny) return sql`SELECT NULL AS ancestor, 0 AS count WHERE FALSE`;
  return sql`
    SELECT c.ancestor, count(DISTINCT p.${sql.identifier(path.record)}) AS count
    FROM (${asOf === undefined ? sql`SELECT ancestor, descendant FROM unit_closure` : pairsOn(asOf, units)}) c
    JOIN ${sql.identifier(path.form)} p ON p.${sql.identifier(path.unit)} = c.descendant
    JOIN ${sql.identifier(form)} r ON r.id = p.${sql.identifier(path.record)} AND r.deleted_at IS NULL
    WHERE c.ancestor = ANY(${uuids(units)}) AND ${open} AND (${policy})
    GROUP BY c.ancestor`;
}

/** The units above each of these in today's tree, from the top down; a root has none. */
export async function unitAncestors(ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await query(sql`
    SELECT descendant, ancestor FROM unit_closure
    WHERE descendant = ANY(${uuids(ids)}) AND depth > 0 ORDER BY descendant, depth DESC`);
  const found = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { descendant, ancestor } of rows) found.get(descendant as string)?.push(ancestor as string);
  return found;
}
