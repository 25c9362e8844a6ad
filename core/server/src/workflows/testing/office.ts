import { sql } from 'drizzle-orm';
import { inTransaction, query } from '../../database/index.ts';
import { ids, openTestServer, password, type TestServer } from '../../http/testing.ts';
import { assignRole, createUser } from '../../sessions/index.ts';
import { systemSession } from '../../testing/index.ts';
import { tinyWorkflows } from '../testing.ts';

export type Request = Awaited<ReturnType<TestServer['as']>>;

export const model = tinyWorkflows();
export const users: Record<string, string> = {};
export let site: TestServer;
export let north: Request;
export let verifier: Request;
export let approver: Request;
export let south: Request;
export let both: Request;

/** Opens the server of the notes' workflows and its accounts, once for all that is told of them. */
export async function openOffice(): Promise<void> {
  site = await openTestServer(model);
  const { database } = site.application;
  const office = { database, model };
  const accounts: readonly [name: string, roles: readonly string[], unit: string][] = [
    ['verifier', ['verifier'], ids.north],
    ['approver', ['approver'], ids.country],
    ['elsewhere', ['verifier'], ids.south],
    ['both', ['manager', 'verifier'], ids.north],
  ];
  for (const [username, roles, unit] of accounts) {
    const user = await createUser(office, { username, name: `Compte ${username}`, password, language: 'fr' });
    users[username] = user;
    for (const role of roles) await assignRole(office, { user, role, unit });
  }
  [north, verifier, approver, south, both] = (await Promise.all(
    ['north', 'verifier', 'approver', 'elsewhere', 'both'].map((name) => site.as(name)),
  )) as [Request, Request, Request, Request, Request];
}

export const system = <T>(work: () => Promise<T>) => {
  const { database } = site.application;
  return inTransaction({ database, model, session: systemSession }, work);
};

export async function note(by: Request = north, values: object = {}): Promise<string> {
  const json = { values: { person: ids.awa, body: 'Une note', ...values } };
  const response = await by('/api/v1/records/note', { method: 'POST', json });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { record: { id: string } }).record.id;
}

export interface Said {
  readonly code?: string;
  readonly rev?: number;
  readonly repeated?: boolean;
  readonly problems?: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
}

export async function pass(
  by: Request,
  id: string,
  transition: string,
  more: Record<string, unknown> = {},
): Promise<Said & { status: number }> {
  const { rev = await revOf(id), key, workflow = 'note_validation', ...json } = more;
  const response = await by(`/api/v1/records/note/${id}/passages`, {
    method: 'POST',
    json: { workflow, transition, ...json },
    headers: { 'if-match': `"${rev}"`, ...(key ? { 'idempotency-key': String(key) } : {}) },
  });
  return { status: response.status, ...((await response.json()) as Said) };
}

export const rowOf = async (id: string) =>
  (await system(() => query(sql`SELECT * FROM note WHERE id = ${id}::uuid`)))[0] ?? {};
export const revOf = async (id: string) => Number((await rowOf(id)).rev);
export const codes = ({ problems = [] }: Said) => problems.map(({ code }) => code);

export interface Standings {
  readonly standings: readonly {
    readonly workflow: string;
    readonly state: string;
    readonly due: string | null;
    readonly ways: readonly {
      readonly transition: string;
      readonly refusals: readonly { readonly code: string; readonly message: string }[];
    }[];
    readonly passages: readonly Record<string, unknown>[];
  }[];
}

export async function standing(by: Request, id: string) {
  const { standings } = (await (await by(`/api/v1/records/note/${id}/passages`)).json()) as Standings;
  const found = standings.find(({ workflow }) => workflow === 'note_validation');
  if (!found) throw new Error('no standing');
  return found;
}

interface Groups {
  readonly groups: readonly {
    readonly workflow: string;
    readonly state: string;
    readonly count: number;
    readonly overdue: number;
  }[];
}

export const tasks = async (by: Request, state: string) =>
  ((await (await by('/api/v1/tasks')).json()) as Groups).groups.find(
    (group) => group.workflow === 'note_validation' && group.state === state,
  );
