import { BaaraError, uuidv7 } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { withOrigin } from '../audit/index.ts';
import { accountRoutes } from './account-routes.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { addressOf } from './address.ts';
import { auditRoutes } from './audit-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { compressAnswers } from './compression.ts';
import { countRoutes } from './count-routes.ts';
import { deadline } from './deadline.ts';
import { demonstrationRoutes } from './demonstration-routes.ts';
import { duplicateRoutes } from './duplicate-routes.ts';
import type { Environment, RequestContext } from './environment.ts';
import { exportRoutes } from './export-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { importRoutes } from './import-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { languageOf, translatorFor } from './language.ts';
import { listRoutes } from './list-routes.ts';
import { createMetrics } from './metrics.ts';
import { modelRoutes } from './model-routes.ts';
import { jobRoutes, noticeRoutes } from './notice-routes.ts';
import { openRoutes } from './open-routes.ts';
import { operationsRoutes } from './operations-routes.ts';
import { partRoutes } from './part-routes.ts';
import { passageRoutes, taskRoutes } from './passage-routes.ts';
import { problemDocument } from './problem.ts';
import { recordRoutes } from './record-routes.ts';
import { referenceRoutes } from './reference-routes.ts';
import { limitRequests } from './request-limit.ts';
import { rolesRoutes } from './roles-routes.ts';
import { sameOrigin } from './same-origin.ts';
import { searchRoutes } from './search-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session-routes.ts';
import { staticFiles } from './static-files.ts';
import { treeRoutes } from './tree-routes.ts';
import { unitRoutes } from './unit-routes.ts';
import { viewRoutes } from './view-routes.ts';
import { vocabularyRoutes } from './vocabulary-routes.ts';
import { envelopeRoutes, writeRoutes } from './write-routes.ts';

/**
 * The whole HTTP side of an application: the API, its reference, the app's files.
 *
 * @example const response = await createServer(application).request('/healthz') // 200
 */
export function createServer(application: Application): Hono<Environment> {
  const server = new Hono<Environment>();
  const metrics = createMetrics();

  server.use(async (c, next) => {
    c.set('request', uuidv7());
    const agent = c.req.header('user-agent');
    await withOrigin({ address: addressOf(c, application), ...(agent ? { agent } : {}) }, next);
  });
  server.use(metrics.measure, securityHeaders, languageOf(application.model), compressAnswers, sameOrigin);
  server.use(limitRequests(application), deadline);

  server.route('/', operationsRoutes(application, metrics));
  server.route('/api/v1/session', sessionRoutes(application));
  server.route('/api/v1/account', accountRoutes(application));
  server.route('/api/v1/accounts', accountsRoutes(application));
  server.route('/api/v1/roles', rolesRoutes(application));
  server.route('/api/v1/invitations', invitationRoutes(application));
  server.route('/api/v1/audit', auditRoutes(application));
  server.route('/api/v1/model', modelRoutes(application));
  server.route('/api/v1/records', recordRoutes(application));
  server.route('/api/v1/records', writeRoutes(application));
  server.route('/api/v1/records', passageRoutes(application));
  server.route('/api/v1/tasks', taskRoutes(application));
  server.route('/api/v1/notices', noticeRoutes(application));
  server.route('/api/v1/jobs', jobRoutes(application));
  server.route('/api/v1/home', homeRoutes(application));
  server.route('/api/v1/search', searchRoutes(application));
  server.route('/api/v1/envelopes', envelopeRoutes(application));
  server.route('/api/v1/lists', listRoutes(application));
  server.route('/api/v1/vocabulary', vocabularyRoutes(application));
  server.route('/api/v1/demonstration', demonstrationRoutes(application));
  server.route('/api/v1/units', unitRoutes(application));
  server.route('/api/v1/duplicates', duplicateRoutes(application));
  server.route('/api/v1/files', fileRoutes(application));
  server.route('/api/v1/units', treeRoutes(application));
  server.route('/api/v1/imports', importRoutes(application));
  server.route('/api/v1/exports', exportRoutes(application));
  server.route('/api/v1/counts', countRoutes(application));
  server.route('/api/v1/views', viewRoutes(application));
  server.route('/api/v1/bulk', bulkRoutes(application));
  server.route('/api/v1/parts', partRoutes(application));
  server.route('/open', openRoutes(application));
  server.route('/', referenceRoutes(application));
  server.all('/api/*', () => {
    throw new BaaraError({ code: 'request.no_route' });
  });
  if (application.webFolder) server.use(staticFiles(application.webFolder));

  server.notFound((c) => answerProblem(c, application, new BaaraError({ code: 'request.no_route' })));
  server.onError((error, c) => {
    if (error instanceof BaaraError && error.status === 503) metrics.hindered(error.code);
    return answerProblem(c, application, error);
  });
  return server;
}

/** Answers with the problem in words; what the caller cannot mend is written to the log, and only there in full. */
function answerProblem(c: RequestContext, { model, log }: Application, error: unknown): Response {
  const request = c.get('request') ?? uuidv7();
  const translator = c.get('translator') ?? translatorFor(model.languages[0] ?? 'fr', model.timeZone);
  const document = problemDocument({ error, model, translator, request });
  if (document.status >= 500) log.error({ request, method: c.req.method, path: c.req.path, error }, document.code);
  c.header('Content-Type', 'application/problem+json; charset=utf-8');
  c.header('Content-Language', translator.language);
  c.header('Cache-Control', 'no-store');
  if (document.status === 429) c.header('Retry-After', String(document.params.seconds ?? 60));
  if (document.status === 503) c.header('Retry-After', '5');
  return c.body(JSON.stringify(document), document.status as 400);
}
