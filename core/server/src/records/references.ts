import { current, quoteName } from '../database/index.ts';
import { arrayText } from './array-text.ts';
import { type Named, namedIn } from './named.ts';
import { isId } from './shape.ts';
import type { Settled } from './state.ts';
import type { Problem } from './types.ts';

/** `gone`: deleted, or a retired item. */
type Standing = 'here' | 'gone';

/**
 * Whether what drafts newly name exists: records that are not deleted, items that are not retired (the system may still use
 * retired ones: it loads the past). One statement for all forms and lists together.
 */
export async function missingReferences(drafts: readonly Settled[]): Promise<Problem[]> {
  const named = drafts
    .filter(({ verb }) => verb === 'create' || verb === 'update')
    .flatMap((draft) =>
      namedIn(draft.form.fields, draft.values, new Set(draft.changed.keys())).map((each) => ({ draft, ...each })),
    );
  if (named.length === 0) return [];
  const standing = await standingOf(named);
  for (const { form, id, verb, values } of drafts) {
    const state = verb === 'delete' ? 'gone' : 'here';
    standing.set(`${form.id} ${id}`, state);
    if (form.kind === 'list') standing.set(`${form.id} ${values.code}`, values.retired === true ? 'gone' : state);
  }
  const problems: Problem[] = [];
  for (const { draft, target, key, path, by } of named) {
    const found = standing.get(`${target} ${key}`);
    if (found === 'here') continue;
    const code = found === 'gone' && by === 'code' ? 'field.retired' : 'field.not_found';
    problems.push({ code, form: draft.form.id, record: draft.id, field: path, params: { value: key } });
  }
  return problems;
}

async function standingOf(named: readonly Named[]): Promise<Map<string, Standing>> {
  const { connection, session } = current();
  const targets = new Map<string, Set<string>>();
  for (const { target, by, key } of named) {
    if (by === 'id' && !isId(key)) continue;
    const group = `${by} ${target}`;
    targets.set(group, (targets.get(group) ?? new Set()).add(key));
  }
  const retired = session.kind === 'system' ? 'FALSE' : 't.retired IS TRUE';
  const parts = [...targets.keys()].sort().map((group, index) => {
    const [by, target = ''] = group.split(' ');
    const key = by === 'code' ? 't.code' : 't.id::text';
    const gone = by === 'code' ? `(t.deleted_at IS NOT NULL OR ${retired})` : 't.deleted_at IS NOT NULL';
    const wanted =
      by === 'code' ? `t.code = ANY($${index + 1}::text::text[])` : `t.id = ANY($${index + 1}::text::uuid[])`;
    return `SELECT '${target}' AS target, ${key} AS key, ${gone} AS gone FROM ${quoteName(target)} t WHERE ${wanted}`;
  });
  if (parts.length === 0) return new Map();
  const params = [...targets.keys()].sort().map((group) => arrayText(targets.get(group) ?? []));
  const rows = await connection.query({ text: parts.join(' UNION ALL '), params });
  return new Map(rows.map(({ target, key, gone }) => [`${target} ${key}`, gone ? 'gone' : 'here']));
}
