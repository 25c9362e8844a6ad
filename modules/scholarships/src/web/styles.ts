import { css } from 'lit';

/** What only this module’s pages need. */
export const styles = css`
  .scholarships-part { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-5); padding: var(--space-4); min-inline-size: 0; }
  .page > .scholarships-part { padding: 0; }
  .scholarships-part > section { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); min-inline-size: 0; }
  .scholarships-part h3, .scholarships-part h2 { font-size: var(--text-l); }
  .scholarships-part .rows { padding-inline: 0; }
  .scholarships-part .rows :is(th, td) { vertical-align: middle; font-weight: 400; }
  .scholarships-part .rows thead th { font-weight: var(--strong); }
  .scholarships-part .rows tbody tr { cursor: default; }
  .scholarships-part .rows tbody td { white-space: normal; }
  .scholarships-part .rows tfoot :is(th, td) { padding-block: var(--space-2); font-weight: var(--strong); }
  .scholarships-part code { font-size: var(--text-s); overflow-wrap: anywhere; }
  .scholarships-part input[type='file'] { inline-size: 100%; }
  .scholarships-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: var(--space-5); align-items: start; }
  .scholarships-figures > section { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); }
  @media (min-width: 641px) {
    .scholarships-part td.number, .scholarships-part th.number { text-align: end; }
  }
  .scholarships-results .sub th { padding-inline-start: var(--space-5); color: var(--ink-soft); }
`;
