import { BaaraError, type Expression } from '@baara/model';
import { Hono } from 'hono';
import { actionsOf } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { current } from '../database/index.ts';
import { readFigures } from '../figures/index.ts';
import { listImports } from '../imports/index.ts';
import { listRecords } from '../records/index.ts';
import { treeShape } from '../tree/index.ts';
import { countTasks } from '../workflows/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { id, readQuery } from './parameters.ts';

/** States of an import that waits for its author, or runs. */
const unfinished: ReadonlySet<string> = new Set(['uploaded', 'checking', 'checked', 'importing', 'undoing', 'failed']);

/** A million people are counted in seconds, once in a while. */
const patienceMs = 25_000;

/** The first page in one answer: the figures of the unit one works in, the imports that wait, and what else does, for this caller only. */
export function homeRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => {
    const { under } = readQuery(new URL(c.req.url).searchParams, { under: id });
    const answer = await asCaller({ c, application, deadlineMs: patienceMs }, async () => {
      const unit = await unitOf(under);
      return {
        unit,
        figures: await readFigures(unit?.id ?? null),
        imports: await waitingImports(),
        tasks: await countTasks(),
      };
    });
    c.header('Cache-Control', 'no-store');
    return c.json(answer);
  });
  return routes;
}

async function waitingImports() {
  const imports = await listImports();
  return imports
    .filter(({ state }) => unfinished.has(state))
    .map(({ id: key, form, name, state, counts }) => ({ id: key, form, name, state, held: counts?.held ?? 0 }));
}

/** The unit that is asked for; otherwise the first of the caller's own, or the top of the tree for who works for the whole country. */
async function unitOf(asked: string | undefined): Promise<{ readonly id: string; readonly title: string } | null> {
  const { model, session } = current();
  const shape = treeShape(model);
  if (!shape || !actionsOf(model, session, shape.units).includes('read')) return null;
  const own = session.kind === 'user' ? session.assignments.find(({ unit }) => unit !== null)?.unit : undefined;
  const unit = asked ?? own;
  const where: Expression = unit
    ? { op: 'eq', left: { op: 'field', path: ['id'] }, right: { op: 'literal', value: unit } }
    : { op: 'isEmpty', field: ['parent'] };
  const { rows } = await listRecords({ form: shape.units.id, where, select: shape.units.title, limit: 1 });
  const [row] = rows;
  if (row) return { id: row.id, title: row.title };
  if (asked === undefined) return null;
  throw new BaaraError({ code: 'record.not_found', params: { form: shape.units.id, id: asked } });
}
