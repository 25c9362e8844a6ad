import { BaaraError } from '@baara/model';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const seconds = 30;
/** A scan or a list sent over a slow line. */
const sending = /^\/api\/v1\/(?:files|imports)(?:\/|$)/u;

/** Answers `database.deadline` when a request is not answered within 30 s: a body that never ends, above all. */
export const deadline: MiddlewareHandler<Environment> = async (c, next) => {
  if (sending.test(c.req.path)) return next();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new BaaraError({ code: 'database.deadline', params: { seconds } })),
      seconds * 1000,
    );
  });
  try {
    await Promise.race([next(), late]);
  } finally {
    clearTimeout(timer);
  }
};
