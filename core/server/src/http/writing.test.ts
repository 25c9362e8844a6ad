import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordView } from '../records/types.ts';
import type { ProblemDocument } from './problem.ts';
import { ids, openTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let north: Awaited<ReturnType<TestServer['as']>>;

beforeAll(async () => {
  server = await openTestServer();
  north = await server.as('north');
});
afterAll(() => server.close());

interface Saved {
  readonly record: RecordView;
  readonly repeated: boolean;
}

const awa = `/api/v1/records/person/${ids.awa}`;
const problem = async (response: Response) => (await response.json()) as ProblemDocument;
const patch = (values: object, rev: number | string) =>
  north(awa, { method: 'PATCH', json: { values }, headers: { 'if-match': `"${rev}"` } });

describe('a new record', () => {
  test('answers its place, its revision and what was written', async () => {
    const response = await north('/api/v1/records/person', {
      method: 'POST',
      json: { values: { surname: 'Coulibaly', forename: 'Issa' } },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    const { record } = (await response.json()) as Saved;
    expect(response.headers.get('location')).toBe(`/api/v1/records/person/${record.id}`);
    expect(record).toMatchObject({ title: 'Coulibaly Issa', rev: 1 });
  });

  test('with the same key twice is one record', async () => {
    const once = () =>
      north('/api/v1/records/person', {
        method: 'POST',
        json: { values: { surname: 'Dembélé', forename: 'Kadia' } },
        headers: { 'idempotency-key': '0199f2b6-0000-7000-8000-0000000000b1' },
      });
    const first = (await (await once()).json()) as Saved;
    const second = (await (await once()).json()) as Saved;
    expect([first.repeated, second.repeated]).toEqual([false, true]);
    expect(second.record.id).toBe(first.record.id);
    const page = (await (await north('/api/v1/records/person?q=Dembélé')).json()) as {
      readonly rows: readonly unknown[];
    };
    expect(page.rows.length).toBe(1);
  });

  test('with faults names every field, in French and in English', async () => {
    const json = { values: { forename: '', matricule: 'a b', strange: 1 } };
    const french = await problem(await north('/api/v1/records/person', { method: 'POST', json }));
    const english = await problem(await north('/api/v1/records/person?language=en', { method: 'POST', json }));
    expect(french).toMatchObject({ code: 'record.invalid', status: 422, type: '/api/docs#record.invalid' });
    expect(french.title).toBe('La fiche n’est pas enregistrée : corrigez les champs signalés.');
    expect(english.title).toBe('The record is not saved: correct the fields listed.');
    const fields = french.problems.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['surname', 'forename', 'matricule', 'strange']));
    expect(french.problems.find(({ field }) => field === 'surname')?.message).toBe(
      'surname : ce champ est obligatoire.',
    );
    expect(english.problems.find(({ field }) => field === 'surname')?.message).not.toContain('obligatoire');
  });
});

describe('a change', () => {
  test('without the revision that was seen is refused', async () => {
    const response = await north(awa, { method: 'PATCH', json: { values: { forename: 'Awa' } } });
    expect(await problem(response)).toMatchObject({
      code: 'request.malformed',
      params: { parameter: 'If-Match', reason: 'missing' },
    });
  });

  test('of different fields by two people keeps both; of the same field is 409 with both values', async () => {
    const before = ((await (await north(awa)).json()) as RecordView).rev;
    expect((await patch({ forename: 'Awa Mariam' }, before)).status).toBe(200);
    const other = await patch({ birth_date: '1985-02-03' }, before);
    expect(other.status).toBe(200);
    expect(((await other.json()) as Saved).record.values).toMatchObject({
      forename: 'Awa Mariam',
      birth_date: '1985-02-03',
    });
    const clash = await patch({ forename: 'Hawa' }, before);
    expect(clash.status).toBe(409);
    const { code, problems } = await problem(clash);
    expect(code).toBe('record.conflict');
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'forename',
        params: expect.objectContaining({ yours: 'Hawa', theirs: 'Awa Mariam' }),
      }),
    ]);
  });

  test('is in the history with who, when and why', async () => {
    const { rev } = (await (await north(awa)).json()) as RecordView;
    const json = { values: { sex: 'F' }, reason: 'Erreur de saisie', nature: 'correction' };
    await north(awa, { method: 'PATCH', json, headers: { 'if-match': `"${rev}"` } });
    const { entries } = (await (await north(`${awa}/history`)).json()) as { readonly entries: readonly object[] };
    expect(entries[0]).toMatchObject({
      userName: 'Compte north',
      reason: 'Erreur de saisie',
      nature: 'correction',
      fields: [{ field: 'sex', before: null, after: 'F' }],
    });
  });

  test('can be a deletion with a reason, and be undone', async () => {
    const created = await north('/api/v1/records/person', {
      method: 'POST',
      json: { values: { surname: 'Sanogo', forename: 'Salif' } },
    });
    const path = created.headers.get('location') ?? '';
    const headers = { 'if-match': '"1"' };
    expect((await north(path, { method: 'DELETE', json: {}, headers })).status).toBe(400);
    expect((await north(path, { method: 'DELETE', json: { reason: 'Doublon' }, headers })).status).toBe(200);
    expect(
      ((await (await north('/api/v1/records/person?q=Sanogo')).json()) as { readonly rows: readonly unknown[] }).rows,
    ).toEqual([]);
    const restored = await north(`${path}/restore`, { method: 'POST', json: {} });
    expect(((await restored.json()) as Saved).record).toMatchObject({ title: 'Sanogo Salif' });
  });
});

describe('a malformed request', () => {
  test.each([
    ['/api/v1/records/person?limit=-1', 'limit', 'not_a_number'],
    ['/api/v1/records/person?limit=201', 'limit', 'not_a_number'],
    ['/api/v1/records/person?strange=1', 'strange', 'unknown'],
    ['/api/v1/records/person?as_of=2026-02-30', 'as_of', 'not_a_date'],
    ['/api/v1/records/person?count=all', 'count', 'not_a_choice'],
    ['/api/v1/records/person?where={', 'where', 'not_json'],
    ['/api/v1/records/person?where={"op":"drop"}', 'where', 'not_an_expression'],
    ['/api/v1/records/person?where={"op":"and","args":[{}]}', 'where', 'not_an_expression'],
    ['/api/v1/records/person?where={"op":"isEmpty","field":["nothing"]}', 'where', 'not_an_expression'],
    ['/api/v1/records/person/1', 'id', 'not_an_id'],
  ])('%s names the parameter', async (path, parameter, reason) => {
    const response = await north(encodeURI(path));
    expect(response.status).toBe(400);
    const { params, title } = await problem(response);
    expect(params).toMatchObject({ parameter, reason });
    expect(title).toContain(parameter);
  });

  test('a body that is not JSON, not an object or too large is refused', async () => {
    const send = (body: string, type = 'application/json') =>
      north('/api/v1/records/person', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await problem(await send('{'))).toMatchObject({ code: 'request.malformed', params: { parameter: 'body' } });
    expect(await problem(await send('[]'))).toMatchObject({ params: { reason: 'not_an_object' } });
    expect(await problem(await send('values=1', 'text/plain'))).toMatchObject({
      params: { parameter: 'Content-Type' },
    });
    const large = await send(JSON.stringify({ values: { surname: 'x'.repeat(1024 * 1024) } }));
    expect([large.status, (await problem(large)).code]).toEqual([413, 'request.too_large']);
  });

  test('an address that is nothing answers 404 as a problem', async () => {
    expect(await problem(await north('/api/v1/nothing'))).toMatchObject({ code: 'request.no_route', status: 404 });
  });
});
