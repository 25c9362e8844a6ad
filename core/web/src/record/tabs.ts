import { html, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';

/** The parts of a record's page. */
export const tabs = ['record', 'line', 'papers', 'history'] as const;
export type Tab = (typeof tabs)[number];

const drawings: Readonly<Record<Tab, string>> = {
  record: 'user',
  line: 'chart-column',
  papers: 'file',
  history: 'history',
};

/** The tab that an address asks for. */
export function tabOf(query: URLSearchParams): Tab {
  return tabs.find((tab) => tab === query.get('tab')) ?? 'record';
}

/** Tabs that arrow keys walk along, Home and End to the first and last. */
export function tabList(facts: {
  readonly shown: readonly Tab[];
  readonly chosen: Tab;
  readonly choose: (tab: Tab) => void;
}): TemplateResult {
  const { t } = translation();
  const { shown, chosen, choose } = facts;
  const step = (event: KeyboardEvent) => {
    const at = shown.indexOf(chosen);
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: shown.length - 1,
    };
    const to = moves[event.key];
    const next = to === undefined ? undefined : shown[(to + shown.length) % shown.length];
    if (!next || event.altKey) return;
    event.preventDefault();
    choose(next);
    const list = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => list.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };
  const tab = (name: Tab) =>
    html`<button type="button" role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${chosen === name}
      tabindex=${chosen === name ? 0 : -1} @click=${() => choose(name)}>${icon(drawings[name])} ${t(`record:tab_${name}`)}</button>`;
  return html`<div role="tablist" aria-label=${t('record:parts')} @keydown=${step}>${shown.map(tab)}</div>`;
}
