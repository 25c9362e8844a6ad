import { BaaraError, type Expression } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { current } from '../database/index.ts';
import { listRecords, type RecordView } from '../records/index.ts';
import { type TreeShape, treeShape, unitAncestors } from '../tree/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { id, oneOf, readQuery, wholeNumber, words } from './parameters.ts';
import { unitPageRoutes } from './unit-page-routes.ts';

interface Asked {
  readonly q?: string;
  readonly under?: string;
  readonly closed?: 'include';
}

/** Finding a unit of the organisation tree by its name, or by walking down. No page ever gets the whole tree. */
export function unitRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => {
    const { limit = 20, ...asked } = readQuery(new URL(c.req.url).searchParams, {
      ...{ q: words(200), under: id, closed: oneOf('include'), limit: wholeNumber(1, 100) },
    });
    const found = await asCaller({ c, application }, async () => {
      const shape = treeShape(current().model);
      if (!shape) throw new BaaraError({ code: 'request.no_route' });
      const page = await listRecords({
        ...{ form: shape.units.id, where: { op: 'and', args: conditions(shape, asked) }, limit },
        ...(asked.q === undefined ? {} : { q: asked.q }),
      });
      return {
        page,
        within: await ancestorsOf(
          shape,
          page.rows.map((row) => row.id),
        ),
        closed: shape.codes.closed,
      };
    });
    const units = found.page.rows.map((row) => unitOf(row, found.within.get(row.id) ?? [], found.closed));
    return c.json({ units, more: found.page.next !== null });
  });
  routes.route('/', unitPageRoutes(application));
  return routes;
}

function conditions({ codes, snapshot }: TreeShape, { q, under, closed }: Asked): Expression[] {
  const all: Expression[] = [{ op: 'not', arg: { op: 'isEmpty', field: ['id'] } }];
  if (!closed && snapshot.includes('status')) {
    const status: Expression = { op: 'field', path: ['status'] };
    const open: Expression = { op: 'ne', left: status, right: { op: 'literal', value: codes.closed } };
    all.push({ op: 'or', args: [{ op: 'isEmpty', field: ['status'] }, open] });
  }
  const parent: Expression = { op: 'field', path: ['parent'] };
  if (q !== undefined) {
    if (under !== undefined) all.push({ op: 'under', field: ['id'], unit: under });
  } else if (under !== undefined) {
    all.push({ op: 'eq', left: parent, right: { op: 'literal', value: under } });
  } else all.push(topOf());
  return all;
}

/** Where walking begins: the units of the caller's own assignments, or the root for who works for the whole country. */
function topOf(): Expression {
  const { session } = current();
  const own = session.kind === 'user' ? session.assignments.flatMap(({ unit }) => unit ?? []) : [];
  const whole = session.kind === 'system' || own.length < session.assignments.length;
  if (whole || own.length === 0) return { op: 'isEmpty', field: ['parent'] };
  return { op: 'in', value: { op: 'field', path: ['id'] }, list: own };
}

/** The names above each unit, from the top down, as far as the caller may read them. */
async function ancestorsOf({ units }: TreeShape, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const within = new Map<string, string[]>();
  if (ids.length === 0) return within;
  const above = await unitAncestors(ids);
  const ancestors = [...new Set([...above.values()].flat())];
  if (ancestors.length === 0) return within;
  const value: Expression = { op: 'field', path: ['id'] };
  const page = await listRecords({
    ...{ form: units.id, where: { op: 'in', value, list: ancestors.slice(0, 200) }, select: units.title, limit: 200 },
  });
  const titles = new Map(page.rows.map((row) => [row.id, row.title]));
  for (const [unit, path] of above)
    within.set(
      unit,
      path.flatMap((ancestor) => titles.get(ancestor) ?? []),
    );
  return within;
}

function unitOf(row: RecordView, within: readonly string[], closed: string): Readonly<Record<string, unknown>> {
  const { type, status } = row.values;
  return {
    ...{ id: row.id, title: row.title, within },
    ...(typeof type === 'string' ? { type: row.labels.type?.[type] ?? type } : {}),
    ...(status === closed ? { closed: true } : {}),
  };
}
