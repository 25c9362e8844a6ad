import { BaaraError, type ErrorCode, errorCodes } from '@baara/model';
import { expired } from '../state/expired.ts';
import { language } from '../state/language.ts';
import { networkAnswered, online } from '../state/session.ts';
import type { Problem } from './types.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Sent as it is, with its own type. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Answers that were asked for before the page that needs them was there, by address. */
const asked = new Map<string, Promise<unknown>>();
const keptFor = 10_000;
let isAhead = false;

/**
 * Asks for what a page will read while its code is still on its way: `ask` calls the functions that the page itself will call, and
 * the first of them to ask the same within ten seconds is given this answer. A failure is the page's to tell.
 */
export function ahead(ask: () => readonly Promise<unknown>[]): void {
  isAhead = true;
  try {
    for (const answer of ask()) answer.catch(() => undefined);
  } finally {
    isAhead = false;
  }
}

/**
 * Asks the API and returns the answer's JSON.
 *
 * @throws {BaaraError} the server's own code with its problems, or `network.unreachable` when nothing answered
 */
export function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const address = addressOf(path, options);
  const isRead = (options.method ?? 'GET') === 'GET';
  // What is written may change every answer that is still to come.
  if (!isRead) asked.clear();
  const known = isRead ? asked.get(address.href) : undefined;
  if (known && !isAhead) asked.delete(address.href);
  if (known) return known as Promise<T>;
  const answer = answered<T>(address, options);
  if (isAhead) {
    asked.set(address.href, answer);
    setTimeout(() => asked.delete(address.href), keptFor);
  }
  return answer;
}

async function answered<T>(address: URL, options: RequestOptions): Promise<T> {
  const response = await fetched(address, options);
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const error = refused(response.status, body);
  if (error.code === 'access.signed_out') expired.set(true);
  throw error;
}

function addressOf(path: string, { query }: RequestOptions): URL {
  const address = new URL(`/api/v1/${path}`, location.origin);
  for (const [name, value] of Object.entries({ ...query, language: language.get() })) {
    if (value !== undefined && value !== '') address.searchParams.set(name, String(value));
  }
  return address;
}

async function fetched(address: URL, options: RequestOptions): Promise<Response> {
  const json = options.body === undefined ? undefined : JSON.stringify(options.body);
  const headers = {
    Accept: 'application/json',
    ...(json ? { 'Content-Type': 'application/json' } : {}),
    ...options.headers,
  };
  const body = options.file ?? json ?? null;
  const askedAt = performance.now();
  try {
    const response = await fetch(address, {
      method: options.method ?? 'GET',
      headers,
      body,
      signal: options.signal ?? null,
    });
    networkAnswered(askedAt);
    return response;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    online.set(false);
    throw new BaaraError({ code: 'network.unreachable', cause });
  }
}

function refused(status: number, body: unknown): BaaraError {
  const said = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: string;
    params?: Record<string, unknown>;
    problems?: Problem[];
    request?: string;
  };
  const known = said.code !== undefined && said.code in errorCodes;
  const code = known ? (said.code as ErrorCode) : status >= 502 ? 'network.unreachable' : 'internal';
  return new BaaraError({
    code,
    params: { reference: said.request ?? '', ...said.params },
    problems: said.problems ?? [],
  });
}
