import type { HeldRole, RoleSummary } from './accounts.ts';
import { request } from './request.ts';

export type RoleLine = RoleSummary & {
  /** Made by the country, not by a module or the site. */
  readonly isOwn: boolean;
  readonly holders: number;
  /** How many of the country's rules are in force. */
  readonly rules: number;
};

/** A rule of the country about a role, in words, with who made it and why. */
export interface RoleRule {
  readonly id: string;
  readonly verb: 'add' | 'withhold' | 'limit';
  readonly words: string;
  readonly addedAt: string;
  readonly addedBy: string | null;
  readonly why: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endedWhy: string | null;
}

export interface WholeRole {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly isOwn: boolean;
  readonly rights: readonly string[];
  /** The definition's grants in words: what is given alike once, with the forms that it is given on. */
  readonly grants: readonly { readonly actions: string; readonly extent: string; readonly forms: readonly string[] }[];
  readonly rules: readonly RoleRule[];
  readonly holders: readonly (HeldRole & { readonly user: string; readonly name: string })[];
}

export interface RuleChoices {
  readonly forms: readonly {
    readonly id: string;
    readonly label: string;
    readonly sensitive: boolean;
    readonly fields: readonly { readonly key: string; readonly label: string; readonly sensitive: boolean }[];
  }[];
  readonly conditions: readonly { readonly id: string; readonly form: string; readonly label: string }[];
}

export interface NewRule {
  readonly verb: string;
  readonly form: string;
  readonly actions: readonly string[];
  readonly fields: readonly string[] | null;
  readonly scope: string;
  readonly condition?: string;
  readonly why: string;
}

export async function listAllRoles(): Promise<readonly RoleLine[]> {
  const { roles } = await request<{ readonly roles: readonly RoleLine[] }>('roles');
  return roles;
}

export function readRole(id: string): Promise<WholeRole> {
  return request(`roles/${id}`);
}

export function readRuleChoices(): Promise<RuleChoices> {
  return request('roles/choices');
}

export function makeRole(body: Readonly<Record<string, string>>): Promise<{ readonly id: string }> {
  return request('roles', { method: 'POST', body });
}

export function addRule(role: string, body: NewRule): Promise<WholeRole> {
  return request(`roles/${role}/rules`, { method: 'POST', body });
}

export function endRule(role: string, rule: string, why: string): Promise<WholeRole> {
  return request(`roles/${role}/rules/${rule}/end`, { method: 'POST', body: { why } });
}
