import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { keepColumns, listHabits, removeView, renameView, saveView } from '../views/index.ts';
import { onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed } from './list-request.ts';
import { id, malformed } from './parameters.ts';

/** What a reader keeps of a list: its columns and named views. */
export function viewRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/:form', async (c) => {
    const form = formNamed(application.model, c.req.param('form'));
    return c.json(await asCaller({ c, application }, () => listHabits(form.id)));
  });
  routes.post('/:form', async (c) => {
    const form = formNamed(application.model, c.req.param('form'));
    const body = await readObject(c);
    onlyKeys(body, ['name', 'query', 'role']);
    const view = { form: form.id, name: requiredText(body, 'name'), query: textOf(body, 'query', 5000) ?? '' };
    const role = textOf(body, 'role', 100) ?? null;
    return c.json(await asCaller({ c, application }, () => saveView({ ...view, role })), 201);
  });
  routes.put('/:form/columns', async (c) => {
    const form = formNamed(application.model, c.req.param('form'));
    const body = await readObject(c);
    onlyKeys(body, ['columns']);
    const columns = readColumns(body.columns);
    await asCaller({ c, application }, () => keepColumns(form.id, columns));
    return c.body(null, 204);
  });
  routes.patch('/:id', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['name']);
    const view = { id: id(c.req.param('id'), 'id'), name: requiredText(body, 'name') };
    return c.json(await asCaller({ c, application }, () => renameView(view)));
  });
  routes.delete('/:id', async (c) => {
    await asCaller({ c, application }, () => removeView(id(c.req.param('id'), 'id')));
    return c.body(null, 204);
  });
  return routes;
}

function readColumns(value: unknown): readonly string[] | null {
  if (value === null) return null;
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string')) throw malformed('columns', 'not_a_list');
  return value as readonly string[];
}
