import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Model, uuidv7 } from '@baara/model';
import { pino } from 'pino';
import { createApplication } from '../application/application.ts';
import type { Application } from '../application/types.ts';
import { inTransaction } from '../database/index.ts';
import type { ServerPart } from '../parts/types.ts';
import { applyEnvelope, type Operation } from '../records/index.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { openTestDatabase, systemSession, tinyModel } from '../testing/index.ts';
import { createServer } from './server.ts';

/** Ids that tests speak of. */
export const ids = {
  country: '0199f2b6-0000-7000-8000-000000000001',
  north: '0199f2b6-0000-7000-8000-000000000002',
  south: '0199f2b6-0000-7000-8000-000000000003',
  awa: '0199f2b6-0000-7000-8000-000000000011',
  moussa: '0199f2b6-0000-7000-8000-000000000012',
  awaPost: '0199f2b6-0000-7000-8000-000000000021',
  moussaPost: '0199f2b6-0000-7000-8000-000000000022',
} as const;

export const password = 'un mot de passe assez long';

type Request = (path: string, init?: RequestInit & { readonly json?: unknown }) => Promise<Response>;

export interface TestServer {
  readonly application: Application;
  /** As nobody. */
  readonly request: Request;
  /** Signs in and answers a `request` that bears the cookie. */
  as(username: string): Promise<Request>;
  close(): Promise<void>;
}

/**
 * A real application on a real database: a country of two regions, Awa working in the north, Moussa in the south, and the accounts
 * `national`, `north`, `south` (managers there) and `nobody` (no role).
 */
export async function openTestServer(
  model: Model = tinyModel(),
  parts: readonly ServerPart[] = [],
): Promise<TestServer> {
  const { database, close } = await openTestDatabase({ model });
  const files = await mkdtemp(join(tmpdir(), 'baara-files-'));
  const application = createApplication({ model, database, log: pino({ level: 'silent' }), files, parts });
  await inTransaction({ database, model, session: systemSession, deadlineMs: 60_000 }, () => seed());
  const accounts = { national: ids.country, north: ids.north, south: ids.south, nobody: undefined };
  for (const [username, unit] of Object.entries(accounts)) {
    const user = await createUser(
      { database, model },
      { username, name: `Compte ${username}`, password, language: 'fr' },
    );
    if (unit) await assignRole({ database, model }, { user, role: 'manager', unit });
  }
  const server = createServer(application);
  const requestWith =
    (cookie: string | undefined): Request =>
    async (path, { json, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (cookie) headers.set('cookie', cookie);
      if (json !== undefined) headers.set('content-type', 'application/json');
      return server.request(path, { ...init, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) });
    };
  return {
    application,
    request: requestWith(undefined),
    async as(username) {
      const response = await requestWith(undefined)('/api/v1/session', {
        method: 'POST',
        json: { username, password },
      });
      if (response.status !== 200) throw new Error(await response.text());
      return requestWith(response.headers.get('set-cookie')?.split(';')[0]);
    },
    async close() {
      await application.jobs.stop();
      await close();
      await rm(files, { recursive: true });
    },
  };
}

async function seed(): Promise<void> {
  const unit = (id: string, name: string, parent: string | null): Operation[] => [
    { do: 'create', form: 'unit', id, values: { code: name.toUpperCase(), name, parent } },
    { do: 'create', form: 'unit_state', id: uuidv7(), values: { unit: id, name, parent, valid_from: '2010-01-01' } },
  ];
  const person = (id: string, surname: string, forename: string): Operation => ({
    do: 'create',
    form: 'person',
    id,
    values: { surname, forename },
  });
  const post = (id: string, of: string, facility: string): Operation => ({
    do: 'create',
    form: 'assignment',
    id,
    values: { person: of, facility, main: true, function: 'Infirmier', valid_from: '2020-01-01' },
  });
  const envelopes: Operation[][] = [
    [
      ...unit(ids.country, 'Pays', null),
      ...unit(ids.north, 'Nord', ids.country),
      ...unit(ids.south, 'Sud', ids.country),
    ],
    [person(ids.awa, 'Traoré', 'Awa'), post(ids.awaPost, ids.awa, ids.north)],
    [person(ids.moussa, 'Diarra', 'Moussa'), post(ids.moussaPost, ids.moussa, ids.south)],
  ];
  for (const [index, operations] of envelopes.entries()) {
    await applyEnvelope({ id: `0199f2b6-0000-7000-8000-0000000000e${index}`, operations });
  }
}
