import { BaaraError, uuidv7 } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { applyEnvelope, type Problem } from '../records/index.ts';
import { countTasks, listTasks, previewPassages, readStandings } from '../workflows/index.ts';
import { onlyKeys, readObject, requiredText } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { formNamed } from './list-request.ts';
import { readContents, readReason } from './operation.ts';
import { id, malformed, readQuery, wholeNumber, words } from './parameters.ts';
import { problemDocument } from './problem.ts';
import { giveRevision, idempotencyKey, seenRevision } from './revision.ts';

/** What a module does at a passage may take a thousand records along, as a list of payments does. */
const patienceMs = 25_000;

/** Where a record stands in its workflows, and taking it on. */
export function passageRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();

  routes.get('/:form/:id/passages', async (c) => {
    const { form } = c.req.param();
    formNamed(model, form);
    const standings = await asCaller({ c, application }, () => readStandings(form, id(c.req.param('id'), 'id')));
    const inWords = wordedIn(c, application);
    return c.json({
      standings: standings.map((standing) => ({
        ...standing,
        ways: standing.ways.map((way) => ({ ...way, refusals: inWords(way.refusals) })),
      })),
    });
  });

  routes.post('/:form/:id/passages', async (c) => {
    const { form } = c.req.param();
    formNamed(model, form);
    const body = await readObject(c);
    onlyKeys(body, ['workflow', 'transition', 'values', 'reason', 'act']);
    const { values } = readContents(body);
    const operation = {
      ...{ do: 'pass' as const, form, id: id(c.req.param('id'), 'id'), rev: seenRevision(c), values },
      ...{ workflow: requiredText(body, 'workflow'), transition: requiredText(body, 'transition') },
    };
    const envelope = { id: idempotencyKey(c) ?? uuidv7(), operations: [operation], ...readReason(body) };
    const { records, warnings, repeated } = await asCaller({ c, application, deadlineMs: patienceMs }, () =>
      applyEnvelope(envelope),
    );
    const rev = records[0]?.rev;
    if (rev !== undefined) giveRevision(c, rev);
    return c.json({ rev, warnings, repeated });
  });

  return routes;
}

/** Problems in the reader's words. */
function wordedIn(
  c: RequestContext,
  { model }: Application,
): (problems: readonly Problem[]) => ReturnType<typeof problemDocument>['problems'] {
  const translator = c.get('translator');
  return (problems) =>
    problemDocument({
      error: new BaaraError({ code: 'record.invalid', problems }),
      ...{ model, translator, request: '' },
    }).problems;
}

/** Several at once are shown before and taken one by one: each in a transaction of its own, so that one that is refused hinders no other. */
const mostAtOnce = 200;

/** What waits for whoever asks. */
export function taskRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ groups: await asCaller({ c, application }, countTasks) });
  });
  routes.get('/:workflow/:state', async (c) => {
    const asked = readQuery(new URL(c.req.url).searchParams, { cursor: words(2000), limit: wholeNumber(1, 200) });
    const { workflow, state } = c.req.param();
    return c.json(await asCaller({ c, application }, () => listTasks({ workflow, state, ...asked })));
  });
  routes.post('/:workflow/preview', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['transition', 'ids', 'values']);
    const { ids } = body;
    if (!Array.isArray(ids) || ids.length === 0) throw malformed('ids', 'not_a_list');
    if (ids.length > mostAtOnce) throw malformed('ids', 'not_a_number', { min: 1, max: mostAtOnce });
    const request = {
      ...{ workflow: c.req.param('workflow'), transition: requiredText(body, 'transition') },
      ids: ids.map((each, at) => id(String(each), `ids.${at}`)),
      values: readContents({ values: body.values ?? {} }).values,
    };
    const refusals = await asCaller({ c, application }, () => previewPassages(request));
    const inWords = wordedIn(c, application);
    return c.json({ records: [...refusals].map(([id, each]) => ({ id, refusals: inWords(each) })) });
  });
  return routes;
}
