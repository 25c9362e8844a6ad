import { BaaraError, type FieldValue, type Scope } from '@baara/model';
import { current, together } from '../database/index.ts';
import { ask } from './asked.ts';
import { fillDefaults } from './defaults.ts';
import { hooksOf } from './hooks.ts';
import { inTurns } from './in-turns.ts';
import { refusalsOf, samePersons } from './passage-check.ts';
import { missingReferences, newlyNamed, referenceQuestions } from './references.ts';
import { giveNumbers } from './sequence.ts';
import { changeOf, type Draft, type Settled, settle, state } from './state.ts';
import { loadSurroundings } from './surroundings.ts';
import type { Problem } from './types.ts';
import { claimsOf, takenProblems, uniqueQuestions } from './uniqueness.ts';
import { checkRecord } from './validate.ts';

/**
 * Makes drafts ready to be written: defaults, hooks, numbers; then checks each whole record, and what it names.
 * Throws `record.invalid` with the problems of all records, `problems` among them; returns warnings beside the drafts.
 */
export async function prepareDrafts(
  drafts: readonly Draft[],
  problems: readonly Problem[],
): Promise<{ settled: readonly Settled[]; warnings: readonly Problem[] }> {
  const { settled, found, warnings } = await examineDrafts(drafts, problems);
  if (found.length > 0)
    throw new BaaraError({ code: 'record.invalid', params: { count: found.length }, problems: found });
  if (!(await giveNumbers(drafts))) return { settled, warnings };
  return { settled: drafts.map(settle), warnings };
}

/** Drafts with their defaults and what hooks set, and everything found wrong with them: `problems` and their own. Numbers are not given yet. */
export async function examineDrafts(
  drafts: readonly Draft[],
  problems: readonly Problem[],
): Promise<{ settled: readonly Settled[]; found: readonly Problem[]; warnings: readonly Problem[] }> {
  for (const draft of drafts) fillDefaults(draft, scopeOf);
  await runBefore(drafts);
  const settled = await inTurns(drafts, settle);
  const standing = settled.filter(({ verb, changed }) => verb !== 'delete' && (verb !== 'update' || changed.size > 0));
  const [ofOthers, surroundings, ofPersons] = await together([
    problemsOfOthers(settled),
    loadSurroundings(standing),
    samePersons(settled),
  ]);
  const found = [...problems, ...ofOthers, ...ofPersons];
  const refused = new Set(found.map(({ record, field }) => `${record} ${topOf(field)}`));
  const warnings: Problem[] = [];
  await inTurns(standing, (draft) => {
    if (draft.passages) found.push(...refusalsOf(draft, surroundings));
    for (const problem of checkRecord(draft, surroundings)) {
      if (problem.params.severity === 'warning') warnings.push(problem);
      // A value that could not even be read says one thing about itself, not that it is missing too.
      else if (!problem.field || !refused.has(`${problem.record} ${topOf(problem.field)}`)) found.push(problem);
    }
  });
  return { settled, found, warnings };
}

/** What only the other rows can say: whether what is named exists, and whether what must be unique is free. One statement. */
async function problemsOfOthers(drafts: readonly Settled[]): Promise<Problem[]> {
  const named = (await inTurns(drafts, newlyNamed)).flat();
  const claims = (await inTurns(drafts, claimsOf)).flat();
  const answers = await ask([...referenceQuestions(named), ...uniqueQuestions(claims)]);
  return [...missingReferences(named, drafts, answers), ...takenProblems(claims, drafts, answers)];
}

function topOf(field: string | undefined): string {
  return field?.split('.')[0] ?? '';
}

/** What a default may look at: the record as its author left it. */
function scopeOf(draft: Draft): Scope {
  const { today, session } = current();
  const user = session.kind === 'user' ? { user: { id: session.user } } : {};
  const values = draft.values as Readonly<Record<string, FieldValue>>;
  return { values, unknown: draft.unknown, today, ...user };
}

async function runBefore(drafts: readonly Draft[]): Promise<void> {
  const hooks = hooksOf(current().model).filter(({ before }) => before);
  if (hooks.length === 0) return;
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  // They show the drafts' own values: what one hook sets the next one sees.
  const changes = drafts.map(changeOf);
  for (const { before } of hooks) {
    for (const { id, values } of (await before?.(changes)) ?? []) {
      const draft = byId.get(id);
      if (draft) for (const [key, value] of Object.entries(values)) state(draft, key, value);
    }
  }
}
