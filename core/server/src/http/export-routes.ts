import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { todayIn } from '../database/index.ts';
import { type ExportRequest, exportFile } from '../exports/index.ts';
import { requireCaller } from './caller.ts';
import { disposeOf } from './disposition.ts';
import type { Environment } from './environment.ts';
import { formNamed, readConditions } from './list-request.ts';
import { date, id, json, keys, malformed, oneOf, readQuery, words } from './parameters.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const mostSelected = 200;

/** What a list shows, as a file. A short one comes whole, with its length; a long one is streamed while it is read. */
export function exportRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/:form', async (c) => {
    const { database, model } = application;
    const session = await requireCaller(c, application);
    const request = readExportRequest(application, c.req.param('form'), new URL(c.req.url).searchParams);
    const { name, isWhole, bytes } = await exportFile({ database, model, session }, request, c.get('translator'));
    const today = todayIn(model.timeZone);
    c.header('Content-Type', types[request.format]);
    disposeOf(c, 'attachment', `${name} ${today}.${request.format}`);
    c.header('Cache-Control', 'no-store, no-transform');
    if (isWhole) return c.body(await new Response(bytes).arrayBuffer());
    const zips = request.format === 'csv' && /\bgzip\b/u.test(c.req.header('accept-encoding') ?? '');
    if (!zips) return c.body(bytes);
    c.header('Content-Encoding', 'gzip');
    return c.body(bytes.pipeThrough(new CompressionStream('gzip')));
  });
  return routes;
}

function readExportRequest({ model }: Application, form: string, query: URLSearchParams): ExportRequest {
  const definition = formNamed(model, form);
  const { where, figure, as_of, format, columns, ids, ...rest } = readQuery(query, {
    format: oneOf('csv', 'xlsx'),
    columns: keys(100),
    where: json,
    figure: words(48),
    under: id,
    q: words(200),
    sort: keys(5),
    as_of: date,
    ids: keys(mostSelected),
  });
  if (!format) throw malformed('format', 'missing');
  if (!columns) throw malformed('columns', 'missing');
  return {
    ...{ form, format, columns },
    ...rest,
    ...(ids ? { ids: ids.map((each) => id(each, 'ids')) } : {}),
    ...(as_of === undefined ? {} : { asOf: as_of }),
    ...readConditions({ model, form: definition, where, figure }),
  };
}
