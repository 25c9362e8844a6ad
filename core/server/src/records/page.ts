import { sql } from 'drizzle-orm';
import { type Allowed, compiledPage, placeOrderOf, type ReadPlan } from '../access/index.ts';
import { current, render } from '../database/index.ts';
import type { Row, Sql, Statement } from '../database/types.ts';
import type { Position } from './cursor.ts';
import { lookFurther, type NearPage, type NearPosition, nearSql, readNear } from './near-page.ts';
import { selected } from './rows.ts';
import { type Bounds, beyond, orderBy, type SortKey, sortKeys } from './sorting.ts';
import { storageOf } from './storage.ts';

interface Page {
  readonly plan: Allowed<ReadPlan>;
  readonly position: Position | null;
  readonly limit: number;
  /** Of a page that many ask for: its statement is kept under this name. */
  readonly key?: string;
}

/**
 * The rows of a page, in its direction: near the units that a plan is narrowed to, else, or where the first placements there do not fill the page, in the
 * whole of the list.
 */
export async function readPage(page: Page): Promise<readonly Row[]> {
  const { plan, limit } = page;
  const narrow = await readNearPage(page);
  if (narrow?.isWhole) return narrow.rows;
  const statement =
    page.key === undefined
      ? { ...render(pageSql(plan, page.position, limit)), plan: 'own' as const }
      : usualPage({ ...page, key: page.key });
  return current().connection.query(statement);
}

/** So many placements are looked at first for each row of a page: of those whose last post is over some belong to nobody's list. */
const ahead = 1.5;
/** A page of one row looks at some more: it is cheap. */
const fewest = 20;

/** Looks at more placements as long as a filter leaves too few of them and they are not too many to look at. */
async function readNearPage(page: Page): Promise<ReturnType<typeof readNear>> {
  const { plan, position, limit } = page;
  if (!plan.near) return null;
  const at = position && { id: position.id, text: placeOrderOf(position.keys), direction: position.direction };
  const asked = { plan, near: plan.near, limit };
  const first = Math.max(fewest, Math.ceil(limit * ahead));
  for (let looked = first; ; ) {
    const look = { ...asked, looked };
    const key = looked === first ? page.key : undefined;
    const found = readNear(await current().connection.query(nearStatement(look, at, key)), look);
    const next = found && !found.isWhole ? lookFurther({ limit, looked, rows: found.rows.length }) : null;
    if (next === null) return found;
    looked = next;
  }
}

function nearStatement(look: Omit<NearPage, 'position'>, at: NearPosition | null, key: string | undefined): Statement {
  if (key === undefined) return { ...render(nearSql({ ...look, position: at })), plan: 'own' };
  const given = at ? { id: at.id as string, text: at.text as string } : {};
  return compiledPage(`near ${key} ${at?.direction}`, given, () => {
    const named = at && { ...at, id: sql.placeholder('id'), text: sql.placeholder('text') };
    return nearSql({ ...look, position: named });
  });
}

/** The statement of a page that many ask for: its text is made once, for any position. */
function usualPage(page: {
  readonly key: string;
  readonly plan: Allowed<ReadPlan>;
  readonly position: Position | null;
  readonly limit: number;
}): Statement {
  const { plan, position, limit } = page;
  if (!position) return compiledPage(page.key, {}, () => pageSql(plan, null, limit));
  const { direction, id, keys } = position;
  const given = keys.flatMap((key, at) => (key === null ? [] : [[`key${at}`, key] as const]));
  const key = `${page.key} ${direction} ${given.map(([name]) => name)}`;
  return compiledPage(key, { id, ...Object.fromEntries(given) }, () => {
    const named = keys.map((each, at) => (each === null ? null : sql.placeholder(`key${at}`)));
    return pageSql(plan, { direction, id: sql.placeholder('id'), keys: named }, limit);
  });
}

/** The statement of a page: its rows and, as `sort__0`…, the keys by which they stand. */
export function pageSql(plan: Allowed<ReadPlan>, position: Bounds | null, limit: number): Sql {
  const keys = sortKeys(plan);
  const id = sql`${sql.identifier(plan.alias)}.id`;
  const from = sql`FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)}`;
  const columns = sql.join(
    [selected(plan), ...keys.map(({ sql: key }, at) => sql`(${key})::text AS ${sort(at)}`)],
    sql`, `,
  );
  // A limit that is a parameter costs six times as much in a generic plan: this one is a checked number.
  const rows = sql.raw(String(limit));
  const direction = position?.direction ?? 'next';
  const branches = position ? beyond(keys, position, id) : [sql`TRUE`];
  const [only, ...others] = branches;
  // What is asked of each row shown is asked of those alone, not of every row that a sort passes.
  if (others.length === 0 && !plan.searched && plan.conditional.size === 0 && !isWorkedOut(plan)) {
    return sql`SELECT ${columns} ${from} WHERE ${plan.where} AND ${only} ORDER BY ${orderBy(keys, direction, id)} LIMIT ${rows}`;
  }
  const parts = branches.map(
    (branch) =>
      sql`(SELECT ${id}${sql.join(keys.map(({ sql: key }, at) => sql`, ${key} AS ${sort(at)}`))} ${from} WHERE ${plan.where} AND ${branch} ORDER BY ${orderBy(keys, direction, id)} LIMIT ${rows})`,
  );
  const found: SortKey[] = keys.map((key, at) => ({ ...key, sql: sql`p.${sort(at)}` }));
  return sql`WITH p AS (SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) p ORDER BY ${orderBy(found, direction, sql`p.id`)} LIMIT ${rows}) SELECT ${columns} FROM p CROSS JOIN ${plan.from} WHERE ${id} = p.id ORDER BY ${orderBy(found, direction, sql`p.id`)}`;
}

/** Whether a plan reads more of a row than its stored columns: computed fields, groups, links. */
function isWorkedOut({ form, fields }: ReadPlan): boolean {
  return (
    fields.some((key) => form.fields[key]?.kind === 'computed') ||
    storageOf(form).children.some(({ key }) => fields.includes(key))
  );
}

function sort(at: number): Sql {
  return sql.identifier(`sort__${at}`) as unknown as Sql;
}

/** The keys by which a row of a page stands in its order. */
export function keysOf(plan: ReadPlan, row: Row): (string | null)[] {
  return plan.order.map((_, at) => (row[`sort__${at}`] ?? null) as string | null);
}
