import { BaaraError } from '@baara/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineServerPart, useParts } from '../parts/index.ts';
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
