import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { countValues } from '../records/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed, readConditions } from './list-request.ts';
import { id, json, keys, malformed, readQuery, words } from './parameters.ts';

/** How many of the listed records have each value of a choice: the numbers beside a list's criteria. */
export function countRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();
  routes.get('/:form', async (c) => {
    const form = formNamed(model, c.req.param('form'));
    const { fields, where, figure, ...rest } = readQuery(new URL(c.req.url).searchParams, {
      fields: keys(20),
      where: json,
      figure: words(48),
      under: id,
      q: words(200),
    });
    if (!fields) throw malformed('fields', 'missing');
    const condition = readConditions({ model, form, where, figure });
    return c.json(
      await asCaller({ c, application }, () => countValues({ form: form.id, fields, ...condition, ...rest })),
    );
  });
  return routes;
}
