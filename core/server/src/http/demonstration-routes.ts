import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { askForReset, readDemonstration } from '../demonstration/index.ts';
import { onlyKeys, readObject, textOf } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';

/** The demonstration: what it holds, and beginning it anew. */
export function demonstrationRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => c.json(await asCaller({ c, application }, readDemonstration)));
  // Without a session, and without the database: while it runs there is neither.
  routes.get('/progress', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ rows: application.resetting?.() ?? null });
  });
  routes.post('/reset', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['confirm']);
    await asCaller({ c, application }, () => askForReset(textOf(body, 'confirm', 200) ?? ''));
    application.jobs.wake();
    return c.json({}, 202);
  });
  return routes;
}
