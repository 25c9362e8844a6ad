import { html, svg, type TemplateResult } from 'lit';
import type { Ages } from '../server/ages.ts';

/** One band of five years: how many women and how many men. */
export interface Band {
  readonly from: number;
  readonly women: number;
  readonly men: number;
}

/** The bands from the oldest to the youngest, those that nobody is in too, and how many people have no known age. */
export function bandsOf(groups: Ages['groups']): { readonly bands: readonly Band[]; readonly unknown: number } {
  const aged = groups.filter((group) => group.from !== null);
  const count = (from: number, sex: string) =>
    aged.filter((group) => group.from === from && group.sex === sex).reduce((sum, { people }) => sum + people, 0);
  const known = aged.map(({ from }) => from ?? 0);
  const bands: Band[] = [];
  for (let from = Math.max(...known); from >= Math.min(...known); from -= 5)
    bands.push({ from, women: count(from, 'F'), men: count(from, 'M') });
  const unknown = groups.filter(({ from }) => from === null).reduce((sum, { people }) => sum + people, 0);
  return { bands, unknown };
}

const height = 24;
const half = 150;
const middle = 44;

/** The pyramid as a drawing: women to the left, men to the right. The figures stand in the table beside it. */
export function pyramid(
  bands: readonly Band[],
  { women: left, men: right }: Readonly<Record<'women' | 'men', string>>,
): TemplateResult {
  const most = Math.max(1, ...bands.flatMap(({ women, men }) => [women, men]));
  const width = (people: number) => (people / most) * half;
  const centre = half + middle / 2;
  const rows = bands.map(({ from, women, men }, at) => {
    const y = (at + 1) * height;
    return svg`<rect class="bar-first" x=${half - width(women)} y=${y + 2} width=${width(women)} height=${height - 4}></rect>
      <text x=${centre} y=${y + height / 2 + 4} text-anchor="middle" font-size="12">${from}</text>
      <rect class="bar-second" x=${half + middle} y=${y + 2} width=${width(men)} height=${height - 4}></rect>`;
  });
  return html`<svg viewBox="0 0 ${2 * half + middle} ${(bands.length + 1) * height}" width="100%" aria-hidden="true" focusable="false">
    ${svg`<text x=${half} y="15" text-anchor="end" font-size="12">${left}</text><text x=${half + middle} y="15" font-size="12">${right}</text>`}
    ${rows}
  </svg>`;
}
