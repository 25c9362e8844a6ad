import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { overview } from '../state/session.ts';
import { isTree } from '../units/tree-form.ts';
import { type Announce, announced, ofModule, toAll, withRight } from './announced.ts';
import { homeAhead, listAhead, type ReadAhead, summaryAhead, unitAhead, writingAhead } from './read-ahead.ts';

/** A page and what must be loaded before it shows. */
export interface Route {
  readonly pattern: RegExp;
  /** Whether the address is this route's, beyond its pattern. */
  readonly when?: (parts: Readonly<Record<string, string>>) => boolean;
  /** What stands there, for whoever waits for it or may not open it. */
  readonly announce: Announce;
  readonly load: () => Promise<unknown>;
  /** What the page reads first: asked for while its code is on its way. */
  readonly ahead?: ReadAhead;
  readonly draw: (parts: Readonly<Record<string, string>>) => TemplateResult;
}

const loadForm = () => import('../form/form-page.ts');
const loadImport = () => import('../import/import-page.ts');
const id = '(?<id>[0-9a-f-]{36})';
const form = '(?<form>[a-z][a-z0-9_]*)';

const one = (parts: Readonly<Record<string, string>>): string => `${parts.form}/${parts.id ?? ''}`;

/** Every address of the app. */
export const routes: readonly Route[] = [
  {
    pattern: /^\/$/u,
    announce: toAll('shell:home'),
    load: () => import('../home/home-page.ts'),
    ahead: homeAhead,
    draw: () => html`<baara-home></baara-home>`,
  },
  {
    pattern: /^\/menu\/(?<menu>[a-z][a-z0-9_]*)$/u,
    announce: toAll('shell:menu'),
    load: () => import('./menu-page.ts'),
    draw: ({ menu }) =>
      keyed(menu, html`<baara-menu-page .menu=${menu}></baara-menu-page>`) as unknown as TemplateResult,
  },
  {
    pattern: /^\/profile$/u,
    announce: toAll('accounts:profile'),
    load: () => import('../administration/profile-page.ts'),
    draw: () => html`<baara-profile-page></baara-profile-page>`,
  },
  {
    pattern: /^\/accounts$/u,
    announce: withRight('administer-users', 'accounts:title'),
    load: () => import('../administration/accounts-page.ts'),
    draw: () => html`<baara-accounts-page></baara-accounts-page>`,
  },
  {
    pattern: new RegExp(`^/accounts/${id}$`, 'u'),
    announce: announced.account,
    load: () => import('../administration/account-page.ts'),
    draw: ({ id: user }) =>
      keyed(user, html`<baara-account-page .user=${user}></baara-account-page>`) as unknown as TemplateResult,
  },
  {
    pattern: /^\/roles$/u,
    announce: withRight('administer-roles', 'roles:title'),
    load: () => import('../administration/roles-page.ts'),
    draw: () => html`<baara-roles-page></baara-roles-page>`,
  },
  {
    pattern: /^\/roles\/(?<role>[a-z][a-z0-9_]{0,63})$/u,
    announce: announced.role,
    load: () => import('../administration/role-page.ts'),
    draw: ({ role }) =>
      keyed(role, html`<baara-role-page .role=${role}></baara-role-page>`) as unknown as TemplateResult,
  },
  {
    pattern: /^\/audit$/u,
    announce: withRight('see-audit', 'audit:title'),
    load: () => import('../administration/audit-page.ts'),
    draw: () => html`<baara-audit-page></baara-audit-page>`,
  },
  {
    pattern: /^\/jobs$/u,
    announce: withRight('configure-site', 'jobs:title'),
    load: () => import('../administration/jobs-page.ts'),
    draw: () => html`<baara-jobs-page></baara-jobs-page>`,
  },
  {
    pattern: /^\/tasks$/u,
    announce: toAll('workflow:tasks'),
    load: () => import('../workflow/tasks-page.ts'),
    draw: () => html`<baara-tasks-page></baara-tasks-page>`,
  },
  {
    pattern: /^\/units$/u,
    announce: announced.tree,
    load: () => import('../units/browse-page.ts'),
    draw: () => html`<baara-unit-browse></baara-unit-browse>`,
  },
  {
    pattern: new RegExp(`^/units/${id}/(?<verb>[a-z]+)$`, 'u'),
    announce: announced.tree,
    load: () => import('../units/reorganise-page.ts'),
    draw: ({ id: unit, verb }) =>
      keyed(
        `${unit}/${verb}`,
        html`<baara-reorganise-page .unit=${unit} .verb=${verb}></baara-reorganise-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: /^\/unsent$/u,
    announce: toAll('shell:unsent_title'),
    load: () => import('../unsent/unsent-page.ts'),
    draw: () => html`<baara-unsent-page></baara-unsent-page>`,
  },
  {
    pattern: /^\/demonstration$/u,
    announce: withRight('configure-site', 'vocabulary:demonstration'),
    load: () => import('../vocabulary/demonstration-page.ts'),
    draw: () => html`<baara-demonstration-page></baara-demonstration-page>`,
  },
  {
    pattern: /^\/lists$/u,
    announce: toAll('vocabulary:title'),
    load: () => import('../vocabulary/lists-page.ts'),
    draw: () => html`<baara-lists-page></baara-lists-page>`,
  },
  {
    pattern: new RegExp(`^/lists/${form}$`, 'u'),
    announce: announced.values,
    load: () => import('../vocabulary/values-page.ts'),
    draw: (parts) =>
      keyed(parts.form, html`<baara-values-page .list=${parts.form}></baara-values-page>`) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}/${id}$`, 'u'),
    when: (parts) => isTree(overview.get(), parts.form),
    announce: announced.record,
    load: () => import('../units/unit-page.ts'),
    ahead: unitAhead,
    draw: (parts) =>
      keyed(
        one(parts),
        html`<baara-unit-page .form=${parts.form} .record=${parts.id}></baara-unit-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}$`, 'u'),
    announce: announced.list,
    load: () => import('../list/list-page.ts'),
    ahead: listAhead,
    draw: (parts) =>
      keyed(parts.form, html`<baara-list-page .form=${parts.form}></baara-list-page>`) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}/new$`, 'u'),
    announce: announced.create,
    load: loadForm,
    ahead: writingAhead,
    draw: (parts) =>
      keyed(one(parts), html`<baara-form-page .form=${parts.form}></baara-form-page>`) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}/${id}$`, 'u'),
    announce: announced.record,
    load: () => import('../record/record-page.ts'),
    ahead: summaryAhead,
    draw: (parts) =>
      keyed(
        one(parts),
        html`<baara-record-page .form=${parts.form} .record=${parts.id}></baara-record-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}/${id}/edit$`, 'u'),
    announce: announced.correct,
    load: loadForm,
    ahead: writingAhead,
    draw: (parts) =>
      keyed(
        one(parts),
        html`<baara-form-page .form=${parts.form} .record=${parts.id}></baara-form-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}(?:/${id})?/print$`, 'u'),
    announce: announced.print,
    load: () => import('../print/print-page.ts'),
    draw: (parts) =>
      keyed(
        one(parts),
        html`<baara-print-page .form=${parts.form} .record=${parts.id}></baara-print-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/f/${form}/${id}/change$`, 'u'),
    announce: announced.change,
    load: () => import('../form/change-page.ts'),
    ahead: writingAhead,
    draw: (parts) =>
      keyed(
        one(parts),
        html`<baara-change-page .form=${parts.form} .record=${parts.id}></baara-change-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: /^\/p\/(?<module>[a-z][a-z0-9_]*)\/(?<path>[a-z][a-z0-9-]*)$/u,
    announce: ofModule,
    load: () => import('../parts/part-page.ts'),
    draw: (parts) =>
      keyed(
        `${parts.module}/${parts.path}`,
        html`<baara-part-page .module=${parts.module} .path=${parts.path}></baara-part-page>`,
      ) as unknown as TemplateResult,
  },
  {
    pattern: /^\/bulk$/u,
    announce: toAll('bulk:past'),
    load: () => import('../bulk/past-page.ts'),
    draw: () => html`<baara-past-page></baara-past-page>`,
  },
  {
    pattern: new RegExp(`^/bulk/${id}$`, 'u'),
    announce: announced.bulk,
    load: () => import('../bulk/bulk-page.ts'),
    draw: (parts) =>
      keyed(parts.id, html`<baara-bulk-page .bulk=${parts.id}></baara-bulk-page>`) as unknown as TemplateResult,
  },
  {
    pattern: new RegExp(`^/import/${form}(?:/${id})?$`, 'u'),
    announce: announced.import,
    load: loadImport,
    draw: (parts) =>
      keyed(
        parts.form,
        html`<baara-import-page .form=${parts.form} .job=${parts.id}></baara-import-page>`,
      ) as unknown as TemplateResult,
  },
];

/** The route of a path with its named parts, or nothing. */
export function routeOf(path: string): { route: Route; parts: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    const match = route.pattern.exec(path);
    const parts = { ...match?.groups };
    if (match && (route.when?.(parts) ?? true)) return { route, parts };
  }
  return undefined;
}
