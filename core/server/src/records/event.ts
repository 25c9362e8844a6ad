import { uuidv7 } from '@baara/model';
import { current } from '../database/index.ts';
import { beginAnew } from './passage.ts';
import { type Draft, type Fact, factOf, say, state } from './state.ts';
import { canonical } from './stored.ts';
import type { Problem, Value } from './types.ts';

/**
 * A change of a dated row on a day (`valid_from` of what was said): the row ends on that day, and a new one, with what was
 * said, goes from it to where the row ended; what the change leaves behind (`dated.renews`) it begins without, and the
 * row says how it ended (`dated.closes`). On the row's own first day nothing ends: the row itself changes.
 */
export function openDatedRow(draft: Draft, facts: ReadonlyMap<string, Fact>, problems: Problem[]): Draft[] {
  const day = facts.get('valid_from');
  const from = draft.values.valid_from as string | null;
  const to = draft.values.valid_to as string | null;
  if (day === undefined || day === from) {
    for (const [key, fact] of facts) say(draft, key, fact);
    return [draft];
  }
  if (typeof day !== 'string' || (from !== null && day < from) || (to !== null && day >= to)) {
    const params = { value: day, from, to };
    problems.push({ code: 'dated.outside', form: draft.form.id, record: draft.id, field: 'valid_from', params });
    return [draft];
  }
  const next: Draft = {
    ...{ form: draft.form, id: uuidv7(), verb: 'create', before: null, owner: draft.owner, nature: 'event' },
    ...{ values: withoutRowIds(draft.values), unknown: new Set(draft.unknown), said: new Set<string>() },
  };
  for (const key of leftBehind(draft, facts)) state(next, key, null);
  const given = closing(draft, facts);
  if (given && (to === null || to > current().today))
    for (const key of ['valid_to', ...Object.keys(given)]) state(next, key, null);
  beginAnew(next);
  for (const [key, fact] of facts) say(next, key, fact);
  state(draft, 'valid_to', day);
  for (const [key, value] of Object.entries(given ?? {})) state(draft, key, value);
  return [draft, next];
}

/** The fields that were true of what changes, as a function is of the unit where it was held. */
function leftBehind(draft: Draft, facts: ReadonlyMap<string, Fact>): readonly string[] {
  return Object.entries(draft.form.dated?.renews ?? {}).flatMap(([key, left]) =>
    changes(draft, facts, key) ? left : [],
  );
}

/** How the row ends, where the definition says it of what changes. */
function closing(draft: Draft, facts: ReadonlyMap<string, Fact>): Readonly<Record<string, Value>> | undefined {
  const given = Object.entries(draft.form.dated?.closes ?? {}).filter(([key]) => changes(draft, facts, key));
  return given.length === 0 ? undefined : Object.assign({}, ...given.map(([, values]) => values));
}

function changes(draft: Draft, facts: ReadonlyMap<string, Fact>, key: string): boolean {
  const fact = facts.get(key);
  return fact !== undefined && canonical(fact) !== canonical(factOf(draft, key));
}

/** Rows of a group belong to one record: copied ones get ids of their own. */
function withoutRowIds(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.map((row) => (typeof row === 'object' && row !== null ? { ...row, id: uuidv7() } : row))
        : value,
    ]),
  );
}
