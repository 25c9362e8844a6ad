/** In what a record found agrees with the one being typed. */
export interface Agreement {
  /** `same`: the same words, in whatever spelling and order; `close`: a typing error apart, or one word more. */
  readonly name: 'same' | 'close';
  /** Keys of the fields that agree: what must agree, and identifiers. */
  readonly agree: readonly string[];
  /** How many of the fields that must agree have another value on both sides. */
  readonly differ: number;
}

/** How probable it is that two records are one, from 0 to 0.99: weights by judgement, only their order matters. */
export function likeness({ name, agree, differ }: Agreement): number {
  const score = (name === 'same' ? 0.5 : 0.35) + 0.35 * agree.length - 0.25 * differ;
  return Math.round(Math.min(Math.max(score, 0), 0.99) * 100) / 100;
}
