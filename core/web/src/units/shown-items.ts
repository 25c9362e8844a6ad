import type { BrowsedUnit } from '../api/units.ts';
import { type Levels, top } from './levels.ts';

/** A unit as it stands in the open part of the tree. */
export interface ShownItem {
  readonly unit: BrowsedUnit;
  readonly parent: string;
  /** From 1, as `aria-level` says it. */
  readonly depth: number;
  readonly position: number;
  readonly of: number;
}

/** The units that stand open, from the top down, as the eye meets them. */
export function shownItems(levels: Levels, expanded: ReadonlySet<string>, parent = top, depth = 1): ShownItem[] {
  const state = levels.level(parent);
  if (state?.kind !== 'here') return [];
  return state.units.flatMap((unit, at) => [
    { unit, parent, depth, position: at + 1, of: state.units.length },
    ...(expanded.has(unit.id) ? shownItems(levels, expanded, unit.id, depth + 1) : []),
  ]);
}

/** The item whose name begins with these letters, looked for after the present one and then from the top. */
export function itemNamed(
  items: readonly ShownItem[],
  from: number,
  letters: string,
  fold: (words: string) => string,
): ShownItem | undefined {
  const wanted = fold(letters);
  // One letter again goes on to the next name; more letters may still name the present one.
  const start = letters.length === 1 ? from + 1 : Math.max(from, 0);
  const turned = [...items.slice(start), ...items.slice(0, start)];
  return turned.find(({ unit }) => fold(unit.name ?? '').startsWith(wanted));
}
