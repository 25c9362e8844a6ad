import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { countUses, moveValue, readLists, readValues } from '../vocabulary/index.ts';
import { onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { keys, malformed, oneOf, readQuery, wholeNumber, words } from './parameters.ts';

/** The lists as those who keep them need them: retired values too, where each comes from, what uses it, its order. */
export function vocabularyRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => c.json({ lists: await asCaller({ c, application }, readLists) }));
  routes.get('/:list', async (c) => {
    const list = c.req.param('list');
    const asked = readQuery(new URL(c.req.url).searchParams, {
      q: words(200),
      parent: words(100),
      show: oneOf('current', 'retired', 'all'),
      limit: wholeNumber(1, 200),
      cursor: words(2000),
    });
    return c.json(await asCaller({ c, application }, () => readValues({ list, ...asked })));
  });
  routes.get('/:list/uses', async (c) => {
    const list = c.req.param('list');
    const { codes } = readQuery(new URL(c.req.url).searchParams, { codes: keys(200) });
    if (!codes) throw malformed('codes', 'missing');
    return c.json({ uses: await asCaller({ c, application }, () => countUses(list, codes)) });
  });
  routes.post('/:list/order', async (c) => {
    const list = c.req.param('list');
    const body = await readObject(c);
    onlyKeys(body, ['code', 'before']);
    const move = { list, code: requiredText(body, 'code', 100), before: textOf(body, 'before', 100) ?? null };
    return c.json(await asCaller({ c, application }, () => moveValue(move)));
  });
  return routes;
}
