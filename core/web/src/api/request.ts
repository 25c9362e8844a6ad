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

/** How long a whole answer may take, in milliseconds, until nobody is thought to be there: a stalled line says nothing of itself. */
const patience = { answer: 60_000, upload: 600_000 } as const;

async function answered<T>(address: URL, options: RequestOptions): Promise<T> {
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, options.file ? patience.upload : patience.answer);
  options.signal?.addEventListener('abort', end, { once: true });
  try {
    const askedAt = performance.now();
    const response = await fetch(address, { ...asking(options), signal: limit.signal });
    networkAnswered(askedAt);
    if (response.status === 204) return undefined as T;
    if (response.ok) return (await response.json()) as T;
    throw refused(response.status, await response.json().catch(() => null));
  } catch (cause) {
    if (cause instanceof BaaraError) {
      if (cause.code === 'access.signed_out') expired.set(true);
      throw cause;
    }
    if (options.signal?.aborted) throw cause;
    online.set(false);
    throw new BaaraError({ code: 'network.unreachable', cause });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
  }
}

function addressOf(path: string, { query }: RequestOptions): URL {
  const address = new URL(`/api/v1/${path}`, location.origin);
  for (const [name, value] of Object.entries({ ...query, language: language.get() })) {
    if (value !== undefined && value !== '') address.searchParams.set(name, String(value));
  }
  return address;
}

function asking({ method = 'GET', body, file, headers }: RequestOptions): RequestInit {
  const json = body === undefined ? undefined : JSON.stringify(body);
  return {
    method,
    headers: { Accept: 'application/json', ...(json ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: file ?? json ?? null,
  };
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
