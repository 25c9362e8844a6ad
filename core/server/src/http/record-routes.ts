import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { recordHistory } from '../history/index.ts';
import { listRecords, readRecord } from '../records/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed, readListRequest } from './list-request.ts';
import { date, id, oneOf, readQuery, wholeNumber } from './parameters.ts';
import { giveRevision } from './revision.ts';

/** Reading records: a page of a list, one record, its history. */
export function recordRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();

  routes.get('/:form', async (c) => {
    const page = await asCaller({ c, application }, () =>
      listRecords(readListRequest(model, c.req.param('form'), new URL(c.req.url).searchParams)),
    );
    return c.json(page);
  });

  routes.get('/:form/:id', async (c) => {
    const record = await asCaller({ c, application }, () => {
      const { form } = c.req.param();
      formNamed(model, form);
      const { include, as_of } = readQuery(new URL(c.req.url).searchParams, {
        include: oneOf('children'),
        as_of: date,
      });
      return readRecord({
        form,
        id: id(c.req.param('id'), 'id'),
        ...(include === undefined ? {} : { include }),
        ...(as_of === undefined ? {} : { asOf: as_of }),
      });
    });
    giveRevision(c, record.rev);
    return c.json(record);
  });

  routes.get('/:form/:id/history', async (c) => {
    const entries = await asCaller({ c, application }, () => {
      const { form } = c.req.param();
      formNamed(model, form);
      const asked = readQuery(new URL(c.req.url).searchParams, {
        before: wholeNumber(1, 2_147_483_647),
        limit: wholeNumber(1, 500),
      });
      return recordHistory({ form, id: id(c.req.param('id'), 'id'), ...asked });
    });
    return c.json({ entries });
  });

  return routes;
}
