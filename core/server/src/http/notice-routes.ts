import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { jobStates, listJobs, retryJob } from '../jobs/index.ts';
import { areNoticesMailed, markNoticesRead, readNotices } from '../notices/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { id, oneOf, readQuery, wholeNumber } from './parameters.ts';

/** What the application tells whoever asks. */
export function noticeRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await asCaller({ c, application }, readNotices));
  });
  routes.post('/read', async (c) => {
    await asCaller({ c, application }, markNoticesRead);
    return c.body(null, 204);
  });
  return routes;
}

/** The work that runs beside requests, for those who look after the system. */
export function jobRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => {
    const asked = readQuery(new URL(c.req.url).searchParams, {
      state: oneOf(...jobStates),
      cursor: id,
      limit: wholeNumber(1, 200),
    });
    const page = await asCaller({ c, application }, () => listJobs(asked));
    return c.json({ ...page, mail: areNoticesMailed(application.database) });
  });
  routes.post('/:id/retry', async (c) => {
    await asCaller({ c, application }, () => retryJob(id(c.req.param('id'), 'id')));
    application.jobs.wake();
    return c.body(null, 204);
  });
  return routes;
}
