import { css } from 'lit';

/** What only this module’s pages need. */
export const styles = css`
  .training-month { inline-size: 100%; table-layout: fixed; border-collapse: collapse; }
  .training-month th { padding: var(--space-1); text-align: start; color: var(--ink-soft); font-size: var(--text-s); }
  .training-month td { block-size: 5.5rem; padding: var(--space-1); border: 1px solid var(--line); vertical-align: top; }
  .training-month td.other { background: var(--wash); }
  .training-month .day { font-size: var(--text-s); color: var(--ink-soft); }
  .training-month .today .day { padding-inline: var(--space-1); border-radius: var(--radius); background: var(--brand-bright); color: var(--on-brand-bright); font-weight: var(--strong); }
  .training-month ul, .training-agenda { display: grid; gap: var(--space-1); padding: 0; list-style: none; }
  .training-month a { display: block; padding: 2px var(--space-1); border-inline-start: 3px solid var(--brand-bright); background: var(--brand-wash); color: var(--ink); font-size: var(--text-xs); line-height: 1.3; text-decoration: none; overflow-wrap: anywhere; }
  .training-month a:hover { text-decoration: underline; }
  .training-month a.off { border-color: var(--edge); background: none; text-decoration: line-through; }
  .training-agenda li { display: grid; gap: 2px; padding-block: var(--space-2); border-block-end: 1px solid var(--line); }
  @media (min-width: 721px) { .training-agenda { display: none; } }
  @media (max-width: 720px) { .training-month, .training-keys { display: none; } .training-sheet .rows { padding-inline: 0; } }
  .training-sheet { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-5); padding: var(--space-4); }
  .training-sheet section { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
  .training-sheet summary { font-weight: var(--strong); cursor: pointer; }
  .training-sheet th .soft, .rows th .training-required { font-weight: 400; font-size: var(--text-s); }
  .training-sheet .rows { max-inline-size: 100%; }
  .training-sheet .rows :is(th, td) { vertical-align: middle; }
  .training-sheet .rows thead td { border-block-end: 1px solid var(--ink); }
  .training-scroll { overflow-x: auto; }
  .training-grid { font-size: var(--text-m); }
  .training-grid thead th { color: var(--ink-soft); font-size: var(--text-s); }
  .training-grid tr > * { border-block-end: 1px solid var(--line); }
  @media (min-width: 641px) { .rows .training-number { text-align: end; } }
  .training-grid th:first-child:not(.half) { position: sticky; inset-inline-start: 0; background: var(--paper); }
  .training-grid tbody th { min-inline-size: 7.5rem; font-weight: 400; }
  .training-grid :is(th, td) { padding: 2px var(--space-1); text-align: start; }
  .training-grid :is(td, thead th) { text-align: center; }
  .training-grid thead th:first-child:not([colspan]):not(.half) { text-align: start; }
  .training-grid td label { display: grid; place-items: center; min-block-size: 1.75rem; min-inline-size: 1.75rem; cursor: pointer; }
  .training-grid input { inline-size: 1.15rem; block-size: 1.15rem; }
  .training-tests input { inline-size: 4.5rem; }
  .training-facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: var(--space-3); }
  .training-facts dt { color: var(--ink-soft); font-size: var(--text-s); }
  .training-facts .training-wide { grid-column: span 2; }
  .training-facts dd .soft { font-weight: 400; font-size: var(--text-m); }
  .training-facts dd { font-size: var(--text-l); font-weight: var(--strong); }
`;
