import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

export type Encoding = 'br' | 'gzip';

/** Below this many bytes compressing costs more than it saves. */
export const worthCompressing = 1024;

const compressible =
  /^(?:application\/(?:[\w.-]+\+)?json|application\/(?:javascript|manifest\+json)|text\/|image\/svg\+xml)/u;
const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** The best encoding that a client accepts: brotli, gzip, or none. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = (header ?? '').split(',').map((part) => part.trim().replace(/\s/gu, ''));
  return (['br', 'gzip'] as const).find((encoding) =>
    accepted.some((each) => each === encoding || new RegExp(`^${encoding};q=(?!0(?:\\.0*)?$)`, 'u').test(each)),
  );
}

export function isCompressible(type: string): boolean {
  return compressible.test(type);
}

/** `quality`: 1–11 for brotli, 1–9 for gzip. */
export async function compress(
  bytes: Uint8Array,
  encoding: Encoding,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const result =
    encoding === 'br'
      ? await compressors.br(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
        })
      : await compressors.gzip(bytes, { level: Math.min(quality, 9) });
  return new Uint8Array(result);
}

/** Compresses answers of text and JSON past 1 KB for clients that accept it; quickly, since each answer is made for one reader. */
export const compressAnswers: MiddlewareHandler<Environment> = async (c, next) => {
  await next();
  const encoding = acceptedEncoding(c.req.header('accept-encoding'));
  if (!encoding || c.req.method === 'HEAD' || c.res.headers.has('content-encoding')) return;
  // A file that is written while it is read passes as it comes: gathered here, it would have to be held whole.
  if (c.res.headers.get('cache-control')?.includes('no-transform')) return;
  if (!c.res.body || !isCompressible(c.res.headers.get('content-type') ?? '')) return;
  const { status } = c.res;
  const headers = new Headers(c.res.headers);
  const bytes = new Uint8Array(await c.res.arrayBuffer());
  headers.append('Vary', 'Accept-Encoding');
  if (bytes.byteLength <= worthCompressing) {
    c.res = new Response(bytes, { status, headers });
    return;
  }
  const compressed = await compress(bytes, encoding, 4);
  headers.set('Content-Encoding', encoding);
  headers.delete('Content-Length');
  c.res = undefined;
  c.res = new Response(compressed, { status, headers });
};
