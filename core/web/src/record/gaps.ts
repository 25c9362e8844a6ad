import { nextDay, previousDay } from '../fields/days.ts';

/** Inclusive days; `to` null: until now. */
export interface Period {
  readonly from: string;
  readonly to: string | null;
}

/** Below this, a gap is how people travel to a new post. */
const shortest = 31;

/** The stretches that no period covers, from the first period's beginning to `today`, of 31 days and more: inclusive days, newest first. */
export function gapsBetween(periods: readonly Period[], today: string): readonly { from: string; to: string }[] {
  const gaps: { from: string; to: string }[] = [];
  let covered: string | null = null;
  for (const { from, to } of [...periods].sort((one, other) => one.from.localeCompare(other.from))) {
    if (from > today) break;
    if (covered !== null && from > covered) add(gaps, nextDay(covered), previousDay(from));
    const end = to ?? '9999-12-31';
    if (covered === null || end > covered) covered = end;
  }
  if (covered !== null && covered < today) add(gaps, nextDay(covered), today);
  return gaps.reverse();
}

function add(gaps: { from: string; to: string }[], from: string, to: string): void {
  if (daysIn(from, to) >= shortest) gaps.push({ from, to });
}

/** Days from one to another, both counted. */
export function daysIn(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
