import { BaaraError, type Model, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import { addHooks, applyEnvelope, type Change } from '../records/index.ts';
import { checkTree } from './check.ts';
import { lockTree, refreshClosure } from './closure.ts';
import { uuids } from './ids.ts';
import { type TreeShape, treeShape } from './shape.ts';

/** Makes every save under `model` keep the tree: first dated rows, the check, the closure and the snapshots. */
export function keepTree(model: Model): void {
  const shape = treeShape(model);
  if (!shape) return;
  addHooks(model, {
    name: 'tree',
    refuses: [shape.units.id, shape.states.id, shape.successions.id],
    before: (changes) => {
      refuseSnapshots(shape, changes);
      return [];
    },
    after: async (changes) => {
      await openUnits(shape, changes);
      const changed = unitsTouched(shape, changes);
      if (changed.length === 0) return;
      // Two who reorganise at once: the second is checked on what the first did, or each would hang its unit under the other's.
      await lockTree();
      await checkTree(changed);
      await refreshClosure();
    },
  });
}

/** What a unit is called and where it hangs changes on a date: by a dated row, never on the unit itself. */
function refuseSnapshots({ units, snapshot }: TreeShape, changes: readonly Change[]): void {
  for (const { form, verb, before, after } of changes) {
    if (form !== units.id || verb !== 'update') continue;
    const key = snapshot.find((each) => (before?.[each] ?? null) !== (after?.[each] ?? null));
    if (key) throw new BaaraError({ code: 'tree.invalid', params: { reason: 'snapshot', field: key } });
  }
}

/** Gives each new unit that came without a dated row its first, from the day it opened (today when it does not say). */
async function openUnits({ units, states, snapshot }: TreeShape, changes: readonly Change[]): Promise<void> {
  const created = changes.filter(({ form, verb }) => form === units.id && verb === 'create');
  if (created.length === 0) return;
  const dated = await query(sql`
    SELECT DISTINCT unit FROM ${sql.identifier(states.id)} WHERE unit = ANY(${uuids(created.map(({ id }) => id))})`);
  const known = new Set(dated.map((row) => row.unit));
  const bare = created.filter(({ id }) => !known.has(id));
  if (bare.length === 0) return;
  await applyEnvelope({
    id: uuidv7(),
    operations: bare.map(({ id, after }) => ({
      do: 'create',
      form: states.id,
      id: uuidv7(),
      values: {
        ...Object.fromEntries(snapshot.map((key) => [key, after?.[key] ?? null])),
        unit: id,
        valid_from: after?.opened ?? current().today,
      },
    })),
  });
}

function unitsTouched({ units, states, successions }: TreeShape, changes: readonly Change[]): string[] {
  const touched = new Set<unknown>();
  for (const { form, id, verb, before, after } of changes) {
    if (form === units.id && verb !== 'update') touched.add(id);
    if (form === states.id) for (const values of [before, after]) touched.add(values?.unit);
    if (form === successions.id) for (const values of [before, after]) touched.add(values?.predecessor);
  }
  return [...touched].filter((id) => typeof id === 'string');
}
