import type { Model } from '@baara/model';
import { assignRole, createUser } from '../../sessions/index.ts';
import { tinyModel } from '../../testing/index.ts';
import { ids, openTestServer, password, type TestServer } from '../testing.ts';

export type Request = Awaited<ReturnType<TestServer['as']>>;
export interface Facts {
  readonly [key: string]: unknown;
  readonly id: string;
}

export let server: TestServer;

/** The tiny site with an administrator, an auditor and a role that asks for a second factor. */
export const model: Model = (() => {
  const tiny = tinyModel();
  const role = (id: string, facts: Partial<(typeof tiny.roles)[string]>) =>
    ({ ...tiny.roles.manager, id, ...facts }) as (typeof tiny.roles)[string];
  const admin = role('admin', { rights: ['administer-users', 'see-audit'] });
  return {
    ...tiny,
    roles: {
      ...tiny.roles,
      admin,
      chief: role('chief', { rights: ['administer-users'] }),
      guarded: role('guarded', { secondFactor: true }),
    },
  };
})();

/** Opens a server with those who keep accounts, once for all that is told of them. */
export async function openOffice(): Promise<void> {
  server = await openTestServer(model);
  const office = { database: server.application.database, model };
  const accounts = [
    { username: 'admin', role: 'admin', unit: ids.country },
    { username: 'chief', role: 'chief', unit: ids.north },
    { username: 'guarded', role: 'guarded', unit: ids.north },
  ];
  for (const { username, role, unit } of accounts) {
    const user = await createUser(office, { username, name: `Compte ${username}`, password });
    await assignRole(office, { user, role, unit });
  }
}

export const json = async (response: Promise<Response> | Response): Promise<Facts> =>
  (await response).json() as Promise<Facts>;
export const post = (as: Request, path: string, body: unknown = {}) =>
  as(`/api/v1${path}`, { method: 'POST', json: body });
export const idOf = async (as: Request, username: string) => {
  const { accounts } = await json(as(`/api/v1/accounts?q=${username}`));
  return (accounts as readonly Facts[])[0]?.id ?? '';
};
export const signIn = (username: string, given: string, code?: string) =>
  post(server.request, '/session', { username, password: given, ...(code ? { code } : {}) });
