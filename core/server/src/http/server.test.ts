import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ids, openTestServer, password, type TestServer } from './testing.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('signing in', () => {
  test('gives a cookie out of reach of scripts and of other sites', async () => {
    const response = await server.request('/api/v1/session', { method: 'POST', json: { username: 'north', password } });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^baara_session=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    expect(await response.json()).toMatchObject({
      user: { username: 'north', name: 'Compte north' },
      roles: [{ role: 'manager', unit: { id: ids.north, title: 'Nord' } }],
    });
  });
});

describe('a list', () => {
  test('holds what the caller may see', async () => {
    const north = await server.as('north');
    const page = await (await north('/api/v1/records/person')).json();
    expect(page.rows.map((row: { title: string }) => row.title)).toEqual(['Traoré Awa']);
  });
});
