import { BaaraError } from '@baara/model';
import type { LaterLine } from '../history/index.ts';
import type { Said } from './said.ts';
import { type Fact, factOf, isUnknownFact, type Stored, unknownFact } from './state.ts';
import { sameValue } from './stored.ts';
import type { Problem, Value } from './types.ts';

interface Later {
  readonly base: Fact;
  readonly line: LaterLine;
}

/**
 * The facts to write over a row that others may have changed since its author saw it.
 *
 * Fields that only one side changed are kept from both; a field that both changed, to different values, is a problem of code
 * `record.conflict` with `base`, `yours`, `theirs`, `user`, `at` and the `rev` to send next time.
 */
export function mergeSaid(merge: {
  readonly form: string;
  readonly stored: Stored;
  readonly rev: number;
  readonly said: Said;
  readonly later: readonly LaterLine[];
  readonly conflicts: Problem[];
}): ReadonlyMap<string, Fact> {
  const { form, stored, rev, said, later, conflicts } = merge;
  if (rev > stored.rev) {
    throw new BaaraError({ code: 'request.malformed', params: { form, id: stored.id, parameter: 'rev' } });
  }
  const changes = changesSince(later);
  const standing = { values: stored.values, unknown: new Set(stored.unknown) };
  // A gap in the history (a redaction's, an import's) hides who changed what: then every field may have been changed.
  const isWhole = later.length === stored.rev - rev;
  const facts = new Map<string, Fact>();
  for (const [key, fact] of withUnknown(said, stored, changes)) {
    const theirs = factOf(standing, key);
    const change = changes.get(key);
    if (sameValue(fact as Value, theirs as Value)) continue;
    if (change && sameValue(fact as Value, change.base as Value)) continue;
    if (!change && isWhole) {
      facts.set(key, fact);
      continue;
    }
    const { user = null, at = null } = change?.line ?? {};
    const params = { base: change?.base ?? null, yours: fact, theirs, rev: stored.rev, user, at };
    conflicts.push({ code: 'record.conflict', form, record: stored.id, field: key, params });
  }
  return facts;
}

/** Which fields were changed since, with what stood before the first change and the last line that changed it. */
function changesSince(later: readonly LaterLine[]): Map<string, Later> {
  const changes = new Map<string, Later>();
  for (const line of later) {
    for (const key of new Set([...Object.keys(line.before), ...Object.keys(line.after)])) {
      const base = changes.has(key) ? (changes.get(key)?.base ?? null) : ((line.before[key] ?? null) as Fact);
      changes.set(key, { base, line });
    }
  }
  return changes;
}

/** The author's list of unknown fields is whole: one that stood on it when they read and is no longer there becomes empty. */
function withUnknown(said: Said, stored: Stored, changes: ReadonlyMap<string, Later>): Map<string, Fact> {
  const facts = new Map(said.facts);
  if (!said.unknown) return facts;
  const seen = new Set(stored.unknown);
  for (const [key, { base }] of changes) {
    if (isUnknownFact(base)) seen.add(key);
    else seen.delete(key);
  }
  for (const key of said.unknown) {
    if (seen.has(key)) facts.delete(key);
    else facts.set(key, unknownFact);
  }
  for (const key of seen) if (!said.unknown.has(key) && !facts.has(key)) facts.set(key, null);
  return facts;
}
