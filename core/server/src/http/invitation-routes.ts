import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { readInvitation, useInvitation } from '../sessions/index.ts';
import { addressOf } from './address.ts';
import { onlyKeys, readObject, requiredText } from './body.ts';
import type { Environment } from './environment.ts';
import { createRateLimit } from './rate-limit.ts';

/** The two steps of a one-time link: whose it is, then the password. The secret travels in bodies only: addresses are written to logs. */
export function invitationRoutes({ database, model, behindProxy }: Application): Hono<Environment> {
  const office = { database, model };
  const attempts = createRateLimit({ attempts: 30, seconds: 300 });
  const routes = new Hono<Environment>();
  routes.post('/', async (c) => {
    attempts.count(addressOf(c, { behindProxy }));
    const body = await readObject(c);
    onlyKeys(body, ['token']);
    const { username, name } = await readInvitation(office, requiredText(body, 'token', 200));
    return c.json({ username, name });
  });
  routes.post('/use', async (c) => {
    attempts.count(addressOf(c, { behindProxy }));
    const body = await readObject(c);
    onlyKeys(body, ['token', 'password']);
    const token = requiredText(body, 'token', 200);
    const { username, name } = await useInvitation(office, { token, password: requiredText(body, 'password', 1000) });
    return c.json({ username, name });
  });
  return routes;
}
