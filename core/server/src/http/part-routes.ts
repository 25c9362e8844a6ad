import { BaaraError } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { moduleSql } from '../lock/index.ts';
import { routeNamed } from '../parts/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { malformed } from './parameters.ts';

/** What the server parts of the modules answer, each as its caller. */
export function partRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/:module/:name', async (c) => {
    const { module, name } = c.req.param();
    const route = routeNamed(application.model, module, name);
    if (!route) throw new BaaraError({ code: 'request.no_route' });
    const query = questionOf(new URL(c.req.url).searchParams);
    return c.json(await asCaller({ c, application }, () => route({ query, sql: moduleSql })));
  });
  return routes;
}

function questionOf(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const query = new Map<string, string>();
  for (const [parameter, value] of parameters) {
    if (parameter === 'language') continue;
    if (query.has(parameter)) throw malformed(parameter, 'unknown');
    query.set(parameter, value);
  }
  return Object.fromEntries(query);
}
