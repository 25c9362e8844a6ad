import type { PlacePath } from '@baara/model';
import { deny, fieldPolicy } from '../access/index.ts';
import { current } from '../database/index.ts';
import { formNamed, listRecords } from '../records/index.ts';
import type { Operation, Problem, RecordView, Values } from '../records/types.ts';
import { events } from './events.ts';
import { rowsOn } from './rows-on.ts';
import type { BulkAction, Intent } from './types.ts';

/**
 * What an action means for each of these records (at most 100), on top of the revision that stands: one list for the records and one
 * for their posts or rows. A record that the caller may not read any more is not among the answers.
 */
export async function intentsOf(
  form: string,
  action: BulkAction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Intent>> {
  const isAskedUnknown = action.do === 'set' && (action.unknown?.length ?? 0) > 0;
  const { rows } = await listRecords({ form, ids, limit: 200, ...(isAskedUnknown ? {} : { select: [] }) });
  if (action.do === 'move') return moves(form, action.values, rows);
  if (action.do === 'event') return events(form, action, rows);
  return new Map(
    rows.map(({ id, rev, unknown }): [string, Intent] => {
      const operation: Operation =
        action.do === 'delete'
          ? { do: 'delete', form, id, rev }
          : { do: 'update', form, id, rev, ...said(action, unknown), nature: 'correction' };
      return [id, { kind: 'operations', operations: [operation] }];
    }),
  );
}

function said(
  { values, unknown }: Extract<BulkAction, { do: 'set' }>,
  known: readonly string[],
): { readonly values: Values; readonly unknown?: readonly string[] } {
  if (!unknown?.length) return { values };
  return { values, unknown: [...new Set([...known.filter((key) => !Object.hasOwn(values, key)), ...unknown])] };
}

type Posts = Extract<PlacePath, { readonly kind: 'posts' }>;

/** The main post of each, on the day of the change, goes on as another: it ends the day before and a new one begins. */
async function moves(
  form: string,
  values: Values,
  records: readonly RecordView[],
): Promise<ReadonlyMap<string, Intent>> {
  const path = formNamed(form).place.find((each): each is Posts => each.kind === 'posts');
  if (!path) return new Map();
  const day = typeof values.valid_from === 'string' ? values.valid_from : current().today;
  const posts = await postsOn(path, day, records);
  return new Map(
    records.map(({ id }): [string, Intent] => {
      const post = posts.get(id);
      if (!post) return [id, refused({ form, record: id, code: 'bulk.no_post', params: { day } })];
      if (post.values[path.unit] === values[path.unit]) return [id, { kind: 'unchanged' }];
      const operation: Operation = {
        do: 'update',
        form: path.form,
        id: post.id,
        rev: post.rev,
        values,
        nature: 'event',
      };
      return [id, { kind: 'operations', operations: [operation], former: formerOf(path, post) }];
    }),
  );
}

/** Where somebody was, and what was true of that place only: the history of the new row, which begins there, does not know it. */
function formerOf(path: Posts, post: RecordView): Values {
  return Object.fromEntries([path.unit, ...leftBehind(path)].map((key) => [key, post.values[key] ?? null]));
}

/** What names something of the former place, as far as it may be read; the act of the former posting is no longer at stake. */
function leftBehind(path: Posts): readonly string[] {
  const { fields, dated } = formNamed(path.form);
  return (dated?.renews?.[path.unit] ?? []).filter((key) => {
    const field = fields[key];
    if (!field || field.hidden || key.startsWith('act_')) return false;
    return (field.kind === 'choice' || field.kind === 'ref') && fieldPolicy(path.form, key, 't') !== deny;
  });
}

function refused(problem: Problem): Intent {
  return { kind: 'refused', problem };
}

/** The post that each holds on a day: the main one before another. */
async function postsOn(
  path: Posts,
  day: string,
  records: readonly RecordView[],
): Promise<ReadonlyMap<string, RecordView>> {
  const select = [path.record, path.unit, path.owner, ...leftBehind(path)];
  const posts = new Map<string, RecordView>();
  for (const row of await rowsOn({ form: path.form, owner: path.record, day, records, select })) {
    const person = String(row.values[path.record]);
    if (!posts.has(person) || row.values[path.owner] === true) posts.set(person, row);
  }
  return posts;
}
