/** A unit on one day: where its dated rows put it, and whether it works. */
export interface UnitOnDay {
  readonly id: string;
  /** The parent of the row in force, else of the last one before, else of the first one to come. */
  readonly parent: string | null;
  /** A row is in force and its status is not `closed`. */
  readonly living: boolean;
}

/** `predecessor` handed over to `successor`, wholly or in part. */
export interface SuccessionLink {
  readonly predecessor: string;
  readonly successor: string;
}

/** Why a unit could not hang where its rows say: it would hang under itself, or it is closed and under nothing. */
export interface TreeProblem {
  readonly reason: 'cycle' | 'orphan';
  readonly unit: string;
}

export interface DerivedTree {
  /** Unit → the unit it hangs under for access; null for a root. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly problems: readonly TreeProblem[];
}

/**
 * The tree by which access is decided on one day. A living unit hangs where its row says. A closed one hangs under its
 * successor, or under the nearest living common ancestor of several; without a successor it stays under its last parent.
 * The answer is total: a unit with a problem hangs under the first living root, so that no record loses its readers.
 */
export function deriveTree(units: readonly UnitOnDay[], successions: readonly SuccessionLink[]): DerivedTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const successorsOf = new Map<string, string[]>();
  for (const { predecessor, successor } of successions) {
    if (!byId.has(predecessor) || !byId.has(successor)) continue;
    const found = successorsOf.get(predecessor) ?? [];
    if (!found.includes(successor)) successorsOf.set(predecessor, [...found, successor]);
  }

  const root = units
    .filter((unit) => unit.living && unit.parent === null)
    .map((unit) => unit.id)
    .sort()[0];
  const parents = new Map<string, string | null>();
  const visiting = new Set<string>();
  const problems: TreeProblem[] = [];

  const refuge = (unit: string, reason: TreeProblem['reason']): string | null => {
    problems.push({ reason, unit });
    return root === undefined || root === unit ? null : root;
  };
  const living = (id: string): boolean => byId.get(id)?.living === true;

  /** Settles the parent of `id` and of everything above it; false when `id` is already being settled: a cycle. */
  const settle = (id: string): boolean => {
    if (parents.has(id)) return true;
    if (visiting.has(id)) return false;
    visiting.add(id);
    parents.set(id, hang(id));
    visiting.delete(id);
    return true;
  };

  const hang = (id: string): string | null => {
    const unit = byId.get(id);
    if (!unit) return null;
    const successors = unit.living ? [] : (successorsOf.get(id) ?? []);
    if (successors.length > 0) {
      if (!successors.every((each) => each !== id && settle(each))) return refuge(id, 'cycle');
      const shared = successors.length === 1 ? successors[0] : nearestShared(successors, parents, living);
      if (shared !== undefined) return shared;
    }
    if (unit.parent === null || !byId.has(unit.parent)) return unit.living ? null : refuge(id, 'orphan');
    return settle(unit.parent) ? unit.parent : refuge(id, 'cycle');
  };

  for (const { id } of units) settle(id);
  return { parents, problems };
}

/** A unit's chain to the root, itself first. */
export function chainOf(id: string, parents: ReadonlyMap<string, string | null>): string[] {
  const chain: string[] = [];
  for (let at: string | null | undefined = id; at !== null && at !== undefined; at = parents.get(at)) chain.push(at);
  return chain;
}

function nearestShared(
  units: readonly string[],
  parents: ReadonlyMap<string, string | null>,
  living: (id: string) => boolean,
): string | undefined {
  const [first = [], ...rest] = units.map((unit) => chainOf(unit, parents));
  return first.find((candidate) => living(candidate) && rest.every((chain) => chain.includes(candidate)));
}
