import { BaaraError, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineServerPart, html, partFile, partPage, useParts } from '../parts/index.ts';
import { applyEnvelope } from '../records/index.ts';
import { ids, openTestServer, type TestServer } from './testing.ts';

const names = defineServerPart({
  module: 'names',
  hooks: {
    before: (changes) => {
      if (changes.some(({ after }) => after?.surname === 'Interdit')) throw new BaaraError({ code: 'record.invalid' });
      return [];
    },
  },
  routes: {
    surnames: ({ query: { least = '1' }, sql }) =>
      sql`SELECT surname FROM person GROUP BY surname HAVING count(*) >= ${Number(least)} ORDER BY surname`,
    list: async ({ sql }) => {
      const rows = await sql`SELECT surname FROM person ORDER BY surname`;
      return partFile({
        name: 'Liste d’été.csv',
        type: 'text/csv; charset=utf-8',
        content: async () => `${rows.length}\n`,
      });
    },
  },
  actions: {
    rename: async ({ body: { person, surname }, key }) => {
      const operation = {
        do: 'update',
        form: 'person',
        id: String(person),
        rev: 1,
        values: { surname: String(surname) },
      } as const;
      const { repeated } = await applyEnvelope({ id: key, operations: [operation] });
      return { repeated };
    },
  },
  open: {
    count: {
      why: 'how many people there are',
      answer: async ({ rest, sql }) => {
        const [row] = await sql`SELECT count(*)::int AS people FROM person`;
        return rest === 'json'
          ? { people: row?.people }
          : partPage({ title: 'Effectif', content: html`<p>${rest}: ${String(row?.people)}</p>` });
      },
    },
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  useParts(server.application.model, [names]);
});
afterAll(() => server.close());

describe('the server part of a module', () => {
  const surnames = async (username: string, address = '/api/v1/parts/names/surnames') => {
    const response = await (await server.as(username))(address);
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it('counts what its caller may read, and nothing else', async () => {
    expect((await surnames('national')).body).toEqual([{ surname: 'Diarra' }, { surname: 'Traoré' }]);
    expect((await surnames('north')).body).toEqual([{ surname: 'Traoré' }]);
    expect((await surnames('nobody')).body).toEqual([]);
    expect((await surnames('national', '/api/v1/parts/names/surnames?least=2&language=fr')).body).toEqual([]);
  });

  it('answers nobody without a session, and nothing that it does not offer', async () => {
    expect((await server.request('/api/v1/parts/names/surnames')).status).toBe(401);
    expect((await surnames('national', '/api/v1/parts/names/toString')).status).toBe(404);
    expect((await surnames('national', '/api/v1/parts/other/surnames')).status).toBe(404);
    expect((await surnames('national', '/api/v1/parts/names/surnames?least=1&least=2')).status).toBe(400);
  });

  it('answers a file under its own name, apart from the site', async () => {
    const response = await (await server.as('north'))('/api/v1/parts/names/list');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Liste%20d%E2%80%99%C3%A9t%C3%A9.csv",
    );
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.text()).toBe('1\n');
  });

  it('does something as its caller, once for a key', async () => {
    const rename = async (username: string, surname: string, headers: Record<string, string> = {}) => {
      const json = { person: ids.moussa, surname };
      const response = await (await server.as(username))('/api/v1/parts/names/rename', {
        method: 'POST',
        headers,
        json,
      });
      return { status: response.status, body: (await response.json()) as unknown };
    };
    const key = { 'Idempotency-Key': uuidv7() };
    expect((await rename('north', 'Sidibé')).status).toBe(404);
    expect((await rename('south', 'Sidibé', { ...key, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await rename('south', 'Sidibé', key)).toEqual({ status: 200, body: { repeated: false } });
    expect(await rename('south', 'Sidibé', key)).toEqual({ status: 200, body: { repeated: true } });
    expect(
      (await (await server.as('south'))('/api/v1/parts/names/surnames', { method: 'POST', json: {} })).status,
    ).toBe(404);
  });

  it('answers what is public without a session: a page without script, a number of times a minute', async () => {
    const page = await server.request('/open/names/count/%3Cb%3E?language=en');
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('&lt;b&gt;: 2');
    expect(text).toContain('lang="en"');
    expect(text).not.toContain('<script');
    expect(await (await server.request('/open/names/count/json')).json()).toEqual({ people: 2 });
    expect((await server.request('/open/names/toString')).status).toBe(404);
    expect((await server.request('/open/style.css')).headers.get('content-type')).toContain('text/css');
    const statuses = await Promise.all(
      Array.from({ length: 70 }, async () => (await server.request('/open/names/other')).status),
    );
    expect(statuses).toContain(429);
  });

  it('takes part in every save', async () => {
    const save = async (surname: string) =>
      (
        await (
          await server.as('national')
        )(`/api/v1/records/person/${ids.awa}`, {
          method: 'PATCH',
          headers: { 'If-Match': '"1"' },
          json: { values: { surname } },
        })
      ).status;
    expect(await save('Interdit')).toBe(422);
    expect(await save('Traore')).toBe(200);
  });
});
