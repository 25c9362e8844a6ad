import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BaaraError } from '@baara/model';
import { createAdaptorServer } from '@hono/node-server';
import { createServer } from '../http/index.ts';
import type { Application } from './types.ts';

export interface Listening {
  readonly port: number;
  /** Stops accepting, lets the answers under way finish (at most 10 s), and ends. */
  close(): Promise<void>;
}

/** Serves an application on an address. Throws `setting.invalid` when the address is taken or refused. */
export async function listen(
  application: Application,
  address: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: createServer(application).fetch }) as Server;
  server.headersTimeout = 30_000;
  // A scan sent over a slow line takes minutes; what must be quick has its own deadline.
  server.requestTimeout = 600_000;
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, address)));
    server.listen(address.port, address.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), 10_000).unref();
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function refused(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): BaaraError {
  const taken = error.code === 'EADDRINUSE';
  const setting = taken || error.code === 'EACCES' ? 'PORT' : 'HOST';
  const detail = {
    fr: taken
      ? `le port ${port} est déjà pris ; choisissez-en un autre.`
      : `${host}:${port} est refusé (${error.code}).`,
    en: taken ? `port ${port} is already taken; choose another.` : `${host}:${port} is refused (${error.code}).`,
  };
  const params = { setting, detail };
  return new BaaraError({
    code: 'setting.invalid',
    params,
    problems: [{ code: 'setting.invalid', params }],
    cause: error,
  });
}
