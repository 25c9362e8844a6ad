import { css } from 'lit';

/** What only this module’s pages need. */
export const styles = css`
  .schools-sheet { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); padding: var(--space-4); }
  .schools-choosers { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: end; }
  .schools-choosers .field { min-inline-size: 9rem; }
  .schools-scroll { overflow-x: auto; }
  .schools-grid { font-size: var(--text-m); }
  .schools-grid thead th { color: var(--ink-soft); font-size: var(--text-s); vertical-align: bottom; text-align: center; }
  .schools-grid thead th:first-child { text-align: start; }
  .schools-grid thead th:not(:first-child) { max-inline-size: 8rem; line-height: 1.25; }
  .schools-grid tr > * { border-block-end: 1px solid var(--line); padding: 2px var(--space-1); }
  .schools-grid :is(thead, tbody) th:first-child { position: sticky; inset-inline-start: 0; z-index: 1; background: var(--paper); }
  .schools-grid tbody th { min-inline-size: 8rem; max-inline-size: 16rem; font-weight: 400; text-align: start; }
  .schools-grid th small { display: block; font-weight: 400; }
  .schools-grid td { text-align: center; }
  .schools-grid input { inline-size: 3.75rem; padding-inline: var(--space-1); text-align: end; }
  .schools-grid select { inline-size: 15rem; }
  .schools-grid td:last-child { text-align: start; white-space: nowrap; }
  .schools-grid [aria-invalid='true'] { border-color: var(--bad); }
  .schools-who { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: var(--space-1) var(--space-4); }
  .schools-transcript { break-after: page; }
  .schools-transcript:last-child { break-after: auto; }
  .schools-transcript h2 { margin-block: var(--space-2) var(--space-3); font-size: var(--text-l); }
  .schools-transcript h3 { margin-block: var(--space-4) var(--space-1); font-size: var(--text-m); }
  .schools-transcript section > p { margin-block: var(--space-1) 0; }
  .schools-transcript table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; }
  .schools-transcript table :is(th, td):not(:first-child) { inline-size: 6.5rem; }
  .schools-transcript table :is(th, td) { padding: 2px var(--space-2); border: 1px solid var(--line); text-align: start; font-weight: 400; }
  .schools-transcript table .number { text-align: end; }
  .schools-transcript section { break-inside: avoid; }
  .schools-sign { margin-block-start: 2.5rem; text-align: end; }
`;
