import { BaaraError } from '@baara/model';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Application } from '../application/types.ts';
import { inTransaction } from '../database/index.ts';
import type { Session, SessionQuestion } from '../database/types.ts';
import { resumeSession, resumption, scopeOf, tokenHash } from '../sessions/index.ts';
import type { RequestContext } from './environment.ts';
import { requestedLanguage, translatorFor } from './language.ts';

const plainCookie = 'baara_session';
/** What a browser takes over an encrypted line only, for this host alone and all of it: no other host of the domain can set it. */
const hostCookie = `__Host-${plainCookie}`;

/** The browser's session cookie. */
export function sessionCookie(c: RequestContext): string | undefined {
  return getCookie(c, cookieName(c));
}

const cookieName = (c: RequestContext): string => (isSecure(c) ? hostCookie : plainCookie);

/**
 * Runs `work` in one transaction as whoever the request's cookie or token says, in the language they asked for; the session is resumed in
 * the transaction's first message.
 * Throws `access.signed_out` without a living session.
 */
export async function asCaller<T>(
  facts: { readonly c: RequestContext; readonly application: Application; readonly deadlineMs?: number },
  work: () => Promise<T>,
): Promise<T> {
  const { c, application, deadlineMs } = facts;
  const token = tokenOf(c);
  if (!token) throw new BaaraError({ code: 'access.signed_out' });
  const { database, model } = application;
  const { question, read, kept } = resumption({ database, model, token });
  const session: SessionQuestion = { question, read: (rows) => inLanguage(c, application, read(rows)) };
  try {
    return await inTransaction({ database, model, session, ...(deadlineMs ? { deadlineMs } : {}) }, work);
  } finally {
    await kept();
  }
}

const reading = new Set(['GET', 'HEAD']);
/** Where grants decide about all that is done: what a token for a part may ask. */
const granted = /^\/api\/v1\/(?:records|envelopes|lists|counts|exports|search|units|model|openapi\.json)(?:\/|$)/u;

/** The browser's cookie, or the token of a program in `Authorization: Bearer`. Throws `access.denied` where the token was not given for it. */
function tokenOf(c: RequestContext): string | undefined {
  const [, given] = /^Bearer\s+(\S+)$/iu.exec(c.req.header('authorization') ?? '') ?? [];
  if (given === undefined) {
    const cookie = sessionCookie(c);
    return cookie !== undefined && scopeOf(cookie) === null ? cookie : undefined;
  }
  const scope = scopeOf(given);
  if (scope === 'read' && !reading.has(c.req.method)) throw new BaaraError({ code: 'access.denied' });
  if (scope === 'part' && !granted.test(c.req.path)) throw new BaaraError({ code: 'access.denied' });
  return scope === null ? undefined : given;
}

/** Somebody at a browser: their session, and what the database knows it by. */
export interface Person {
  readonly session: Extract<Session, { kind: 'user' }>;
  readonly present: string;
}

/** The person at the browser; a program's token keeps no accounts. Throws `access.signed_out`, `access.denied`. */
export async function requirePerson(c: RequestContext, application: Application): Promise<Person> {
  if (c.req.header('authorization') !== undefined) throw new BaaraError({ code: 'access.denied' });
  const session = await requireCaller(c, application);
  if (session.kind !== 'user') throw new BaaraError({ code: 'access.signed_out' });
  return { session, present: tokenHash(sessionCookie(c) ?? '') };
}

/** The session of the request's cookie or token. Throws `access.signed_out`. */
export async function requireCaller(c: RequestContext, application: Application): Promise<Session> {
  const session = await callerOf(c, application);
  if (!session) throw new BaaraError({ code: 'access.signed_out' });
  return session;
}

/** The session of the request's cookie or token, or null; from here on the answer speaks its user's language. */
export async function callerOf(c: RequestContext, application: Application): Promise<Session | null> {
  const token = tokenOf(c);
  if (!token) return null;
  const session = await resumeSession({ database: application.database, model: application.model, token });
  return session && inLanguage(c, application, session);
}

function inLanguage(c: RequestContext, application: Application, session: Session): Session {
  if (session.kind !== 'user') return session;
  return { ...session, language: speak(c, application, session.language) };
}

/** Sets the language of the answer and returns it. */
export function speak(c: RequestContext, { model }: Application, own: string | undefined): string {
  const language = requestedLanguage({
    model,
    asked: c.req.query('language'),
    own,
    accepted: c.req.header('accept-language'),
  });
  c.set('translator', translatorFor(language, model.timeZone));
  return language;
}

/** Gives the browser its session: out of reach of scripts and of other sites. */
export function giveCookie(c: RequestContext, token: string): void {
  setCookie(c, cookieName(c), token, { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c) });
}

export function takeCookie(c: RequestContext): void {
  deleteCookie(c, cookieName(c), { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c) });
}

/** A false `X-Forwarded-Proto` can only harm who sends it: their own cookie is then not kept over plain HTTP. */
function isSecure(c: RequestContext): boolean {
  return c.req.header('x-forwarded-proto') === 'https' || new URL(c.req.url).protocol === 'https:';
}
