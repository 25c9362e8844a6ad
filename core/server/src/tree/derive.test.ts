import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainOf, deriveTree, type SuccessionLink, type UnitOnDay } from './derive.ts';

const living = (id: string, parent: string | null): UnitOnDay => ({ id, parent, living: true });
const closed = (id: string, parent: string | null): UnitOnDay => ({ id, parent, living: false });
const handsOver = (predecessor: string, ...successors: string[]): SuccessionLink[] =>
  successors.map((successor) => ({ predecessor, successor }));

describe('the tree of one day', () => {
  it('hangs a living unit where its row says', () => {
    const { parents, problems } = deriveTree([living('mali', null), living('kayes', 'mali')], []);
    expect(parents).toEqual(
      new Map([
        ['mali', null],
        ['kayes', 'mali'],
      ]),
    );
    expect(problems).toEqual([]);
  });

  it('hangs a closed unit under its successor, and follows chains of successors', () => {
    const units = [living('mali', null), closed('a', 'mali'), closed('b', 'mali'), living('c', 'mali')];
    const { parents } = deriveTree(units, [...handsOver('a', 'b'), ...handsOver('b', 'c')]);
    expect(chainOf('a', parents)).toEqual(['a', 'b', 'c', 'mali']);
  });

  it('hangs a split unit under the nearest living common ancestor of its successors', () => {
    const units = [
      living('mali', null),
      living('north', 'mali'),
      closed('gao', 'mali'),
      living('gao2', 'north'),
      living('menaka', 'north'),
      living('clinic', 'gao'),
    ];
    const { parents } = deriveTree(units, handsOver('gao', 'gao2', 'menaka'));
    expect(chainOf('gao', parents)).toEqual(['gao', 'north', 'mali']);
    expect(chainOf('clinic', parents)).toEqual(['clinic', 'gao', 'north', 'mali']);
  });

  it('passes over a common ancestor that is closed', () => {
    const units = [
      living('mali', null),
      closed('north', 'mali'),
      closed('x', 'mali'),
      living('y', 'north'),
      living('z', 'north'),
    ];
    expect(deriveTree(units, handsOver('x', 'y', 'z')).parents.get('x')).toBe('mali');
  });

  it('leaves a unit closed without successor under its last parent', () => {
    const units = [living('mali', null), living('kayes', 'mali'), closed('post', 'kayes')];
    expect(chainOf('post', deriveTree(units, []).parents)).toEqual(['post', 'kayes', 'mali']);
  });

  it('names the unit that would hang under itself', () => {
    const units = [living('mali', null), living('a', 'b'), living('b', 'a')];
    expect(deriveTree(units, []).problems).toEqual([{ reason: 'cycle', unit: 'b' }]);
  });

  it('names the unit that is closed and hangs under nothing', () => {
    expect(deriveTree([living('mali', null), closed('lost', null)], []).problems).toEqual([
      { reason: 'orphan', unit: 'lost' },
    ]);
  });
});

/** The definition read aloud, without memory: every question walks from the start. */
function naiveParent(id: string, units: readonly UnitOnDay[], links: readonly SuccessionLink[]): string | null {
  const unit = units.find((each) => each.id === id);
  if (!unit) return null;
  if (unit.living) return unit.parent;
  const successors = [...new Set(links.filter((link) => link.predecessor === id).map((link) => link.successor))];
  if (successors.length === 0) return unit.parent;
  if (successors.length === 1) return successors[0] ?? null;
  const shared = units
    .filter((candidate) => candidate.living)
    .filter((candidate) => successors.every((each) => naiveChain(each, units, links).includes(candidate.id)))
    .sort((a, b) => naiveChain(b.id, units, links).length - naiveChain(a.id, units, links).length);
  return shared[0]?.id ?? unit.parent;
}

function naiveChain(id: string, units: readonly UnitOnDay[], links: readonly SuccessionLink[]): string[] {
  const parent = naiveParent(id, units, links);
  return parent === null ? [id] : [id, ...naiveChain(parent, units, links)];
}

/** Units under units of lower index, successors of higher index (so that no cycle is written), one living root. */
const sane = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    units: fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        fc.record({ under: fc.nat({ max: Math.max(0, index - 1) }), living: fc.boolean() }).map(
          (drawn): UnitOnDay => ({
            id: `u${index}`,
            parent: index === 0 ? null : `u${drawn.under}`,
            living: index === 0 || drawn.living,
          }),
        ),
      ),
    ),
    links: fc.array(
      fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })).map(([one, other]) => ({
        predecessor: `u${Math.min(one, other)}`,
        successor: `u${Math.max(one, other)}`,
      })),
      { maxLength: 6 },
    ),
  }),
);

const wild = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const id = fc.nat({ max: size - 1 }).map((index) => `u${index}`);
  return fc.record({
    units: fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        fc
          .record({ parent: fc.option(id), living: fc.boolean() })
          .map(
            (drawn): UnitOnDay =>
              index === 0 ? living('u0', null) : { id: `u${index}`, parent: drawn.parent, living: drawn.living },
          ),
      ),
    ),
    links: fc.array(fc.record({ predecessor: id, successor: id }), { maxLength: 6 }),
  });
});

describe('for any tree', () => {
  it('agrees with the definition wherever it finds no problem', () => {
    let compared = 0;
    fc.assert(
      fc.property(sane, ({ units, links }) => {
        const { parents, problems } = deriveTree(units, links);
        if (problems.length > 0) return;
        compared += 1;
        for (const { id } of units) expect(chainOf(id, parents)).toEqual(naiveChain(id, units, links));
      }),
      { seed: 20260131, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('brings every unit to a living root, even where the rows make no sense', () => {
    fc.assert(
      fc.property(wild, ({ units, links }) => {
        const { parents } = deriveTree(units, links);
        for (const { id } of units) {
          const top = units.find((unit) => unit.id === chainOf(id, parents).at(-1));
          expect(top?.living).toBe(true);
          expect(top?.parent).toBe(null);
        }
      }),
      { seed: 20260131, numRuns: 500 },
    );
  });
});
