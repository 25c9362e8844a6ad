import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../database/index.ts';
import { closeUnit, moveUnit } from './change-unit.ts';
import { rebuildClosure } from './closure.ts';
import { mergeUnits } from './merge-units.ts';
import { splitUnit } from './split-unit.ts';
import { create, employ, openTreeWorld, openUnit, type TreeWorld } from './tree-world.ts';

let world: TreeWorld;
beforeAll(async () => {
  world = await openTreeWorld();
});
afterAll(() => world.close());

const which = fc.nat({ max: 1000 });
/** Days from now on which the operation holds: past, today, planned. */
const later = fc.integer({ min: -20, max: 20 });

const command = fc.oneof(
  fc.record({ do: fc.constant('open' as const), which, later }),
  fc.record({ do: fc.constant('move' as const), which, other: which, later }),
  fc.record({ do: fc.constant('close' as const), which, later }),
  fc.record({ do: fc.constant('merge' as const), which, other: which, later }),
  fc.record({ do: fc.constant('split' as const), which, later }),
  fc.record({ do: fc.constant('succeed' as const), which, other: which, later }),
  fc.record({ do: fc.constant('employ' as const), which }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 15 }) }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const shift = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

interface State {
  readonly id: string;
  readonly parent: string | null;
  readonly status: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** What the closure means, read aloud from the dated rows: unit → itself and everything above, with the living root. */
async function naiveChains(today: string): Promise<{ chains: Map<string, string[]>; living: Set<string> }> {
  const states = (await query(
    sql`SELECT unit AS id, parent, status, valid_from AS "from", valid_to AS "to" FROM unit_state WHERE deleted_at IS NULL`,
  )) as unknown as State[];
  const links = await query(sql`SELECT predecessor, successor FROM unit_succession WHERE date <= ${today}::date`);
  const open = (state: State) => state.from <= today && (state.to === null || state.to > today);
  const ids = [...new Set(states.map(({ id }) => id))];
  const living = new Set(states.filter((state) => open(state) && state.status !== 'closed').map(({ id }) => id));
  const lastParent = (id: string): string | null => {
    const own = states.filter((state) => state.id === id).sort((a, b) => (a.from < b.from ? -1 : 1));
    return (own.find(open) ?? own.filter((state) => state.from <= today).at(-1) ?? own[0])?.parent ?? null;
  };
  const parentOf = (id: string): string | null => {
    const successors = [
      ...new Set(links.filter((link) => link.predecessor === id).map((link) => link.successor as string)),
    ];
    if (living.has(id) || successors.length === 0) return lastParent(id);
    if (successors.length === 1) return successors[0] as string;
    const chains = successors.map(chainOf);
    return (
      chains[0]?.find((each) => living.has(each) && chains.every((chain) => chain.includes(each))) ?? lastParent(id)
    );
  };
  const chainOf = (id: string): string[] => {
    const parent = parentOf(id);
    return parent === null ? [id] : [id, ...chainOf(parent)];
  };
  return { chains: new Map(ids.map((id) => [id, chainOf(id)])), living };
}

async function storedChains(): Promise<Map<string, string[]>> {
  const rows = await query(sql`SELECT descendant, ancestor FROM unit_closure ORDER BY descendant, depth`);
  const chains = new Map<string, string[]>();
  for (const { descendant, ancestor } of rows as { descendant: string; ancestor: string }[]) {
    chains.set(descendant, [...(chains.get(descendant) ?? []), ancestor]);
  }
  return chains;
}

describe('after any sequence of reorganisations and days', () => {
  it('the closure is what the dated rows say, and every person is read from a living root', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 20 }), async (commands) => {
        let today = '2026-03-01';
        const root = await world.on(today, () => openUnit({ name: 'Root', opened: '2000-01-01' }));
        const units = [root];
        for (let index = 0; index < 4; index += 1) {
          const parent = units[index >> 1] as string;
          units.push(await world.on(today, () => openUnit({ name: `U${index}`, parent, opened: '2000-01-01' })));
        }
        for (const each of commands) {
          if (each.do === 'wait') today = shift(today, each.days);
          made += await world.on(today, () => perform(each, units, today)).catch(refusedAsInvalid);
          await world.on(today, async () => {
            const { chains, living } = await naiveChains(today);
            expect(await storedChains(), JSON.stringify(each)).toEqual(chains);
            const owners = await query(sql`
              SELECT p.id, (SELECT l.unit FROM person_place l WHERE l.record = p.id AND l.owner) AS unit FROM person p`);
            for (const { unit } of owners) {
              const top = chains.get(unit as string)?.at(-1) as string;
              expect(living.has(top)).toBe(true);
            }
          });
        }
        await world.on(today, async () => {
          const before = await storedChains();
          await rebuildClosure();
          expect(await storedChains()).toEqual(before);
        });
      }),
      { seed: 20260131, numRuns: 8 },
    );
    expect(made).toBeGreaterThan(25);
  });
});

/** Does the operation on units of this run; answers 1. A new unit is added to `units`. */
async function perform(each: Command, units: string[], today: string): Promise<number> {
  const pick = (index: number) => units[index % units.length] as string;
  const unit = 'which' in each ? pick(each.which) : '';
  const on = 'later' in each ? shift(today, each.later) : today;
  switch (each.do) {
    case 'wait':
      return 0;
    case 'employ':
      await employ(unit, today);
      return 1;
    case 'open':
      units.push(await openUnit({ name: 'New', parent: unit, opened: on }));
      return 1;
    case 'move':
      await moveUnit({ unit, parent: pick(each.other), on });
      return 1;
    case 'close':
      await closeUnit({ unit, on });
      return 1;
    case 'merge':
      await mergeUnits({ units: [unit], into: { unit: pick(each.other) }, on });
      return 1;
    case 'succeed':
      await create('unit_succession', { predecessor: unit, successor: pick(each.other), nature: 'replace', date: on });
      return 1;
    case 'split': {
      const children = await query(sql`
        SELECT s.unit FROM unit_state s WHERE s.parent = ${unit}::uuid AND s.status IS DISTINCT FROM 'closed'
          AND s.valid_from <= ${on}::date AND (s.valid_to IS NULL OR s.valid_to > ${on}::date) ORDER BY s.unit`);
      const parts = [crypto.randomUUID(), crypto.randomUUID()];
      const part = (index: number) => ({
        id: parts[index] as string,
        values: { code: parts[index] as string, name: `Part ${index}` },
        children: children.map((row) => row.unit as string).filter((_, position) => position % 2 === index),
      });
      await splitUnit({ unit, on, into: [part(0), part(1)] });
      units.push(...parts);
      return 1;
    }
  }
}

/** A reorganisation that makes no sense is refused, and the tree stays as it was: anything else is a fault. */
function refusedAsInvalid(error: unknown): number {
  if (error instanceof BaaraError && ['tree.invalid', 'record.invalid'].includes(error.code)) return 0;
  throw error;
}
