import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import type { Values } from '../records/index.ts';
import { findDuplicates } from '../search/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed } from './list-request.ts';
import { id, json, malformed, readQuery } from './parameters.ts';

/** Probable duplicates of a record while it is being typed. */
export function duplicateRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();
  routes.get('/:form', async (c) => {
    const duplicates = await asCaller({ c, application }, () => {
      const { form } = c.req.param();
      formNamed(model, form);
      const { values, except } = readQuery(new URL(c.req.url).searchParams, { values: json, except: id });
      return findDuplicates({ form, values: typed(values), ...(except === undefined ? {} : { except }) });
    });
    return c.json({ duplicates });
  });
  return routes;
}

function typed(values: unknown): Values {
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as Values;
  throw malformed('values', values === undefined ? 'missing' : 'not_json');
}
