import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ahead, request } from '../../core/web/src/api/request.ts';

let count = 0;
const server = createServer((_, response) => {
  count += 1;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ number: count }));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

it('gives a page the answer that was asked for ahead of it, once', async () => {
  ahead(() => [request('records/person')]);
  expect(await request('records/person')).toEqual({ number: 1 });
  expect(await request('records/person')).toEqual({ number: 2 });
});

it('asks anew after anything was written', async () => {
  ahead(() => [request('home')]);
  const written = await request<{ number: number }>('records/person', { method: 'POST', body: {} });
  const read = await request<{ number: number }>('home');
  expect(Math.max(written.number, read.number)).toBe(5);
});
