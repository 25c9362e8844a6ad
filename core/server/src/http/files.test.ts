import type { ModelField } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyModel } from '../testing/index.ts';
import type { ProblemDocument } from './problem.ts';
import { ids, openTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let north: Awaited<ReturnType<TestServer['as']>>;
let south: Awaited<ReturnType<TestServer['as']>>;

beforeAll(async () => {
  server = await openTestServer(
    tinyModel((forms) => {
      const { note } = forms;
      if (!note) return forms;
      const body = note.fields.body as ModelField;
      const scan = {
        ...body,
        key: 'scan',
        kind: 'file',
        required: false,
        accept: [],
        maxBytes: 1e7,
      } as unknown as ModelField;
      return { ...forms, note: { ...note, fields: { ...note.fields, scan } } };
    }),
  );
  [north, south] = [await server.as('north'), await server.as('south')];
});
afterAll(() => server.close());

const pdf = new Uint8Array(new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'));
const send = async (name: string, body: Uint8Array<ArrayBuffer>, as = north) =>
  as(`/api/v1/files?name=${encodeURIComponent(name)}`, { method: 'POST', body });
const attach = (file: string, as: typeof north, person: string) =>
  as('/api/v1/records/note', { method: 'POST', json: { values: { person, body: 'Arrêté', scan: file } } });

describe('a file', () => {
  test('is its sender’s alone until a record holds it, then its readers’', async () => {
    const sent = await send('../Arrêté n° 12.pdf', pdf);
    expect(sent.status).toBe(201);
    const file = (await sent.json()) as { readonly id: string };
    expect(file).toMatchObject({ name: 'Arrêté n° 12.pdf', type: 'application/pdf', size: pdf.byteLength });
    const national = await server.as('national');
    expect((await national(`/api/v1/files/${file.id}`)).status).toBe(404);
    expect((await attach(file.id, north, ids.awa)).status).toBe(201);
    const fetched = await national(`/api/v1/files/${file.id}`);
    expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(pdf);
    expect(fetched.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Arr%C3%AAt%C3%A9%20n%C2%B0%2012.pdf",
    );
    expect((await south(`/api/v1/files/${file.id}`)).status).toBe(404);
  });

  test('cannot be read by writing its id into one’s own record', async () => {
    const { id } = (await (await send('secret.pdf', pdf)).json()) as { readonly id: string };
    const response = await attach(id, south, ids.moussa);
    expect(response.status).toBe(422);
    expect(((await response.json()) as ProblemDocument).problems).toEqual([
      expect.objectContaining({ field: 'scan', code: 'field.not_found' }),
    ]);
  });

  test('that a browser would run is refused, whatever its name', async () => {
    const script = new Uint8Array(
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    );
    const kept = (await (await send('scan.pdf', script)).json()) as { readonly type?: string; readonly code?: string };
    expect(kept.type === 'text/plain' || kept.code === 'file.refused').toBe(true);
    const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0]);
    expect((await send('photo.png', program)).status).toBe(422);
    expect((await send('vide.pdf', new Uint8Array(0))).status).toBe(422);
  });

  test('that breaks off within its first bytes is refused', async () => {
    const refused = await send('photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'file.refused' });
  });

  test('is served by what it is, and runs nothing where it is shown', async () => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const page = '<html><script>alert(1)</script></html>';
    const sent: readonly [bytes: Buffer, type: string, shown: string][] = [
      [Buffer.from(pixel, 'base64'), 'image/png', 'inline'],
      [Buffer.from(page), 'text/plain; charset=utf-8', 'attachment'],
      [Buffer.from(pdf), 'application/pdf', 'attachment'],
    ];
    for (const [bytes, type, shown] of sent) {
      const { id } = (await (await send('page.html', new Uint8Array(bytes))).json()) as { readonly id: string };
      const { headers } = await north(`/api/v1/files/${id}`);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('content-disposition')).toMatch(new RegExp(`^${shown}; `, 'u'));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    }
  });

  test('that is too large is refused before it is read whole', async () => {
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const response = await north('/api/v1/files?name=a.pdf', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as never);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'request.too_large' });
    expect(given).toBeLessThan(30);
  });

  test('is not accepted from someone signed out', async () => {
    const response = await server.request('/api/v1/files?name=a.pdf', { method: 'POST', body: pdf });
    expect(response.status).toBe(401);
  });
});
