import type { BaaraError } from '@baara/model';
import { type BrowsedUnit, browseUnits, type Level, readUnitPlace } from '../api/units.ts';
import { asFailure } from '../shell/failure.ts';
import { createStore, type Store } from '../state/store.ts';

/** How the tree is looked at. */
export interface View {
  /** ISO date; empty: today. */
  readonly asOf: string;
  readonly closed: boolean;
}

export type LevelState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly units: readonly BrowsedUnit[] }
  | { readonly kind: 'failed'; readonly failure: BaaraError };

/** The level above all: that of the roots. */
export const top = '';

/** The levels that were asked for, each once: `units` of a parent's id, or of `top`. */
export interface Levels {
  readonly view: View;
  /** Changes whenever a level arrives. */
  readonly arrivals: Store<number>;
  level(parent: string): LevelState | undefined;
  /** Asks for a level unless it is there or on its way. */
  ask(parent: string): Promise<void>;
  /** Asks for every level down to a unit and answers its chain, itself last. */
  reach(unit: string): Promise<readonly string[]>;
}

export function createLevels(view: View): Levels {
  const known = new Map<string, LevelState>();
  const asked = new Map<string, Promise<void>>();
  const arrivals = createStore(0);
  const put = (parent: string, state: LevelState) => {
    known.set(parent, state);
    arrivals.set(arrivals.get() + 1);
  };
  const load = async (parent: string): Promise<void> => {
    put(parent, { kind: 'waiting' });
    try {
      const level: Level = await browseUnits({
        ...(parent === top ? {} : { parent }),
        ...(view.asOf ? { as_of: view.asOf } : {}),
        ...(view.closed ? { closed: 'include' } : {}),
      });
      put(parent, { kind: 'here', units: level.units });
    } catch (thrown) {
      asked.delete(parent);
      put(parent, { kind: 'failed', failure: asFailure(thrown) });
    }
  };
  const ask = (parent: string): Promise<void> => {
    const going = asked.get(parent) ?? load(parent);
    asked.set(parent, going);
    return going;
  };
  return {
    view,
    arrivals,
    level: (parent) => known.get(parent),
    ask,
    async reach(unit) {
      const { within } = await readUnitPlace(unit);
      const chain = [...within.map(({ id }) => id), unit];
      await Promise.all([top, ...chain.slice(0, -1)].map(ask));
      return chain;
    },
  };
}
