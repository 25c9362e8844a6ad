import type { MiddlewareHandler } from 'hono';
import type { Application } from '../application/types.ts';
import { tokenHash } from '../sessions/index.ts';
import { addressOf } from './address.ts';
import { sessionCookie } from './caller.ts';
import type { Environment } from './environment.ts';
import { createRateLimit } from './rate-limit.ts';

/** An office sits behind one address; a caller who makes up cookies sits there too. */
const callersAnAddress = 20;

/**
 * At most `requestsAMinute` requests of the API a minute from one session or token, and twenty times that from one address: pages ask
 * far less, a program that copies the register finds its end. Throws `request.rate_limited`.
 */
export function limitRequests(application: Application): MiddlewareHandler<Environment> {
  const { requestsAMinute } = application;
  if (!requestsAMinute) return (_, next) => next();
  const callers = createRateLimit({ attempts: requestsAMinute, seconds: 60 });
  const addresses = createRateLimit({ attempts: requestsAMinute * callersAnAddress, seconds: 60 });
  return async (c, next) => {
    if (!c.req.path.startsWith('/api/')) return next();
    addresses.count(addressOf(c, application));
    const shown = c.req.header('authorization') ?? sessionCookie(c);
    if (shown) callers.count(tokenHash(shown));
    await next();
  };
}
