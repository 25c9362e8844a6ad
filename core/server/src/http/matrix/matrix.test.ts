import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../access/index.ts';
import { systemSession } from '../../testing/index.ts';
import { openApiDocument } from '../openapi/document.ts';
import type { Permission } from '../openapi/permissions.ts';
import { openTestServer, type TestServer } from '../testing.ts';
import type { Asked } from './asked.ts';
import { type Column, columns, isOutside } from './columns.ts';
import { matrixPage } from './page.ts';
import { requests } from './requests.ts';
import { type Facts, noFacts, type Secret, words } from './secrets.ts';
import { accountOf, signIn, workOn, writeHidden } from './seed.ts';
import { matrixModel, tinyPart } from './site.ts';

const page = new URL('../../../../../docs/security-matrix.md', import.meta.url);

let site: TestServer;
let callers: ReadonlyMap<Column, TestServer['request']>;
let documented: ReadonlyMap<
  string,
  { readonly statuses: readonly string[]; readonly permission: Permission | undefined }
>;

interface Answer {
  readonly status: number;
  readonly body: string;
}
/** What an outsider was told while the records were not there. */
const before = new Map<string, Answer>();
const cells = new Map<string, string>();
const faults: string[] = [];
let facts: Facts;
let written = 1;
/** Who may change what is in their scope. */
const writers = new Set(['manager', 'discipline']);

beforeAll(async () => {
  const model = matrixModel();
  site = await openTestServer(model, [tinyPart]);
  callers = new Map(await inOrder(columns, async (column) => [column, await accountOf(site, column)] as const));
  const { paths } = await openApiDocument({
    ...{ slice: model, language: 'fr', version: '1' },
    can: (form) => actionsOf(model, systemSession, model.forms[form] as never),
  });
  documented = new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { responses, 'x-permission': permission }]) => [
        `${method.toUpperCase()} ${path}`,
        { statuses: Object.keys(responses), permission },
      ]),
    ),
  );
  // 1. The country without the secret: what those who stand outside are told there.
  const nothing = noFacts();
  await Promise.all(
    columns.filter(isOutside).map((column) =>
      inOrder(asksOf(column), async (asked) => {
        if (isCompared(column, asked)) before.set(keyOf(column, asked), await answerTo(column, asked, nothing));
      }),
    ),
  );
  await forgetWork();
  for (const column of columns) await signIn(site, column);
  // 2. The same country with it: whoever stands outside must be told the same, word for word.
  const manager = callers.get(columns[0] as Column) as TestServer['request'];
  facts = await workOn(site, manager, await writeHidden(site, 0));
  const [inside, outside] = [columns.filter((each) => !isOutside(each)), columns.filter(isOutside)];
  for (const column of inside) await inOrder(asksOf(column), (asked) => fillCell(column, asked));
  await Promise.all(outside.map((column) => inOrder(asksOf(column), (asked) => fillCell(column, asked))));
}, 600_000);
afterAll(() => site.close());

/** What outsiders sent, chose and made for themselves while they asked the first time. */
async function forgetWork(): Promise<void> {
  const tables = [
    'baara_bulk',
    'baara_import',
    'baara_view',
    'baara_token',
    'baara_file',
    'baara_attempt',
    'baara_job',
  ];
  await site.application.database.maintenance((connection) => connection.execute(`TRUNCATE ${tables.join()} CASCADE`));
}

async function inOrder<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const each of all) done.push(await work(each));
  return done;
}

const asksOf = ({ situation }: Column) => requests.filter((each) => !each.isCounted || situation === 'signed out');
/** What an outsider must be told in the same words whether the records are there or not. */
const isCompared = (column: Column, { tellsOfOthers, shows = [] }: Asked) =>
  !tellsOfOthers && !shows.some((secret) => column.sees.includes(secret));

const keyOf = ({ username }: Column, { name, route }: Asked) => `${username} | ${route} | ${name}`;

async function answerTo(column: Column, asked: Asked, about: Facts): Promise<Answer> {
  const { path, json, body, headers } = asked;
  const request = callers.get(column) as TestServer['request'];
  const response = await request(`/api/v1${path(about)}`, {
    method: asked.route.split(' ')[0] ?? 'GET',
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body }),
    ...(json ? { json: json(about) } : {}),
  });
  return { status: response.status, body: await response.text() };
}

async function fillCell(column: Column, asked: Asked): Promise<void> {
  const about =
    asked.changes && writers.has(column.role ?? '') && !isOutside(column) ? { ...facts, ...(await fresh()) } : facts;
  const answer = await answerTo(column, asked, about);
  const key = keyOf(column, asked);
  const seen = secretsIn(answer.body);
  const fault = (words: string) => faults.push(`${key}: ${words} (${answer.status} ${answer.body.slice(0, 300)})`);
  const route = documented.get(asked.route);
  if (!route?.statuses.includes(String(answer.status))) fault('an answer that OpenAPI does not tell of');
  if (!keeps(route?.permission, column, answer.status)) fault(`does not ask for ${route?.permission}`);
  for (const secret of seen) if (!column.sees.includes(secret) && !isEcho(asked, secret)) fault(`tells ${secret}`);
  if (isOutside(column) && isCompared(column, asked)) {
    if (plain(answer) !== plain(before.get(key) as Answer)) {
      fault(`differs from where nothing is hidden: ${JSON.stringify(before.get(key))}`);
    }
    if (answer.status < 300 && idsIn(answer.body, about).length > 0) fault('tells an id');
  }
  const missing = (asked.shows ?? []).filter((secret) => column.sees.includes(secret) && !seen.includes(secret));
  if (answer.status < 300 && missing.length > 0) fault(`does not show ${missing.join()}`);
  cells.set(key, seen.length > 0 && !isOutside(column) ? `${answer.status} ●` : String(answer.status));
}

/** Whether a route asks what it says: to be signed in, and the right that it names. */
function keeps(permission: Permission | undefined, { situation, isKeeper }: Column, status: number): boolean {
  if (permission === 'open') return true;
  // What is malformed may be told before it is asked who sends it.
  if (situation === 'signed out') return status === 401 || status === 400;
  return permission === 'session' || permission === 'grants' || isKeeper || status === 403;
}

/** Somebody else of the south, to be changed. */
async function fresh(): Promise<Partial<Facts>> {
  const { import: _i, bulk: _b, view: _v, account: _a, held: _h, ...records } = await writeHidden(site, written++);
  return records;
}

function secretsIn(body: string): readonly Secret[] {
  return (Object.keys(words) as Secret[]).filter((secret) => words[secret].some((each) => body.includes(each)));
}

/** What is asked may be said back. */
function isEcho(asked: Asked, secret: Secret): boolean {
  const said = JSON.stringify(asked.json?.(facts) ?? '');
  return words[secret].some((each) => said.includes(each));
}

function idsIn(body: string, about: Facts): readonly string[] {
  return Object.values(about).filter((id) => id !== '' && body.includes(id));
}

/**
 * An answer without what is new each time: ids, moments, tokens, the day, that may end while it is asked, and when a count was made, which is told where a slow machine remembers it.
 */
function plain({ status, body }: Answer): string {
  const told = body
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, '§')
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^"]*/gu, '§')
    .replaceAll(/,"counted":"[^"]*"/gu, '')
    .replaceAll(/"openSessions":\d+/gu, '"openSessions":§')
    .replaceAll(/"(token|secret|uri|next|previous|at|today)":"[^"]*"/gu, '"$1":"§"');
  return `${status} ${told}`;
}

test('no answer tells anybody of what their grants do not show', () => {
  expect(faults).toEqual([]);
});

test('every route of OpenAPI is asked', () => {
  const asked = new Set(requests.map(({ route }) => route));
  const hasData = (route: string) => !/\/records\/(cadre|language|unit|unit_state|unit_succession)\b/u.test(route);
  expect([...documented.keys()].filter((route) => hasData(route) && !asked.has(route))).toEqual([]);
});

test('the matrix is the one that was reviewed', () => {
  const made = matrixPage(columns, requests, (column, asked) => cells.get(keyOf(column, asked)) ?? '');
  if (process.env.BAARA_WRITE) writeFileSync(page, made);
  expect(readFileSync(page, 'utf8')).toBe(made);
});
