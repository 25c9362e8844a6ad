import { sql } from 'drizzle-orm';
import { type Allowed, compiledPage, placeOrderOf, type ReadPlan } from '../access/index.ts';
import { current, render } from '../database/index.ts';
import type { Row, Sql, Statement } from '../database/types.ts';
import { readGroups } from './grouped-page.ts';
import { type Look, looking, readWalk } from './looking.ts';
import { type NearPage, type NearPosition, nearSql, readNear } from './near-page.ts';
import type { Page } from './page-asked.ts';
import { pageParts } from './page-parts.ts';
import { readPlaced } from './placed-page.ts';
import { shownColumns, sortColumn, sortName } from './shown-columns.ts';
import { type Bounds, orderBy, type Sorting, sortingOf } from './sorting.ts';
import { storageOf } from './storage.ts';
import { walkSql } from './walked-page.ts';

/**
 * The rows of a page, in its direction: item by item where its first key is a list's; near the units that a plan is narrowed to, or among the first of the list; else, or where
 * those do not fill the page, in the whole of it.
 */
export async function readPage(page: Page): Promise<readonly Row[]> {
  const { plan, position, limit } = page;
  const grouped = plan.groups && (await readGroups({ ...page, groups: plan.groups, read: readPage }));
  if (grouped) return grouped;
  const narrow = await readNearPage(page);
  if (narrow?.isWhole) return narrow.rows;
  const walked = narrow ? null : await readWalkedPage(page);
  if (walked?.isWhole) return walked.rows;
  if (walked && plan.walk?.placed) return readPlaced({ plan, placed: plan.walk.placed, position, limit });
  return current().connection.query(kept(page, 'page', (at) => pageSql(plan, at, limit)));
}

/** So many placements are looked at first for each row of a page: of those whose last post is over some belong to nobody's list. */
const ahead = 1.5;
/** A page of one row looks at some more: it is cheap. */
const fewest = 20;
/** Where a filter leaves next to nothing, its own index or the whole list is the better way: 20,000 were tried, and cost two to seven times as much. */
const mostPlacements = 2000;

/** Looks at more placements as long as a filter leaves too few of them and they are not too many to look at. */
function readNearPage(page: Page): Promise<Look | null> {
  const { plan, position, limit } = page;
  const { near } = plan;
  // Backwards, a position among those who have no name is not where the placements have it.
  if (!near || (near.isReversed && position?.keys[0] === null)) return Promise.resolve(null);
  const at = position && { id: position.id, text: placeOrderOf(position.keys), direction: position.direction };
  const first = Math.max(fewest, Math.ceil(limit * ahead));
  return looking({ first, limit, most: mostPlacements }, async (looked) => {
    const look = { plan, near, limit, looked };
    const key = looked === first ? page.key : undefined;
    return readNear(await current().connection.query(nearStatement(look, at, key)), look);
  });
}

function nearStatement(look: Omit<NearPage, 'position'>, at: NearPosition | null, key: string | undefined): Statement {
  if (key === undefined) return { ...render(nearSql({ ...look, position: at })), plan: 'own' };
  const given = at ? { id: at.id as string, text: at.text as string } : {};
  return compiledPage(`near ${key} ${at?.direction}`, given, () => {
    const named = at && { ...at, id: sql.placeholder('id'), text: sql.placeholder('text') };
    return nearSql({ ...look, position: named });
  });
}

/** So many rows of the whole list are looked at first, and at most: at ten thousand, one in two hundred is shown, and those are few enough to be sorted. */
const firstWalked = 1000;
const mostWalked = 10_000;

/** Looks at the first rows of the whole list, and at more as long as they hold some of the page. */
async function readWalkedPage(page: Page): Promise<Look | null> {
  const { plan, limit } = page;
  if (!plan.walk) return null;
  return looking({ first: firstWalked, limit, most: mostWalked }, async (looked) => {
    const asked = looked === firstWalked ? page : { plan, position: page.position, limit };
    const statement = kept(asked, 'walk', (position) => walkSql({ plan, position, limit, looked }));
    return readWalk(await current().connection.query(statement));
  });
}

/** A statement of a page; of one that many ask for, the text is made once for any position. */
function kept(page: Page, name: string, compose: (position: Bounds | null) => Sql): Statement {
  const { key, position } = page;
  if (key === undefined) return { ...render(compose(position)), plan: 'own' };
  if (!position) return compiledPage(`${name} ${key}`, {}, () => compose(null));
  const { direction, id, keys } = position;
  const given = keys.flatMap((each, at) => (each === null ? [] : [[`key${at}`, each] as const]));
  return compiledPage(
    `${name} ${key} ${direction} ${given.map(([each]) => each)}`,
    { id, ...Object.fromEntries(given) },
    () => {
      const named = keys.map((each, at) => (each === null ? null : sql.placeholder(`key${at}`)));
      return compose({ direction, id: sql.placeholder('id'), keys: named });
    },
  );
}

/** The statement of a page: its rows and, as `sort__0`…, the keys by which they stand. */
export function pageSql(plan: Allowed<ReadPlan>, position: Bounds | null, limit: number): Sql {
  const sorting = sortingOf(plan);
  const { keys, id } = sorting;
  const from = sql`FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)}`;
  const columns = shownColumns(plan);
  // A limit that is a parameter costs six times as much in a generic plan: this one is a checked number.
  const rows = sql.raw(String(limit));
  const direction = position?.direction ?? 'next';
  const parts = pageParts(sorting, position);
  const [only, ...others] = parts;
  // What is asked of each row shown is asked of those alone, not of every row that a sort passes.
  if (only && others.length === 0 && !plan.searched && plan.conditional.size === 0 && !isWorkedOut(plan)) {
    return sql`SELECT ${columns} ${from} WHERE ${plan.where} AND ${only.condition} ORDER BY ${only.order} LIMIT ${rows}`;
  }
  const name = (at: number) => sql.identifier(`part__${at}`);
  const placed = sql.join(keys.map(({ sql: key }, at) => sql`, ${key} AS ${sortColumn(at)}`));
  const read = parts.map((part, at) => {
    const before = parts.slice(0, at).map((_, earlier) => sql`(SELECT count(*) FROM ${name(earlier)})`);
    const later = part.isLater ? sql` AND ${sql.join(before, sql` + `)} < ${rows}` : sql``;
    return sql`${name(at)} AS MATERIALIZED (SELECT ${id}${placed} ${from} WHERE ${plan.where} AND ${part.condition}${later} ORDER BY ${part.order} LIMIT ${rows})`;
  });
  const found: Sorting = {
    ...sorting,
    keys: keys.map((key, at) => ({ ...key, sql: sql`p.${sortColumn(at)}` })),
    id: sql`p.id`,
  };
  const all = sql.join(
    parts.map((_, at) => sql`SELECT * FROM ${name(at)}`),
    sql` UNION ALL `,
  );
  return sql`WITH ${sql.join(read, sql`, `)}, p AS (SELECT * FROM (${all}) p ORDER BY ${orderBy(found, direction)} LIMIT ${rows}) SELECT ${columns} FROM p CROSS JOIN ${plan.from} WHERE ${id} = p.id ORDER BY ${orderBy(found, direction)}`;
}

/** Whether a plan reads more of a row than its stored columns: computed fields, groups, links. */
function isWorkedOut({ form, fields }: ReadPlan): boolean {
  return (
    fields.some((key) => form.fields[key]?.kind === 'computed') ||
    storageOf(form).children.some(({ key }) => fields.includes(key))
  );
}

/** The keys by which a row of a page stands in its order. */
export function keysOf(plan: ReadPlan, row: Row): (string | null)[] {
  return plan.order.map((_, at) => (row[sortName(at)] ?? null) as string | null);
}
