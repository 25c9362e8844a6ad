import { createHash } from 'node:crypto';
import type { Model } from '@baara/model';
import { Hono } from 'hono';
import { actionsOf, openActionsOf, sliceModel } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import type { Session } from '../database/types.ts';
import { requireCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { formNamed } from './list-request.ts';
import { type Abilities, modelOverview, wholeForm } from './model-slice.ts';

/** The part of the Model that the caller may see: an overview, then form by form. */
export function modelRoutes(application: Application): Hono<Environment> {
  const { generation } = application;
  const routes = new Hono<Environment>();

  routes.get('/', async (c) => {
    const { slice, ...abilities } = sliceFor(application, await requireCaller(c, application));
    return answerOnce(c, modelOverview(slice, abilities, generation));
  });

  routes.get('/:form', async (c) => {
    const { slice, ...abilities } = sliceFor(application, await requireCaller(c, application));
    const form = formNamed(slice, c.req.param('form'));
    return answerOnce(c, wholeForm({ model: application.model, slice, abilities, form }));
  });

  return routes;
}

/** The Model as one session may see it, and what it may do there. */
export function sliceFor({ model }: Application, session: Session): { readonly slice: Model } & Abilities {
  return {
    slice: sliceModel(model, session),
    can: (id) => {
      const form = model.forms[id];
      return form ? openActionsOf(model, session, form) : [];
    },
    acts: (id) => {
      const form = model.forms[id];
      return form?.byAction !== undefined && actionsOf(model, session, form).includes('create');
    },
  };
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
