import type { Problem, Value, Values } from '../api/types.ts';
import type { Entry } from './entry.ts';

/** For each field of a clash, whose value to keep. */
export type Choices = Readonly<Record<string, 'yours' | 'theirs'>>;

/** Whether a side of a clash says that the value is unknown. */
export function saysUnknown(side: unknown): boolean {
  return typeof side === 'object' && side !== null && 'unknown' in side && side.unknown === true;
}

const valueSaid = (side: unknown): Value => (saysUnknown(side) ? null : ((side ?? null) as Value));

/** Puts an entry on top of what a colleague saved: their values are the base, and the chosen ones the change. */
export function settled(entry: Entry, problems: readonly Problem[], choices: Choices): Entry {
  const sides = problems.map(({ field, params }) => [field ?? '', params.theirs] as const);
  const theirs: Values = Object.fromEntries(sides.map(([key, side]) => [key, valueSaid(side)]));
  const taken = sides.filter(([key]) => choices[key] === 'theirs');
  const rev = problems.reduce((latest, problem) => Math.max(latest, Number(problem.params.rev) || 0), entry.rev ?? 0);
  return {
    ...entry,
    rev,
    saved: {
      values: { ...entry.saved.values, ...theirs },
      unknown: withSides(entry.saved.unknown, sides),
    },
    values: { ...entry.values, ...Object.fromEntries(taken.map(([key, side]) => [key, valueSaid(side)])) },
    unknown: withSides(entry.unknown, taken),
    faults: { ...entry.faults, ...Object.fromEntries(taken.map(([key]) => [key, []])) },
    refused: [],
  };
}

/** The unknown fields, where these sides have the last word. */
function withSides(unknown: readonly string[], sides: readonly (readonly [string, unknown])[]): readonly string[] {
  const keys = new Set(sides.map(([key]) => key));
  return [
    ...unknown.filter((key) => !keys.has(key)),
    ...sides.filter(([, side]) => saysUnknown(side)).map(([key]) => key),
  ];
}
