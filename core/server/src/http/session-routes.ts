import { BaaraError } from '@baara/model';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Application } from '../application/application.ts';
import { signIn, signOut } from '../sessions/index.ts';
import { addressOf } from './address.ts';
import { onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { callerOf, giveCookie, sessionCookie, speak, takeCookie } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { createRateLimit } from './rate-limit.ts';
import { whoAmI } from './who-am-i.ts';

/** Signing in and out, and who one is. */
export function sessionRoutes(application: Application): Hono<Environment> {
  const { database, model } = application;
  const attempts = createRateLimit({ attempts: 60, seconds: 300 });
  const routes = new Hono<Environment>();

  routes.get('/', async (c) => c.json(await whoAmI(application, await callerOf(c, application), languageOf(c))));

  routes.post('/', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['username', 'password', 'code']);
    attempts.count(addressOf(c, application));
    const code = textOf(body, 'code', 20);
    const { token, session } = await signIn({
      ...{
        database,
        model,
        username: requiredText(body, 'username', 100),
        password: requiredText(body, 'password', 1000),
      },
      ...(code === undefined ? {} : { code }),
    });
    giveCookie(c, token);
    speak(c, application, session.language);
    return c.json(await whoAmI(application, session, languageOf(c)));
  });

  routes.delete('/', async (c) => {
    const token = getCookie(c, sessionCookie);
    if (token) await signOut({ database, model, token });
    takeCookie(c);
    return c.body(null, 204);
  });

  return routes;
}

function languageOf(c: RequestContext): string {
  return c.get('translator').language;
}
