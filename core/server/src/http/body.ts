import { BaaraError } from '@baara/model';
import type { RequestContext } from './environment.ts';
import { malformed } from './parameters.ts';
import { parseJson } from './parse-json.ts';

export const jsonLimit = 1024 * 1024;
export const fileLimit = 20 * 1024 * 1024;

/** The request's body as bytes; stops reading, with `request.too_large`, as soon as it passes `limit` bytes. */
export async function readBytes(c: RequestContext, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Node's own stream where there is one: the web's is made of it at a cost. Ended early it must not take the answer's socket with it.
  const own = c.env?.incoming?.iterator({ destroyOnReturn: false });
  const sent = (own ?? c.req.raw.body ?? []) as AsyncIterable<Uint8Array>;
  for await (const chunk of sent) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The request's body as a JSON object; nothing at all counts as `{}`. */
export async function readObject(c: RequestContext): Promise<Readonly<Record<string, unknown>>> {
  const type = c.req.header('content-type') ?? '';
  const bytes = await readBytes(c, jsonLimit);
  if (bytes.byteLength === 0) return {};
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/iu.test(type)) {
    throw malformed('Content-Type', 'not_accepted', { expected: 'application/json' });
  }
  return objectOf(parsed(bytes), 'body');
}

/** `value` as an object, or a refusal that names where it stood. */
export function objectOf(value: unknown, parameter: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(parameter, 'not_an_object');
  return value as Readonly<Record<string, unknown>>;
}

/** The text at `key` of a body; absent is undefined, anything but text is refused. */
export function textOf(body: Readonly<Record<string, unknown>>, key: string, max = 2000): string | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw malformed(key, 'not_text');
  if (value.length > max) throw malformed(key, 'too_long', { max });
  if (value.includes('\u0000')) throw malformed(key, 'not_a_character');
  return value;
}

/** The text at `key` of a body, which must be there. */
export function requiredText(body: Readonly<Record<string, unknown>>, key: string, max?: number): string {
  const value = textOf(body, key, max);
  if (value === undefined || value === '') throw malformed(key, 'missing');
  return value;
}

/** Refuses a body with keys beyond `known`: what is not understood is said, not ignored. */
export function onlyKeys(body: Readonly<Record<string, unknown>>, known: readonly string[], within = ''): void {
  for (const key of Object.keys(body)) if (!known.includes(key)) throw malformed(`${within}${key}`, 'unknown');
}

function parsed(bytes: Uint8Array): unknown {
  let written: string;
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('body', 'not_json');
  }
  return parseJson(written, 'body');
}

function tooLarge(limit: number): BaaraError {
  return new BaaraError({ code: 'request.too_large', params: { max: `${limit / 1024 / 1024} MB` } });
}
