import { BaaraError } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import type { Session } from '../database/types.ts';
import { setLanguage, signIn, signOut } from '../sessions/index.ts';
import { addressOf } from './address.ts';
import { onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { callerOf, giveCookie, sessionCookie, speak, takeCookie } from './caller.ts';
import type { Environment } from './environment.ts';
import { oneOf } from './parameters.ts';
import { createRateLimit } from './rate-limit.ts';
import { whoAmI } from './who-am-i.ts';

/** Signing in and out, and who one is. */
export function sessionRoutes(application: Application): Hono<Environment> {
  const { database, model } = application;
  const office = { database, model };
  const attempts = createRateLimit({ attempts: 60, seconds: 300 });
  const routes = new Hono<Environment>();

  routes.get('/', async (c) =>
    c.json(await whoAmI(application, await callerOf(c, application), c.get('translator').language)),
  );

  routes.post('/', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['username', 'password', 'code']);
    const address = addressOf(c, application);
    attempts.count(address);
    const username = requiredText(body, 'username', 100);
    const code = textOf(body, 'code', 50);
    const agent = c.req.header('user-agent');
    const { token, session } = await signIn(office, {
      ...{ username, password: requiredText(body, 'password', 1000), address },
      ...(code ? { code } : {}),
      ...(agent ? { agent } : {}),
    });
    giveCookie(c, token);
    return c.json(await whoAmI(application, session, speak(c, application, languageOf(session))));
  });

  routes.patch('/', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['language']);
    const session = await callerOf(c, application);
    if (session?.kind !== 'user') throw new BaaraError({ code: 'access.signed_out' });
    const language = oneOf(...model.languages)(requiredText(body, 'language'), 'language');
    await setLanguage(office, { user: session.user, language });
    return c.json(await whoAmI(application, session, speak(c, application, language)));
  });

  routes.delete('/', async (c) => {
    const token = sessionCookie(c);
    if (token) await signOut(office, token);
    takeCookie(c);
    return c.body(null, 204);
  });

  return routes;
}

function languageOf(session: Session): string | undefined {
  return session.kind === 'user' ? session.language : undefined;
}
