import { createHash } from 'node:crypto';
import { type ErrorCode, errorCodes } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import type { Session } from '../database/types.ts';
import { makeWay } from '../records/index.ts';
import { callerOf, requireCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { answerOnce, sliceFor } from './model-routes.ts';
import { type OpenApiDocument, openApiDocument } from './openapi/document.ts';
import { referencePage } from './reference/page.ts';
import { referenceStyle } from './reference/style.ts';

/** What the API is, for programs and for people: both drawn from the Model that this caller may see. */
export function referenceRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.get('/api/v1/openapi.json', async (c) => {
    const document = await documentFor(c, application, await requireCaller(c, application));
    await makeWay();
    return answerOnce(c, document);
  });

  routes.get('/api/docs', async (c) => {
    const session = await callerOf(c, application);
    const translator = c.get('translator');
    const errors = (Object.entries(errorCodes) as [ErrorCode, number][]).map(([code, status]) => ({
      ...{ code, status },
      words: translator.t(`errors:${code}`, {
        detail: '…',
        field: '…',
        form: '…',
        max: '…',
        setting: '…',
        reference: '…',
      }),
    }));
    c.header('Cache-Control', 'private, no-cache');
    return c.html(
      referencePage({
        document: await documentFor(c, application, session),
        language: translator.language,
        signedIn: session ? 'yes' : 'no',
        errors,
      }),
    );
  });

  const styleTag = `"${createHash('sha256').update(referenceStyle).digest('base64url').slice(0, 16)}"`;
  routes.get('/api/docs/style.css', (c) => {
    c.header('Cache-Control', 'no-cache');
    c.header('ETag', styleTag);
    if (c.req.header('if-none-match') === styleTag) return c.body(null, 304);
    c.header('Content-Type', 'text/css; charset=utf-8');
    return c.body(referenceStyle);
  });

  return routes;
}

/** Signed out, there is no form to describe. */
function documentFor(c: RequestContext, application: Application, session: Session | null): Promise<OpenApiDocument> {
  const { language } = c.get('translator');
  const version = application.model.modules.map(({ id, version: each }) => `${id} ${each}`).join(', ');
  if (!session)
    return openApiDocument({ slice: { ...application.model, forms: {} }, can: () => [], language, version });
  return openApiDocument({ ...sliceFor(application, session), language, version });
}
