import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import type { Environment } from './environment.ts';
import type { Metrics } from './metrics.ts';

/** What those who run the server ask it: whether it lives, whether it can work, how it fares. */
export function operationsRoutes({ database }: Application, metrics: Metrics): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  routes.get('/readyz', async (c) => {
    const ready = await database.healthy();
    if (!ready) c.header('Retry-After', '5');
    return c.json({ status: ready ? 'ok' : 'unavailable', database: database.engine }, ready ? 200 : 503);
  });
  routes.get('/metrics', async (c) => {
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(metrics.text({ databaseUp: await database.healthy() }));
  });
  return routes;
}
