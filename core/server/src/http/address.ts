import type { Application } from '../application/types.ts';
import type { RequestContext } from './environment.ts';

/** Where a request comes from. Behind a proxy: the last address that the proxy itself saw, for the client can write the others. */
export function addressOf(c: RequestContext, { behindProxy }: Pick<Application, 'behindProxy'>): string {
  if (behindProxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    if (forwarded) return forwarded;
  }
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}
