import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptedEncoding, compressAnswers } from './compression.ts';
import type { Environment } from './environment.ts';
import { staticFiles } from './static-files.ts';

const script = 'export const words = "Bamako";\n'.repeat(200);
let folder: string;
let server: Hono<Environment>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baara-static-'));
  await mkdir(join(folder, 'app/assets'), { recursive: true });
  await writeFile(join(folder, 'app/index.html'), '<!doctype html><title>Baara</title>');
  await writeFile(join(folder, 'app/assets/app-B2x9_kQz.js'), script);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  server = new Hono<Environment>();
  server.use(compressAnswers);
  server.get('/api/v1/long', (c) => c.json({ words: 'a'.repeat(5000) }));
  server.get('/api/v1/short', (c) => c.json({ words: 'a' }));
  server.use(staticFiles(join(folder, 'app')));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the app’s files', () => {
  test('with a hash in the name are kept for ever, the others asked about each time', async () => {
    const asset = await server.request('/assets/app-B2x9_kQz.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const page = await server.request('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await server.request('/', { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('travel compressed to those who accept it', async () => {
    const fetched = async (encoding: string) => {
      const response = await server.request('/assets/app-B2x9_kQz.js', { headers: { 'accept-encoding': encoding } });
      return { encoding: response.headers.get('content-encoding'), bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const brotli = await fetched('gzip, deflate, br');
    expect(brotli.encoding).toBe('br');
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(script);
    const gzip = await fetched('gzip');
    expect(gzip.encoding).toBe('gzip');
    expect(gunzipSync(gzip.bytes).toString()).toBe(script);
    expect((await fetched('identity')).bytes.toString()).toBe(script);
  });

  test('include the page for each of the app’s own addresses, but not for a missing file', async () => {
    expect(await (await server.request('/people/0199?tab=history')).text()).toContain('<title>Baara</title>');
    expect((await server.request('/assets/gone-12345678.js')).status).toBe(404);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%zz',
  ])('never lie outside their folder: %s', async (path) => {
    const response = await server.fetch(new Request(`http://localhost${path}`));
    expect(await response.text()).not.toContain('secret');
  });
});

describe('answers of the API', () => {
  test('are compressed past one kilobyte', async () => {
    const headers = { 'accept-encoding': 'br' };
    const long = await server.request('/api/v1/long', { headers });
    expect(long.headers.get('content-encoding')).toBe('br');
    expect(JSON.parse(brotliDecompressSync(Buffer.from(await long.arrayBuffer())).toString())).toEqual({
      words: 'a'.repeat(5000),
    });
    const short = await server.request('/api/v1/short', { headers });
    expect([short.headers.get('content-encoding'), await short.json()]).toEqual([null, { words: 'a' }]);
  });

  test.each([
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['deflate', undefined],
    [undefined, undefined],
  ])('for “%s” use %s', (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding));
});
