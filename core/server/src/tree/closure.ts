import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import { chainOf, deriveTree } from './derive.ts';
import { uuids } from './ids.ts';
import { loadTree } from './load.ts';
import { noteNextChange } from './next-change.ts';
import { treeShape } from './shape.ts';
import { refreshSnapshots } from './snapshot.ts';

/** Holds other writers of the tree back until the end of this transaction: each sees what the one before did. */
export async function lockTree(): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtext('baara.tree'))`);
}

/**
 * Brings `unit_closure`, the units' snapshots of today and the day of the next change in line with the dated rows.
 * Writes only what differs. It never refuses: a unit whose rows make no sense hangs under the root (see `checkTree`).
 */
export async function refreshClosure(): Promise<void> {
  const { model, today } = current();
  const shape = treeShape(model);
  if (!shape) return;
  await lockTree();
  const { units, successions } = await loadTree(shape, today);
  const { parents } = deriveTree(units, successions);
  await writeClosure(parents);
  await refreshSnapshots(shape, today);
  await noteNextChange(shape, today);
}

/** Empties `unit_closure` and makes it anew: for the command line, after a restored backup or a bulk load. */
export async function rebuildClosure(): Promise<void> {
  await lockTree();
  await query(sql`DELETE FROM unit_closure`);
  await refreshClosure();
}

async function writeClosure(parents: ReadonlyMap<string, string | null>): Promise<void> {
  const before = await storedParents();
  const moved = new Set([...parents].filter(([unit, parent]) => before.get(unit) !== parent).map(([unit]) => unit));
  const gone = [...before.keys()].filter((unit) => !parents.has(unit));
  if (moved.size === 0 && gone.length === 0) return;

  // A unit's ancestors change exactly when something on its new chain hangs elsewhere than before.
  const chains = [...parents.keys()].map((unit) => chainOf(unit, parents));
  const affected = chains.filter((chain) => chain.some((unit) => moved.has(unit)));
  const touched = affected.map(([unit]) => unit as string);
  const needed = [...new Set(affected.flat())];
  await query(sql`DELETE FROM unit_closure WHERE descendant = ANY(${uuids([...touched, ...gone])})`);
  await query(sql`
    WITH RECURSIVE hangs AS MATERIALIZED (
      SELECT * FROM unnest(${uuids(needed)}, ${uuids(needed.map((unit) => parents.get(unit) ?? null))}) AS h (unit, parent)
    ), walk (ancestor, descendant, depth) AS (
      SELECT unit, unit, 0 FROM unnest(${uuids(touched)}) AS t (unit)
      UNION ALL
      SELECT h.parent, w.descendant, w.depth + 1 FROM walk w JOIN hangs h ON h.unit = w.ancestor WHERE h.parent IS NOT NULL
    )
    INSERT INTO unit_closure (ancestor, descendant, depth) SELECT ancestor, descendant, depth FROM walk`);
}

/** Unit → the parent that the closure says; a unit that it does not know is absent. */
async function storedParents(): Promise<Map<string, string | null>> {
  const rows = await query(sql`
    SELECT own.descendant AS unit, above.ancestor AS parent
    FROM unit_closure own LEFT JOIN unit_closure above ON above.descendant = own.descendant AND above.depth = 1
    WHERE own.depth = 0`);
  return new Map(rows.map((row) => [row.unit as string, row.parent as string | null]));
}
