import { BaaraError } from '@baara/model';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that a browser sends from another site: JSON as well as forms.
 *
 * Browsers say where a write comes from in `Sec-Fetch-Site` and `Origin`; a program that sends neither carries no one else's cookie.
 */
export const sameOrigin: MiddlewareHandler<Environment> = async (c, next) => {
  if (!reading.has(c.req.method)) {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw crossOrigin(site);
    if (origin !== undefined && hostOf(origin) !== hostAsked(c.req.header('host'), c.req.url))
      throw crossOrigin(origin);
  }
  await next();
};

function crossOrigin(from: string): BaaraError {
  return new BaaraError({ code: 'request.cross_origin', params: { from } });
}

/** Hosts are compared without the scheme: behind a proxy that ends TLS the server itself speaks plain HTTP. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function hostAsked(header: string | undefined, url: string): string {
  const asked = new URL(url);
  return header === undefined ? asked.host : new URL(`${asked.protocol}//${header}`).host;
}
