import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('../../core/web/src/styles/tokens.css', import.meta.url), 'utf8');

/** The colours of a part of the sheet, from its heading to the next blank line: name → [light, dark]. */
function part(heading: string): ReadonlyMap<string, readonly [string, string]> {
  const from = source.indexOf(`/* ${heading}`);
  const lines = source
    .slice(from, source.indexOf('\n\n', from))
    .matchAll(/--([a-z-]+): light-dark\((#\w+), (#\w+)\)/gu);
  return new Map([...lines].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

/** Relative luminance of an sRGB colour: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gu, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const texts = part('Texts');
const grounds = part('Grounds');
const edges = part('Edges');
const solid = part('Solid');
const colour = (name: string, theme: 0 | 1): string => {
  const found = [texts, grounds, edges, solid].map((each) => each.get(name)).find((each) => each !== undefined);
  if (!found) throw new Error(`no colour ${name}`);
  return found[theme];
};

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the colours of the %s theme', (_, theme) => {
  it('let every text be read on every ground (4.5:1)', () => {
    expect(texts.size).toBeGreaterThan(5);
    expect(grounds.size).toBeGreaterThan(6);
    const faint = [...texts.keys()].flatMap((text) =>
      [...grounds.keys()]
        .map((ground) => [text, ground, contrast(colour(text, theme), colour(ground, theme))] as const)
        .filter(([, , ratio]) => ratio < 4.5),
    );
    expect(faint).toEqual([]);
  });

  it.each([
    ['on-brand-bright', 'brand-bright'],
    ['on-bad', 'bad'],
    ['on-band', 'band'],
    ['on-band', 'band-strong'],
  ])('let %s be read on %s', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it('show the edge of a control and what is chosen on every ground (3:1)', () => {
    for (const mark of ['edge', 'brand-bright'])
      for (const ground of grounds.keys())
        expect(contrast(colour(mark, theme), colour(ground, theme)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it('show the ring of the focus: its two colours against each other (3:1)', () => {
    expect(contrast(colour('ink', theme), colour('focus', theme))).toBeGreaterThanOrEqual(3);
  });
});
