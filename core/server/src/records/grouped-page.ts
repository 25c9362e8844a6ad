import { type Groups, partOf } from '../access/index.ts';
import { query } from '../database/index.ts';
import type { Row } from '../database/types.ts';
import type { Position } from './cursor.ts';
import type { Page } from './page-asked.ts';
import { sortName } from './shown-columns.ts';

interface GroupedPage extends Page {
  readonly groups: Groups;
  /** Reads a page of one group. */
  readonly read: (page: Page) => Promise<readonly Row[]>;
}

/** One place of a list's order, and the values that have it; `null`: those who have no value. */
interface Group {
  readonly key: string | null;
  readonly codes: readonly string[] | null;
}

/** So many groups are read one by one: where they do not fill a page, there are few rows in all, or too many groups. */
const mostGroups = { whole: 16, narrowed: 3 } as const;

/**
 * The rows of a page whose first key is an item's place in its list: of each item in turn, until the page is full; in each the rest of the order is one that an index or the placements
 * hold. `null` when a page needs too many items, or stands at an item that is not there.
 */
export async function readGroups({ plan, groups, position, limit, key, read }: GroupedPage): Promise<Row[] | null> {
  const direction = position?.direction ?? 'next';
  const all = await groupsThere(groups);
  if (!all) return null;
  if (direction === 'previous') all.reverse();
  const from = position ? all.findIndex((each) => each.key === position.keys[0]) : 0;
  if (from === -1) return null;
  const most = groups.near || groups.walk ? mostGroups.narrowed : mostGroups.whole;
  const rows: Row[] = [];
  for (const [at, group] of all.slice(from).entries()) {
    const left = limit - rows.length;
    if (left === 0) return rows;
    if (at === most) return null;
    const begins = at === 0 && position ? { ...position, keys: position.keys.slice(1) } : null;
    const found = await read({
      plan: partOf(plan, groups, group.codes),
      position: begins ?? (direction === 'previous' ? endOf(plan) : null),
      limit: left,
      ...(key !== undefined && left === limit ? { key: `${key} of ${group.codes}` } : {}),
    });
    rows.push(...found.map((row) => withFirstKey(row, group.key, plan.order.length)));
  }
  return rows;
}

async function groupsThere({ sql }: Groups): Promise<Group[] | null> {
  const rows = await query(sql);
  const found = rows.map((row): Group => ({ key: row.key as string | null, codes: row.codes as string[] }));
  // An item without a word stands where those stand who have none: they are not apart.
  return found.some((group) => group.key === null) ? null : [...found, { key: null, codes: null }];
}

/** Behind all rows of a group. */
function endOf({ order, isReversed }: Page['plan']): Position {
  const digit = isReversed ? '0' : 'f';
  const id = [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join('-');
  return { id, keys: order.slice(1).map(() => null), direction: 'previous' };
}

/** The row as it stands in the whole: its keys behind that of its group. */
function withFirstKey(row: Row, key: string | null, keys: number): Row {
  const rest = Array.from({ length: keys - 1 }, (_, at) => [sortName(at + 1), row[sortName(at)] ?? null] as const);
  return { ...row, ...Object.fromEntries(rest), [sortName(0)]: key };
}
