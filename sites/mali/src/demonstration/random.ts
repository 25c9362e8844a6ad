/** A stream of numbers that is the same for the same seed and index (mulberry32 over a mixed seed): not for secrets. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

/** The stream of one thing (a person, a facility): nothing drawn for one moves another. */
export function randomFor(seed: number, index: number): Random {
  let state = mix(seed ^ mix(index + 0x9e3779b9));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  };
}

function mix(value: number): number {
  let state = value | 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97);
  return state ^ (state >>> 15);
}

/** Items and the running sums of their weights, to draw in proportion. */
export interface Urn<T> {
  readonly items: readonly T[];
  readonly sums: readonly number[];
}

export function urnOf<T>(items: readonly T[], weightOf: (item: T) => number): Urn<T> {
  let total = 0;
  const kept: T[] = [];
  const sums: number[] = [];
  for (const item of items) {
    const weight = weightOf(item);
    if (weight <= 0) continue;
    total += weight;
    kept.push(item);
    sums.push(total);
  }
  return { items: kept, sums };
}

/** Draws one item in proportion to its weight; the urn must not be empty. */
export function draw<T>(urn: Urn<T>, random: Random): T {
  const goal = random.next() * (urn.sums.at(-1) ?? 0);
  let low = 0;
  let high = urn.sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((urn.sums[middle] as number) > goal) high = middle;
    else low = middle + 1;
  }
  return urn.items[low] as T;
}
