import { errorCodes } from '@baara/model';
import { systemSession, testEngine } from '@baara/server/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../core/server/src/access/index.ts';
import { openApiDocument } from '../../core/server/src/http/openapi/document.ts';
import { openTestServer, type TestServer } from '../../core/server/src/http/testing.ts';
import { knownIds } from './hostile.ts';
import { type GeneratedRequest, requestsOf } from './request.ts';

/** Both engines run in CI: 20,000 requests in all. More: BAARA_FUZZ=1000000; another seed: BAARA_FUZZ_SEED=7. */
const { BAARA_FUZZ: asked = '10000', BAARA_FUZZ_SEED: chosen = '20260101' } = process.env;
const wanted = Number(asked);
const seed = Number(chosen);
const patienceMs = 20_000;
const chunk = 250;
const unread = new Set([400, 401, 404]);

type Send = Awaited<ReturnType<TestServer['as']>>;

let site: TestServer;
let senders: ReadonlyMap<string | null, Send>;
/** What the server's log says of the last request. */
let logged: unknown;

beforeAll(async () => {
  site = await openTestServer();
  senders = new Map([
    [null, site.request],
    ...(await Promise.all(['national', 'north', 'nobody'].map(async (name) => [name, await site.as(name)] as const))),
  ]);
  site.application.log.error = (facts: unknown) => {
    logged = facts;
  };
});
afterAll(() => site.close());

/** Ids and cursors that the server gave, for the requests to come. */
const memory = { id: [...knownIds], cursor: ['x'] };

function recall(written: string): string {
  return written.replaceAll(/§(id|cursor)(\d+)§/gu, (_, kind: 'id' | 'cursor', nth: string) => {
    const known = memory[kind];
    return known[Number(nth) % known.length] ?? '';
  });
}

function remember(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const key of ['next', 'previous'] as const) {
    const cursor = (answer as Record<string, unknown>)[key];
    if (typeof cursor === 'string') memory.cursor = [...memory.cursor.slice(-50), cursor];
  }
  const made =
    (answer as { readonly id?: unknown; readonly record?: { readonly id?: unknown } | null }).record?.id ??
    (answer as { readonly id?: unknown }).id;
  if (typeof made === 'string' && !memory.id.includes(made)) memory.id = [...memory.id.slice(-200), made];
}

async function send(request: GeneratedRequest): Promise<Response> {
  logged = undefined;
  const { method, headers, body } = request;
  const sent = (senders.get(request.as) as Send)(recall(request.path), {
    method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, recall(value)])),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? recall(body) : new Uint8Array(body) }),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs);
  });
  return Promise.race([sent, late]).finally(() => clearTimeout(timer));
}

/** Rows and revisions of all tables that a refused request must leave alone: what signing in counts is not among them. */
async function standing(): Promise<string> {
  const { database, model } = site.application;
  const forms = Object.keys(model.forms).map(
    (form) => `(SELECT count(*) || '/' || coalesce(sum(rev), 0) FROM "${form}")`,
  );
  const kept = [
    'baara_history',
    'baara_envelope',
    'baara_file',
    'baara_import',
    'baara_import_part',
    'baara_bulk',
    'baara_bulk_record',
    'baara_view',
    'baara_user',
    'baara_assignment',
  ];
  const rows = await database.maintenance((connection) =>
    connection.query({
      text: `SELECT concat_ws(' ', ${[...forms, ...kept.map((table) => `(SELECT count(*) FROM ${table})`)].join(', ')}) AS facts`,
      params: [],
    }),
  );
  return String(rows[0]?.facts);
}

/** Rows without their history, or the other way round: what half a write leaves behind. */
async function halves(): Promise<readonly unknown[]> {
  const { database, model } = site.application;
  const recorded = Object.values(model.forms).filter(({ kind }) => kind !== 'list');
  const rows = recorded.map(({ id }) => `SELECT '${id}' AS form, id, rev FROM "${id}"`).join(' UNION ALL ');
  return database.maintenance((connection) =>
    connection.query({
      text: `SELECT form, r.id, r.rev, (SELECT max(rev) FROM baara_history h WHERE h.form = r.form AND h.record = r.id) AS known FROM (${rows}) r
        WHERE rev IS DISTINCT FROM (SELECT max(rev) FROM baara_history h WHERE h.form = r.form AND h.record = r.id)
        UNION ALL SELECT form, record, rev, NULL FROM baara_history h
        WHERE NOT EXISTS (SELECT 1 FROM baara_envelope e WHERE e.id = h.envelope)`,
      params: [],
    }),
  );
}

const internals =
  /\n\s+at |\.[cm]?[jt]s:\d|node_modules|SELECT |INSERT INTO |invalid input syntax|SQLSTATE|violates |relation "|out of range|Cannot read prop|is not a function/u;

/** What is wrong with an answer; null: nothing. */
async function faultOf(response: Response): Promise<string | null> {
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  const words = status === 204 || status === 304 ? '' : await response.text();
  if (status < 400) {
    if (type.includes('json')) remember(JSON.parse(words));
    return null;
  }
  if (status >= 500) return `${status} ${words.slice(0, 200)}`;
  if (!type.startsWith('application/problem+json')) return `${status} as ${type}`;
  const { code, status: said } = JSON.parse(words) as { readonly code: string; readonly status: number };
  if (!Object.hasOwn(errorCodes, code) || said !== status) return `an unknown problem: ${code} ${said}`;
  return internals.test(words) ? `internals: ${words.slice(0, 300)}` : null;
}

test(`${wanted} generated requests on ${testEngine()}: none fails the server, none hangs, none is written half`, {
  timeout: Math.max(600_000, wanted * 100),
}, async () => {
  const { model } = site.application;
  const can = (form: string) => actionsOf(model, systemSession, model.forms[form] as never);
  const requests = requestsOf(await openApiDocument({ slice: model, can, language: 'fr', version: '1' }), model);
  const statuses = new Map<number, number>();
  const operations = new Map<string, number>();
  const faults = new Map<string, string>();
  let before = await standing();
  const started = process.cpuUsage();
  let sent = 0;
  for (let from = 0; from < wanted && faults.size < 20; from += chunk) {
    for (const request of fc.sample(requests, { seed: seed + from, numRuns: Math.min(chunk, wanted - from) })) {
      let fault: string | null;
      let status = 0;
      try {
        const response = await send(request);
        status = response.status;
        fault = await faultOf(response);
      } catch (error) {
        fault = String(error);
      }
      sent += 1;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status < 400) operations.set(request.operation, (operations.get(request.operation) ?? 0) + 1);
      // What was refused unread is looked at now and then: a row of it would be found a little later.
      if (request.method !== 'GET' && (!unread.has(status) || sent % 8 === 0)) {
        const after = await standing();
        if (status >= 400 && after !== before) fault ??= `${status}, and rows were written: ${before} → ${after}`;
        before = after;
      }
      if (fault !== null)
        faults.set(
          `${request.operation} ${fault.replaceAll(/[0-9a-f-]{36}/gu, '…').slice(0, 90)}`,
          describe(request, fault),
        );
    }
    expect(await halves()).toEqual([]);
  }
  // Of writes in several steps and of files some must be sound, or their half would show nothing.
  const sound = ['POST /envelopes', 'POST /files', 'POST /imports/{form}'].map((each) => operations.get(each) ?? 0);
  const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(
    `${sent} requests on ${testEngine()}, seed ${seed}: ${counts.join(', ')}; ${operations.size} operations succeeded at least once; envelopes, files and imports ${sound.join(', ')} times; ${Math.round(process.cpuUsage(started).user / 1e6)} s of CPU here\n`,
  );
  expect([...faults.values()].join('\n\n')).toBe('');
  if (wanted >= 5000) expect(Math.min(...sound.slice(0, 2))).toBeGreaterThan(0);
  // A generator that is refused everywhere would show nothing.
  expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(sent / 20);
  expect(statuses.get(401) ?? 0).toBeLessThan(sent / 2);
});

function describe(request: GeneratedRequest, fault: string): string {
  const { error } = (logged ?? {}) as { readonly error?: Error & { readonly cause?: unknown } };
  const reason = error
    ? `\n  ${error.stack?.split('\n').slice(0, 6).join('\n  ')}\n  ${JSON.stringify(error.cause ?? null).slice(0, 600)}`
    : '';
  const body = request.body === undefined ? '' : ` ${String(request.body).slice(0, 400)}`;
  return `${request.as} ${request.method} ${recall(request.path).slice(0, 600)} ${JSON.stringify(request.headers).slice(0, 300)}${body}\n  ${fault}${reason}`;
}
