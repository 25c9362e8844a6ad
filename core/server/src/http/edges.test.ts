import { BaaraError } from '@baara/model';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { Application } from '../application/types.ts';
import { tinyModel } from '../testing/index.ts';
import { addressOf } from './address.ts';
import type { Environment, RequestContext } from './environment.ts';
import { requestedLanguage, translatorFor } from './language.ts';
import { problemDocument } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { limitRequests } from './request-limit.ts';

describe('the language of an answer', () => {
  const model = tinyModel();
  test.each([
    [{ asked: 'en', own: 'fr', accepted: 'fr' }, 'en'],
    [{ asked: 'xx', own: 'en', accepted: 'fr' }, 'en'],
    [{ asked: undefined, own: undefined, accepted: 'de, en-GB;q=0.8, fr;q=0.3' }, 'en'],
    [{ asked: undefined, own: undefined, accepted: 'en;q=0' }, 'fr'],
    [{ asked: undefined, own: undefined, accepted: undefined }, 'fr'],
  ])('asked so: %o is %s', (facts, language) => expect(requestedLanguage({ model, ...facts })).toBe(language));
});

describe('a refusal', () => {
  test('names what it is about, also where nothing more is known', () => {
    const model = tinyModel();
    const told = (params: object) =>
      problemDocument({
        ...{ model, request: 'x', translator: translatorFor('fr', model.timeZone) },
        error: new BaaraError({ code: 'request.malformed', params: { ...params } }),
      }).title;
    expect(told({ parameter: 'reason' })).toContain('« reason » n’est pas accepté ici.');
    expect(told({ form: 'person', id: 'x' })).toContain('« person » n’est pas accepté ici.');
    expect(told({ parameter: 'reason', reason: 'missing' })).toContain('« reason » manque.');
  });

  test('of the server’s own failure tells its reference and nothing else', () => {
    const model = tinyModel();
    const document = problemDocument({
      ...{ model, request: 'r-1', translator: translatorFor('en', model.timeZone) },
      error: new Error('SELECT secret FROM baara_second_factor failed at /srv/baara/x.ts:1'),
    });
    expect(document).toMatchObject({ code: 'internal', status: 500, params: {}, problems: [], request: 'r-1' });
    expect(JSON.stringify(document)).not.toMatch(/SELECT|baara_second|\/srv/u);
  });
});

describe('a limit on attempts', () => {
  test('holds for one address, says how long to wait, and ends', () => {
    let time = 0;
    const limit = createRateLimit({ attempts: 2, seconds: 60, now: () => time });
    limit.count('a');
    limit.count('a');
    limit.count('b');
    time = 20_000;
    expect(() => limit.count('a')).toThrow(
      expect.objectContaining({ code: 'request.rate_limited', params: { seconds: 40 } }),
    );
    time = 60_000;
    expect(() => limit.count('a')).not.toThrow();
  });
});

describe('a limit on requests', () => {
  const limited = () => {
    const server = new Hono<Environment>();
    server.onError((error, c) => c.text(error instanceof BaaraError ? error.code : 'other', 429));
    server.use(limitRequests({ requestsAMinute: 2, behindProxy: true } as Application));
    return server.get('*', (c) => c.text('done'));
  };
  const ask = async (server: ReturnType<typeof limited>, cookie: string, path = '/api/v1/home') =>
    (await server.request(path, { headers: { cookie: `baara_session=${cookie}`, 'x-forwarded-for': '1.2.3.4' } }))
      .status;

  test('holds one caller back, and not who sits beside', async () => {
    const server = limited();
    expect([await ask(server, 'a'), await ask(server, 'a'), await ask(server, 'a')]).toEqual([200, 200, 429]);
    expect(await ask(server, 'b')).toBe(200);
    expect(await ask(server, 'a', '/assets/app.js')).toBe(200);
  });

  test('holds back an address that makes up callers', async () => {
    const server = limited();
    const answers: number[] = [];
    for (let nth = 0; nth < 42; nth += 1) answers.push(await ask(server, `made up ${nth}`));
    expect(answers.filter((status) => status === 200)).toHaveLength(40);
  });
});

describe('the address of a request', () => {
  const request = (forwarded?: string) =>
    ({
      req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
      env: { incoming: { socket: { remoteAddress: '10.0.0.1' } } },
    }) as unknown as RequestContext;

  test('is the connection’s, whatever the client claims', () => {
    expect(addressOf(request('1.2.3.4'), { behindProxy: false })).toBe('10.0.0.1');
  });

  test('is what the proxy saw last, behind one', () => {
    expect(addressOf(request('6.6.6.6, 1.2.3.4'), { behindProxy: true })).toBe('1.2.3.4');
    expect(addressOf(request(), { behindProxy: true })).toBe('10.0.0.1');
  });
});
