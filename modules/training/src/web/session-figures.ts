import { money, say, translation } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { SessionSheet } from '../server/session-sheet.ts';
import { words } from './words.ts';

/** A session in figures, and what it cost. */
export function sessionFigures({ session: held, figures, costs }: SessionSheet): TemplateResult {
  const { formats } = translation();
  const percent = (value: number | null) => (value === null ? null : `${formats.number(value)}\u00a0%`);
  const among = (value: string | null, people: number) =>
    value === null ? null : html`${value} <span class="soft">(${formats.number(people)})</span>`;
  const gain =
    figures.gain === null ? null : `${figures.gain > 0 ? '+' : ''}${formats.number(figures.gain)} ${say(words.points)}`;
  const satisfaction =
    figures.satisfaction === null ? null : `${formats.number(figures.satisfaction)} ${say(words.outOfFive)}`;
  const facts: readonly (readonly [string, unknown])[] = [
    [say(words.seats), `${formats.number(figures.seated)} / ${formats.number(held.seats)}`],
    [say(words.waiting), figures.waiting > 0 ? formats.number(figures.waiting) : null],
    [say(words.meanPresence), percent(figures.presence)],
    [say(words.meanPre), percent(figures.pre_test)],
    [say(words.meanPost), percent(figures.post_test)],
    [say(words.gain), among(gain, figures.both_tests)],
    [say(words.passed), figures.passed + figures.failed > 0 ? formats.number(figures.passed) : null],
    [say(words.failed), figures.failed > 0 ? formats.number(figures.failed) : null],
    [say(words.satisfaction), among(satisfaction, figures.satisfied)],
    ...costFacts({ costs, seated: figures.seated }),
  ];
  return html`<section><dl class="training-facts">${facts.map(([term, fact]) =>
    fact === null
      ? nothing
      : html`<div class=${term === say(words.cost) ? 'training-wide' : ''}><dt>${term}</dt><dd>${fact}</dd></div>`,
  )}</dl></section>`;
}

function costFacts({
  costs,
  seated,
}: {
  readonly costs: SessionSheet['costs'];
  readonly seated: number;
}): readonly (readonly [string, unknown])[] {
  const total = costs.reduce((sum, { amount }) => sum + amount, 0);
  if (costs.length === 0) return [];
  const funders = costs.map(({ funder, amount }) => `${funder ?? '—'}\u00a0: ${money(amount)}`).join(' · ');
  return [
    [say(words.cost), html`${money(total)}<br><span class="soft">${funders}</span>`],
    [say(words.perHead), seated > 0 ? money(Math.round(total / seated)) : null],
  ];
}
