import { html, svg, type TemplateResult } from 'lit';

/** Line drawings on a 24 × 24 grid, our own. An icon never speaks alone: words stand beside it or label its button. */
const drawings = {
  search: svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>`,
  plus: svg`<path d="M12 4.5v15M4.5 12h15"/>`,
  upload: svg`<path d="M12 15.5v-11M7 9l5-5 5 5M4.5 14.5v5h15v-5"/>`,
  download: svg`<path d="M12 4v11M7 10.5l5 5 5-5M4.5 14.5v5h15v-5"/>`,
  filter: svg`<path d="M3.5 5.5h17l-6.5 7.5v6l-4-2v-4z"/>`,
  star: svg`<path d="m12 4 2.5 5.1 5.6.8-4 4 .9 5.6-5-2.7-5 2.7.9-5.6-4-4 5.6-.8z"/>`,
  columns: svg`<path d="M3.5 5h17v14h-17zM9.2 5v14M14.8 5v14"/>`,
  up: svg`<path d="m6 14.5 6-6 6 6"/>`,
  down: svg`<path d="m6 9.5 6 6 6-6"/>`,
  left: svg`<path d="m14.5 6-6 6 6 6"/>`,
  right: svg`<path d="m9.5 6 6 6-6 6"/>`,
  user: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.7-4.2 3.6-6.5 7.5-6.5s6.8 2.3 7.5 6.5"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.5-3.7 3-5.7 6.5-5.7s6 2 6.5 5.7M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.2c2.3.6 3.7 2.4 4 5.3"/>`,
  hospital: svg`<path d="M5 20.5v-17h14v17M3 20.5h18M9 7.5h2M13 7.5h2M9 11.5h2M13 11.5h2M10 20.5v-5h4v5"/>`,
  briefcase: svg`<path d="M3.5 8h17v12h-17zM8.5 8V4.5h7V8M3.5 13h17"/>`,
  map: svg`<path d="M12 21c4.3-4.8 6.5-8.3 6.5-11.3a6.5 6.5 0 1 0-13 0c0 3 2.2 6.5 6.5 11.3z"/><circle cx="12" cy="9.7" r="2.3"/>`,
  list: svg`<path d="M8.5 6h12M8.5 12h12M8.5 18h12M3.5 6h1.5M3.5 12h1.5M3.5 18h1.5"/>`,
  gear: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2.2"/><circle cx="9" cy="17" r="2.2"/>`,
  'graduation-cap': svg`<path d="m2.5 9.5 9.5-4.5 9.5 4.5-9.5 4.5zM6.5 11.5v5c3 2.4 8 2.4 11 0v-5"/>`,
  'chart-column': svg`<path d="M4 20V4M4 20h16M8.5 16v-5M12.5 16V7.5M16.5 16v-7"/>`,
  edit: svg`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5"/>`,
  trash: svg`<path d="M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6"/>`,
  history: svg`<path d="M4 12a8 8 0 1 0 2.6-5.9M4 4.5v4h4M12 7.5V12l3 2"/>`,
  'right-left': svg`<path d="M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4"/>`,
  warning: svg`<path d="m12 4 9 16H3zM12 10v4.5M12 17v.5"/>`,
  error: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5M12 16v.5"/>`,
  bell: svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 20.5h4"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3.5" stroke-linecap="round"/>`,
  menu: svg`<path d="M4 6.5h16M4 12h16M4 17.5h16"/>`,
  lock: svg`<path d="M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.5v2.5"/>`,
  out: svg`<path d="M13.5 4h-9v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.4 5 11.6 0 17-5-5.4-5-11.6 0-17z"/>`,
  calendar: svg`<path d="M4 6h16v14.5H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4"/>`,
  file: svg`<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5"/>`,
  camera: svg`<path d="M3.5 7.5h4l1.5-2.5h6l1.5 2.5h4v12h-17z"/><circle cx="12" cy="13" r="3.5"/>`,
  restore: svg`<path d="M5 8h10a5 5 0 0 1 0 10H8M8.5 4 4.5 8l4 4"/>`,
  help: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.2v.4"/>`,
  appearance: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentcolor"/>`,
  pending: svg`<path d="M4.5 14.500v5h15v-5M12 15.500v-11M7.500 9 12 4.500 16.500 9" stroke-dasharray="3 2.200"/>`,
  offline: svg`<path d="M3 9.5a13 13 0 0 1 18 0M6.5 13.5a8 8 0 0 1 11 0M12 18v.5M4 20 20 4"/>`,
} as const;

export type IconName = keyof typeof drawings;

/** An icon by name; a menu of a module may ask for one that is not here and gets the list. */
export function icon(name: string): TemplateResult {
  const drawing = name in drawings ? drawings[name as IconName] : drawings.list;
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawing}</svg>`;
}
