import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { checkFile, findFile, readFileBytes, storeFile } from '../files/index.ts';
import { fileLimit, readBytes } from './body.ts';
import { asCaller, requireCaller } from './caller.ts';
import { disposeOf, seal } from './disposition.ts';
import type { Environment } from './environment.ts';
import { id, malformed, oneOf, readQuery, words } from './parameters.ts';

/** Sending a file before the record that names it, and fetching one. */
export function fileRoutes(application: Application): Hono<Environment> {
  const { files: folder } = application;
  const routes = new Hono<Environment>();

  routes.post('/', async (c) => {
    const { name } = readQuery(new URL(c.req.url).searchParams, { name: words(500) });
    if (name === undefined) throw malformed('name', 'missing');
    // Whoever is not signed in sends nothing: the body is read afterwards, and outside any transaction.
    await requireCaller(c, application);
    const checked = await checkFile(await readBytes(c, fileLimit));
    const file = await asCaller({ c, application }, () => storeFile({ folder, name, ...checked }));
    c.header('Location', `/api/v1/files/${file.id}`);
    return c.json(file, 201);
  });

  routes.get('/:id', async (c) => {
    const { view } = readQuery(new URL(c.req.url).searchParams, { view: oneOf('inline') });
    const file = await asCaller({ c, application }, () => findFile(id(c.req.param('id'), 'id')));
    // The type is that of the content: a PDF that is asked for in place is drawn by the browser's own viewer, apart from this site's scripts.
    const isFramed = view === 'inline' && file.type === 'application/pdf';
    const shown = isFramed || file.type.startsWith('image/') ? 'inline' : 'attachment';
    c.header('Content-Type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type);
    disposeOf(c, shown, file.name);
    seal(c, isFramed ? 'framed' : 'apart');
    c.header('Cache-Control', 'private, max-age=3600');
    return c.body(await readFileBytes(folder, file.id));
  });

  return routes;
}
