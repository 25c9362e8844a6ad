import type { HeldRole, OpenSession, RoleSummary } from './accounts.ts';
import { request } from './request.ts';

export interface OwnAccount {
  readonly username: string;
  readonly secondFactor: { readonly on: boolean; readonly recoveryCodes: number };
  readonly assignments: readonly HeldRole[];
  readonly roles: readonly RoleSummary[];
  readonly delegations: readonly (HeldRole & {
    readonly giver: string;
    readonly deputy: string;
    readonly mine: boolean;
  })[];
  readonly sessions: readonly OpenSession[];
  readonly mail: {
    readonly address: string | null;
    readonly wanted: boolean;
    /** Nobody has this address. */
    readonly refused: boolean;
    /** Whether this server sends mail. */
    readonly offered: boolean;
  };
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scope: 'read' | 'write' | 'part';
    readonly forms: readonly string[] | null;
    readonly actions: readonly string[] | null;
    readonly expires: string;
    readonly lastSeen: string | null;
  }[];
}

export interface Deputy {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

export function readOwnAccount(): Promise<OwnAccount> {
  return request('account');
}

export function changePassword(body: { readonly present: string; readonly password: string }): Promise<void> {
  return request('account/password', { method: 'POST', body });
}

export function setMail(body: { readonly address: string; readonly wanted: boolean }): Promise<void> {
  return request('account/mail', { method: 'POST', body });
}

export function endOwnSession(id: string): Promise<void> {
  return request(`account/sessions/${id}`, { method: 'DELETE' });
}

export function beginFactor(password: string): Promise<{ readonly secret: string; readonly uri: string }> {
  return request('account/second-factor', { method: 'POST', body: { password } });
}

export async function confirmFactor(code: string): Promise<readonly string[]> {
  const path = 'account/second-factor/confirm';
  const answer = await request<{ readonly recoveryCodes: readonly string[] }>(path, { method: 'POST', body: { code } });
  return answer.recoveryCodes;
}

export function removeFactor(password: string): Promise<void> {
  return request('account/second-factor/remove', { method: 'POST', body: { password } });
}

export async function makeToken(body: {
  readonly name: string;
  readonly scope: string;
  readonly forms?: readonly string[];
  readonly actions?: readonly string[];
  readonly days: number;
}): Promise<string> {
  const { token } = await request<{ readonly token: string }>('account/tokens', { method: 'POST', body });
  return token;
}

export function revokeToken(id: string): Promise<void> {
  return request(`account/tokens/${id}`, { method: 'DELETE' });
}

export async function listDeputies(): Promise<readonly Deputy[]> {
  const { deputies } = await request<{ readonly deputies: readonly Deputy[] }>('account/deputies');
  return deputies;
}

export function giveDelegation(body: {
  readonly assignment: string;
  readonly deputy: string;
  readonly from: string;
  readonly to: string;
}): Promise<{ readonly id: string }> {
  return request('account/delegations', { method: 'POST', body });
}

export function endDelegation(id: string): Promise<void> {
  return request(`account/delegations/${id}`, { method: 'DELETE' });
}
