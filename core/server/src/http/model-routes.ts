import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { sliceModel } from '../access/index.ts';
import type { Application } from '../application/application.ts';
import { current } from '../database/index.ts';
import { asCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { formNamed } from './list-request.ts';
import { modelOverview, wholeForm } from './model-slice.ts';

/** The part of the Model that the caller may see: an overview, then form by form. */
export function modelRoutes(application: Application): Hono<Environment> {
  const { model, generation } = application;
  const routes = new Hono<Environment>();

  routes.get('/', async (c) => {
    const overview = await asCaller({ c, application }, async () =>
      modelOverview(sliceModel(model, current().session), generation),
    );
    return answerOnce(c, overview);
  });

  routes.get('/:form', async (c) => {
    const form = await asCaller({ c, application }, async () => {
      const slice = sliceModel(model, current().session);
      return wholeForm(slice, formNamed(slice, c.req.param('form')));
    });
    return answerOnce(c, form);
  });

  return routes;
}

/** Answers with a tag of the content, or 304 when the browser has it already. Kept by this browser only, and asked about each time. */
export function answerOnce(c: RequestContext, content: unknown): Response {
  const text = JSON.stringify(content);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  c.header('ETag', tag);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie');
  if (c.req.header('if-none-match')?.includes(tag)) return c.body(null, 304);
  c.header('Content-Type', 'application/json; charset=utf-8');
  return c.body(text);
}
