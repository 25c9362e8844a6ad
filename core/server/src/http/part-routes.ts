import { BaaraError, uuidv7 } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { moduleSql } from '../lock/index.ts';
import { isPartFile, offered, type PartFile } from '../parts/index.ts';
import { readObject } from './body.ts';
import { asCaller } from './caller.ts';
import { disposeOf, seal } from './disposition.ts';
import type { Environment, RequestContext } from './environment.ts';
import { malformed } from './parameters.ts';
import { idempotencyKey } from './revision.ts';

/** An action may write a thousand records, as a month of payments is. */
const patienceMs = 25_000;

/** What the server parts of the modules answer and do, each as its caller. */
export function partRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();
  routes.get('/:module/:name', async (c) => {
    const route = offered(model, 'routes', c.req.param());
    if (!route) throw new BaaraError({ code: 'request.no_route' });
    const question = { query: questionOf(c), origin: originOf(c, application), sql: moduleSql };
    const answer = await asCaller({ c, application }, () => route(question));
    return isPartFile(answer) ? sendFile(c, answer) : c.json(answer);
  });
  routes.post('/:module/:name', async (c) => {
    const action = offered(model, 'actions', c.req.param());
    if (!action) throw new BaaraError({ code: 'request.no_route' });
    const body = await readObject(c);
    const key = idempotencyKey(c) ?? uuidv7();
    const caller = { c, application, deadlineMs: patienceMs };
    return c.json((await asCaller(caller, () => action({ body, key, sql: moduleSql }))) ?? {});
  });
  return routes;
}

/** The parameters of a question to a module, each once. Throws `request.malformed`. */
export function questionOf(c: RequestContext): Readonly<Record<string, string>> {
  const query = new Map<string, string>();
  for (const [parameter, value] of new URL(c.req.url).searchParams) {
    if (parameter === 'language') continue;
    if (query.has(parameter)) throw malformed(parameter, 'unknown');
    query.set(parameter, value);
  }
  return Object.fromEntries(query);
}

/** The address where people open the site: the one that the settings name, else the scheme and host by which the caller reaches the server, as a proxy names them where there is one. */
export function originOf(c: RequestContext, application: Pick<Application, 'behindProxy' | 'publicUrl'>): string {
  const { behindProxy, publicUrl } = application;
  if (publicUrl) return publicUrl;
  const asked = new URL(c.req.url);
  const named = (header: string) => (behindProxy ? c.req.header(header)?.split(',')[0]?.trim() : undefined);
  const host = named('x-forwarded-host') ?? c.req.header('host') ?? asked.host;
  const origin = `${named('x-forwarded-proto') ?? asked.protocol.slice(0, -1)}://${host}`;
  return URL.canParse(origin) ? new URL(origin).origin : asked.origin;
}

/** Sends a module's file, made when no transaction is open any more. */
export async function sendFile(c: RequestContext, { name, type, content, shown }: PartFile): Promise<Response> {
  const made = typeof content === 'function' ? await content() : content;
  c.header('Content-Type', type);
  disposeOf(c, shown ? 'inline' : 'attachment', name);
  seal(c, shown && type === 'application/pdf' ? 'framed' : 'apart');
  return c.body(typeof made === 'string' ? made : new Uint8Array(made));
}
