import { sql } from 'drizzle-orm';
import { asCondition, rowPolicy } from '../access/index.ts';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { arrayText } from './array-text.ts';
import type { Answer } from './asked.ts';
import { type Named, namedIn } from './named.ts';
import { isId } from './shape.ts';
import type { Settled } from './state.ts';
import type { Problem } from './types.ts';

type NamedBy = Named & { readonly draft: Settled };

/** What a draft newly names: only that is asked about, an old reference may lead to what has since been retired. */
export function newlyNamed(draft: Settled): NamedBy[] {
  if (draft.verb !== 'create' && draft.verb !== 'update') return [];
  const named = namedIn(draft.form.fields, draft.values, draft.changed);
  return named.map(({ target, by, key, path }) => ({ draft, target, by, key, path }));
}

const question = 'reference ';

/** One question a form or list: which of the named rows there are, and which of those are gone (`holds`: deleted, or a retired item). */
export function referenceQuestions(named: readonly Named[]): Sql[] {
  const targets = new Map<string, { by: Named['by']; keys: Set<string> }>();
  for (const { target, by, key } of named) {
    const group = targets.get(target);
    if (group?.keys.has(key) || (by === 'id' && !isId(key))) continue;
    if (group) group.keys.add(key);
    else targets.set(target, { by, keys: new Set([key]) });
  }
  // In one order, so that the same kind of save is the same statement.
  return [...targets.keys()].sort().map((target) => questionOf(target, targets.get(target)));
}

function questionOf(target: string, group: { by: Named['by']; keys: ReadonlySet<string> } | undefined): Sql {
  const keys = arrayText(group?.keys ?? []);
  const from = sql`FROM ${sql.identifier(target)} t WHERE`;
  const about = sql.raw(`'${question}${target}' AS about`);
  if (group?.by === 'id') {
    return sql`SELECT ${about}, t.id::text AS key, NULL::text AS other, (t.deleted_at IS NOT NULL OR ${isHidden(target)}) AS holds ${from} t.id = ANY(${keys}::uuid[])`;
  }
  // The system loads the past: it may still use what is retired.
  const retired = current().session.kind === 'system' ? sql`FALSE` : sql`t.retired IS TRUE`;
  return sql`SELECT ${about}, t.code AS key, NULL::text AS other, (t.deleted_at IS NOT NULL OR ${retired}) AS holds ${from} t.code = ANY(${keys}::text[])`;
}

/** What its writer may not read is not there: another answer would tell that it is. Whoever may write at a unit may name it. */
function isHidden(target: string): Sql {
  if (current().model.forms[target]?.tree) return sql`FALSE`;
  return sql`coalesce(${asCondition(rowPolicy(target, 'read', 't'))}, FALSE) IS FALSE`;
}

/** The problems of what was named and does not stand, drafts of the same envelope counted in. */
export function missingReferences(
  named: readonly NamedBy[],
  drafts: readonly Settled[],
  answers: readonly Answer[],
): Problem[] {
  const gone = new Map<string, Map<string, boolean>>();
  const note = (target: string, key: string, isGone: boolean) => {
    const group = gone.get(target);
    if (group) group.set(key, isGone);
    else gone.set(target, new Map([[key, isGone]]));
  };
  for (const { about, key, holds } of answers)
    if (about.startsWith(question)) note(about.slice(question.length), key, holds);
  for (const { form, id, verb, values } of drafts) {
    note(form.id, id, verb === 'delete');
    if (form.kind === 'list') note(form.id, String(values.code), verb === 'delete' || values.retired === true);
  }
  const problems: Problem[] = [];
  for (const { draft, target, key, path, by } of named) {
    const found = gone.get(target)?.get(key);
    if (found === false) continue;
    const code = found && by === 'code' ? 'field.retired' : 'field.not_found';
    problems.push({ code, form: draft.form.id, record: draft.id, field: path, params: { value: key } });
  }
  return problems;
}
