import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { countValues } from '../records/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { readCondition } from './expression.ts';
import { formNamed } from './list-request.ts';
import { id, json, keys, malformed, readQuery, words } from './parameters.ts';

/** How many of the listed records have each value of a choice: the numbers beside a list's criteria. */
export function countRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();
  routes.get('/:form', async (c) => {
    const form = formNamed(model, c.req.param('form'));
    const { fields, where, ...rest } = readQuery(new URL(c.req.url).searchParams, {
      fields: keys(20),
      where: json,
      under: id,
      q: words(200),
    });
    if (!fields) throw malformed('fields', 'missing');
    const condition =
      where === undefined
        ? {}
        : { where: readCondition({ value: where, parameter: 'where', form, forms: model.forms }) };
    return c.json(
      await asCaller({ c, application }, () => countValues({ form: form.id, fields, ...condition, ...rest })),
    );
  });
  return routes;
}
