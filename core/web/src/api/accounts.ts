import { request } from './request.ts';

export interface HeldRole {
  readonly id: string;
  readonly role: string;
  readonly label: string;
  readonly unit: { readonly id: string; readonly title: string } | null;
  readonly from: string;
  /** The first day on which it no longer holds. */
  readonly to: string | null;
  readonly giver?: string | null;
}

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly ready: boolean;
  readonly lastSignIn: string | null;
  readonly secondFactor: boolean;
  readonly invitedUntil: string | null;
  readonly openSessions: number;
  readonly assignments: readonly HeldRole[];
}

export interface OpenSession {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeen: string;
  readonly address: string | null;
  readonly agent: string | null;
  readonly present: boolean;
}

export type WholeAccount = Account & { readonly sessions: readonly OpenSession[] };

export interface InvitationLink {
  readonly token: string;
  readonly expires: string;
}

export interface RoleSummary {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  readonly everywhere: readonly string[];
  readonly sensitive: readonly string[];
  readonly rights: readonly string[];
  readonly secondFactor: boolean;
}

export type Verdict = 'allows' | 'not_begun' | 'ended' | 'no_action' | 'outside_unit' | 'condition';

export interface Explanation {
  readonly exists: boolean;
  readonly deleted: boolean;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly title: string | null;
  readonly grants: readonly {
    readonly assignment: HeldRole;
    readonly scope: 'unit' | 'everywhere';
    /** Null: all that are not sensitive. */
    readonly fields: readonly string[] | null;
    readonly reading: Verdict;
    readonly writing: Verdict;
  }[];
}

export interface NewRole {
  readonly role: string;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
}

export function listAccounts(query: {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly cursor?: string | undefined;
}): Promise<{ readonly accounts: readonly Account[]; readonly next: string | null }> {
  return request('accounts', { query });
}

export function readAccount(id: string): Promise<WholeAccount> {
  return request(`accounts/${id}`);
}

export async function listRoles(): Promise<readonly RoleSummary[]> {
  const { roles } = await request<{ readonly roles: readonly RoleSummary[] }>('accounts/roles');
  return roles;
}

export function openAccount(
  body: { readonly username: string; readonly name: string } & NewRole,
): Promise<WholeAccount & { readonly invitation: InvitationLink }> {
  return request('accounts', { method: 'POST', body });
}

export function changeAccount(
  id: string,
  body: { readonly disabled?: boolean; readonly name?: string },
): Promise<WholeAccount> {
  return request(`accounts/${id}`, { method: 'PATCH', body });
}

export function inviteAgain(id: string): Promise<InvitationLink> {
  return request(`accounts/${id}/invitation`, { method: 'POST', body: {} });
}

export function endAccountSessions(id: string): Promise<void> {
  return request(`accounts/${id}/sessions`, { method: 'DELETE' });
}

export function removeAccountFactor(id: string): Promise<void> {
  return request(`accounts/${id}/second-factor`, { method: 'DELETE' });
}

export function giveRole(id: string, body: NewRole): Promise<WholeAccount> {
  return request(`accounts/${id}/assignments`, { method: 'POST', body });
}

export function endRole(id: string, assignment: string): Promise<void> {
  return request(`accounts/${id}/assignments/${assignment}`, { method: 'DELETE' });
}

export function explainAccess(
  id: string,
  query: { readonly form: string; readonly record: string },
): Promise<Explanation> {
  return request(`accounts/${id}/explanation`, { query });
}

export function readInvitation(token: string): Promise<{ readonly username: string; readonly name: string }> {
  return request('invitations', { method: 'POST', body: { token } });
}

export function useInvitation(body: {
  readonly token: string;
  readonly password: string;
}): Promise<{ readonly username: string }> {
  return request('invitations/use', { method: 'POST', body });
}
