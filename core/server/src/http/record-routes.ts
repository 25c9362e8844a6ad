import { timelineKinds } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { noteListRead, noteRecordRead } from '../audit/index.ts';
import { recordHistory } from '../history/index.ts';
import { listRecords, readNeighbours, readRecord } from '../records/index.ts';
import { readTimeline, wholeHistory } from '../timeline/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed, readListRequest } from './list-request.ts';
import { date, id, keys, oneOf, readQuery, wholeNumber, words } from './parameters.ts';
import { giveRevision } from './revision.ts';

/** Reading records: a page of a list, one record, its history and time line, its neighbours in a list. */
export function recordRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();

  routes.get('/:form', async (c) => {
    const page = await asCaller({ c, application }, async () => {
      const listed = await listRecords(readListRequest(model, c.req.param('form'), new URL(c.req.url).searchParams));
      await noteListRead(formNamed(model, c.req.param('form')), listed.rows);
      return listed;
    });
    return c.json(page);
  });

  routes.get('/:form/:id', async (c) => {
    const record = await asCaller({ c, application }, async () => {
      const { form } = c.req.param();
      const definition = formNamed(model, form);
      const { include, as_of } = readQuery(new URL(c.req.url).searchParams, {
        include: oneOf('children', 'summary'),
        as_of: date,
      });
      const read = await readRecord({
        form,
        id: id(c.req.param('id'), 'id'),
        ...(include === undefined ? {} : { include }),
        ...(as_of === undefined ? {} : { asOf: as_of }),
      });
      await noteRecordRead(definition, read);
      return read;
    });
    giveRevision(c, record.rev);
    return c.json(record);
  });

  routes.get('/:form/:id/history', async (c) => {
    const answer = await asCaller<unknown>({ c, application }, () => {
      const { form } = c.req.param();
      formNamed(model, form);
      const { include, cursor, ...asked } = readQuery(new URL(c.req.url).searchParams, {
        before: wholeNumber(1, 2_147_483_647),
        limit: wholeNumber(1, 500),
        include: oneOf('children'),
        cursor: words(300),
      });
      const record = id(c.req.param('id'), 'id');
      if (include) return wholeHistory({ form, id: record, cursor, limit: asked.limit });
      return recordHistory({ form, id: record, ...asked }).then((entries) => ({ entries }));
    });
    return c.json(answer);
  });

  routes.get('/:form/:id/timeline', async (c) => {
    const page = await asCaller({ c, application }, () => {
      const { form } = c.req.param();
      formNamed(model, form);
      const { kind, holding, limit, cursor } = readQuery(new URL(c.req.url).searchParams, {
        kind: keys(timelineKinds.length),
        holding: oneOf('files'),
        limit: wholeNumber(1, 200),
        cursor: words(300),
      });
      const kinds = kind?.map((each) => oneOf(...timelineKinds)(each, 'kind'));
      return readTimeline({ form, id: id(c.req.param('id'), 'id'), kinds, holding, limit, cursor });
    });
    return c.json(page);
  });

  routes.get('/:form/:id/neighbours', async (c) => {
    const neighbours = await asCaller({ c, application }, () => {
      const request = readListRequest(model, c.req.param('form'), new URL(c.req.url).searchParams);
      return readNeighbours({ ...request, id: id(c.req.param('id'), 'id') });
    });
    return c.json(neighbours);
  });

  return routes;
}
