import { html, nothing, type TemplateResult } from 'lit';
import type { HeldRole, OpenSession, RoleSummary } from '../api/accounts.ts';
import { translation } from '../state/language.ts';
import { today } from '../state/session.ts';

/** `du 01/02/2026 au 31/03/2026`: the last day is the one before the first on which it no longer holds. */
export function spanOf({ from, to }: Pick<HeldRole, 'from' | 'to'>): string {
  const { t, formats } = translation();
  if (to === null) return t('accounts:from_on', { from: formats.day(from) });
  return t('accounts:from_to', { from: formats.day(from), to: formats.day(lastDay(to)) });
}

/** The day before (ISO). */
export function lastDay(to: string): string {
  return shifted(to, -1);
}

/** The day after (ISO). */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}

function shifted(day: string, by: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + by);
  return moved.toISOString().slice(0, 10);
}

export function stateOf({ from, to }: Pick<HeldRole, 'from' | 'to'>): 'ended' | 'to_come' | 'now' {
  if (to !== null && to <= today()) return 'ended';
  return from > today() ? 'to_come' : 'now';
}

/** A role with its unit and dates. */
export function heldRole(held: HeldRole): TemplateResult {
  const { t } = translation();
  const state = stateOf(held);
  return html`<div><strong>${held.label}</strong> · ${held.unit?.title ?? t('shell:whole_country')}
    <br /><small class="soft">${spanOf(held)}${held.giver ? html` · ${t('accounts:delegated_by', { name: held.giver })}` : nothing}</small>
    ${state === 'now' ? nothing : html`<span class="tag">${t(`accounts:${state}`)}</span>`}</div>`;
}

const mostNamed = 8;

/** What roles allow, in the names of what they open. */
export function rolesSummary(roles: readonly RoleSummary[]): TemplateResult {
  const { t } = translation();
  const line = (label: string, names: readonly string[]) =>
    names.length === 0 ? nothing : html`<div><dt>${label}</dt><dd>${listed(names)}</dd></div>`;
  return html`${roles.map(
    (role) => html`<div class="role-summary"><h3>${role.label}</h3>
      ${role.help ? html`<p>${role.help}</p>` : nothing}
      <dl class="facts">
        ${line(t('accounts:writes'), role.writes)} ${line(t('accounts:reads'), role.reads)} ${line(t('accounts:everywhere'), role.everywhere)}
        ${line(t('accounts:sensitive'), role.sensitive)} ${line(t('accounts:rights'), role.rights.map(rightName))}
      </dl>
      ${role.secondFactor ? html`<p class="soft">${t('accounts:needs_factor')}</p>` : nothing}</div>`,
  )}`;
}

/** A right that concerns no form, in words. */
export function rightName(right: string): string {
  const { t, has } = translation();
  const key = `accounts:right_${right}`;
  return has(key) ? t(key) : right;
}

function listed(names: readonly string[]): TemplateResult {
  const { t } = translation();
  const [shown, rest] = [names.slice(0, mostNamed), names.slice(mostNamed)];
  if (rest.length < 2) return html`${names.join(', ')}`;
  return html`${shown.join(', ')} <details class="inline"><summary>${t('accounts:more', { number: rest.length })}</summary>${rest.join(', ')}</details>`;
}

/** Where an account is signed in. */
export function sessionLine(session: OpenSession): TemplateResult {
  const { t, formats } = translation();
  return html`<div>${browserName(session.agent)} · <span class="number">${session.address ?? ''}</span>
    ${session.present ? html`<span class="tag good">${t('accounts:session_here')}</span>` : nothing}
    <br /><small class="soft">${t('accounts:session_since', { date: formats.moment(session.createdAt) })} · ${t('accounts:session_last', { date: formats.moment(session.lastSeen) })}</small></div>`;
}

/** The browser and the system by their names, as far as the header says. */
export function browserName(agent: string | null): string {
  if (!agent) return '—';
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/\d+/u.exec(agent)?.[0].replace('/', ' ').replace('Edg ', 'Edge ');
  const system = /Android|iPhone|Windows|Mac OS|Linux/u.exec(agent)?.[0];
  return [browser ?? agent.slice(0, 30), system].filter(Boolean).join(', ');
}
