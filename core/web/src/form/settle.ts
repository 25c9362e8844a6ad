import type { Problem, Value, Values } from '../api/types.ts';
import type { Choices } from './conflict-dialog.ts';
import type { Entry } from './entry.ts';

/** Puts an entry on top of what a colleague saved: their values are the base, and the chosen ones the change. */
export function settled(entry: Entry, problems: readonly Problem[], choices: Choices): Entry {
  const theirs: Values = Object.fromEntries(
    problems.map((problem) => [problem.field ?? '', (problem.params.theirs ?? null) as Value]),
  );
  const kept = Object.fromEntries(Object.entries(theirs).filter(([key]) => choices[key] === 'theirs'));
  const rev = problems.reduce((latest, problem) => Math.max(latest, Number(problem.params.rev) || 0), entry.rev ?? 0);
  return {
    ...entry,
    rev,
    saved: { ...entry.saved, values: { ...entry.saved.values, ...theirs } },
    values: { ...entry.values, ...kept },
    refused: [],
  };
}
