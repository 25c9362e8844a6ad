import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { acceptedEncoding, compress, type Encoding, isCompressible, worthCompressing } from './compression.ts';
import type { Environment, RequestContext } from './environment.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface StaticFile {
  readonly type: string;
  readonly tag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
}

/**
 * Serves the built app in `folder`: hashed assets for ever, everything else revalidated, and `index.html` for the app's own addresses.
 * Files are read and compressed once; they change only with a new build, and so a new start.
 */
export function staticFiles(folder: string): MiddlewareHandler<Environment> {
  const known = new Map<string, Promise<StaticFile | undefined>>();
  const find = (path: string) => {
    const found = known.get(path) ?? readStatic(folder, path);
    // Only files that exist are remembered: addresses are endless.
    known.set(path, found);
    found.then((file) => file ?? known.delete(path));
    return found;
  };
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const path = decoded(c.req.path);
    const file =
      (path === undefined ? undefined : await find(path)) ?? (isPage(c, path) ? await find('/index.html') : undefined);
    if (!file) return next();
    return answer(c, file, path ?? '');
  };
}

async function answer(c: RequestContext, file: StaticFile, path: string): Promise<Response> {
  c.header('Cache-Control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('ETag', file.tag);
  c.header('Content-Type', file.type);
  if (c.req.header('if-none-match') === file.tag) return c.body(null, 304);
  if (!isCompressible(file.type) || file.bytes.byteLength <= worthCompressing) return c.body(file.bytes);
  c.header('Vary', 'Accept-Encoding');
  const encoding = acceptedEncoding(c.req.header('accept-encoding'));
  if (!encoding) return c.body(file.bytes);
  const encoded = file.encoded.get(encoding) ?? compress(file.bytes, encoding, 9);
  file.encoded.set(encoding, encoded);
  c.header('Content-Encoding', encoding);
  return c.body(await encoded);
}

async function readStatic(folder: string, path: string): Promise<StaticFile | undefined> {
  const place = normalize(join(folder, path));
  if (!place.startsWith(folder + sep) || path.includes('\0')) return undefined;
  const facts = await stat(place).catch(() => undefined);
  if (!facts?.isFile()) return undefined;
  return {
    type: types[extname(place)] ?? 'application/octet-stream',
    tag: `"${facts.size.toString(36)}-${Math.trunc(facts.mtimeMs).toString(36)}"`,
    bytes: new Uint8Array(await readFile(place)),
    encoded: new Map(),
  };
}

/** An address of the app, such as `/records/person`: no file extension, and not the API's. */
function isPage(c: RequestContext, path: string | undefined): boolean {
  if (path === undefined || extname(path) !== '' || path.startsWith('/api/')) return false;
  return (c.req.header('accept') ?? 'text/html').includes('text/html') || c.req.header('accept') === '*/*';
}

/** Vite puts a hash in the names of what it bundles: `/assets/app-B2x9_kQz.js`. */
function isHashed(path: string): boolean {
  return /^\/assets\/.+-[\w-]{8,}\.\w+$/u.test(path);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
