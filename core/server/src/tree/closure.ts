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
  await query(sql`DELETE FROM unit_closure WHERE descendant = ANY(${uuids([...touched, ...gone])})`);
  const rows = affected.flatMap((chain) =>
    chain.map((ancestor, depth) => ({ ancestor, unit: chain[0] as string, depth })),
  );
  await query(sql`
    INSERT INTO unit_closure (ancestor, descendant, depth)
    SELECT * FROM unnest(${uuids(rows.map(({ ancestor }) => ancestor))}, ${uuids(rows.map(({ unit }) => unit))},
      ${sql.param(rows.map(({ depth }) => depth))}::integer[])`);
}

/** Unit → the parent that the closure says; a unit that it does not know is absent. */
async function storedParents(): Promise<Map<string, string | null>> {
  const rows = await query(sql`
    SELECT own.descendant AS unit, above.ancestor AS parent
    FROM unit_closure own LEFT JOIN unit_closure above ON above.descendant = own.descendant AND above.depth = 1
    WHERE own.depth = 0`);
  return new Map(rows.map((row) => [row.unit as string, row.parent as string | null]));
}
