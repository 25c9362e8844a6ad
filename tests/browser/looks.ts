import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

declare global {
  interface Window {
    readonly axe?: { run(of: ElementContext, options: RunOptions): Promise<AxeResults> };
    shifts?: Shift[];
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Something that moved although nobody touched the page. */
interface Shift {
  readonly value: number;
  readonly what: string;
}

/** Rows after the first few of a table are drawn like them. */
const alike = ['tbody tr:nth-child(n + 4)'];

/** What another language, width or theme can break: names, colours, and what is shown instead of something else. */
export const changing: readonly string[] = [
  ...['color-contrast', 'button-name', 'link-name', 'input-button-name', 'label', 'select-name', 'summary-name'],
  ...['aria-input-field-name', 'aria-toggle-field-name', 'aria-command-name', 'aria-dialog-name', 'image-alt'],
  ...['document-title', 'html-has-lang', 'valid-lang', 'empty-heading', 'empty-table-header', 'list', 'listitem'],
  ...['duplicate-id-aria', 'nested-interactive', 'scrollable-region-focusable'],
  ...['landmark-unique', 'region', 'aria-hidden-focus', 'aria-required-children', 'aria-required-parent'],
];

/**
 * What axe finds wrong with the page as it stands, in short: by all of its rules, or by those that are named. The library itself is run in the page: its builder for this driver opens
 * a blank page more at each look.
 */
export async function accessibilityFaults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource);
  const runOnly: RunOptions = rules.length > 0 ? { runOnly: { type: 'rule', values: [...rules] } } : {};
  const options: RunOptions = { resultTypes: ['violations'], iframes: false, preload: false, ...runOnly };
  return page.evaluate(
    async ([exclude, how]) => {
      const { violations } = (await window.axe?.run({ exclude }, how)) ?? { violations: [] };
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
    },
    [alike, options] as const,
  );
}

/** What moves of itself, although its reader may have asked that nothing does. */
export function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap(({ playState, effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return playState === 'running' ? [`${target?.tagName.toLowerCase()}.${target?.className}`] : [];
    }),
  );
}

/** Words that do not fit where they stand: cut off, or beyond the edge of their button. What is hidden from the eye on purpose is left out. */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const looked = document.querySelectorAll(
      'h1, h2, h3, a, button, summary, label, legend, th, td, dt, dd, p, li, span, strong, option:checked',
    );
    const isCut = (each: Element) => {
      if (each.clientWidth < 8 || !each.checkVisibility() || each.children.length > 3) return false;
      const { overflowX, overflowY, display } = getComputedStyle(each);
      if (display === 'inline') return false;
      const clips = overflowX === 'hidden' || overflowX === 'clip';
      const isButton = each.matches('button, .button, .tag');
      if ((clips || isButton) && each.scrollWidth > each.clientWidth + 1) return true;
      return overflowY === 'hidden' && each.scrollHeight > each.clientHeight + 2;
    };
    return [...looked]
      .filter(isCut)
      .slice(0, 5)
      .map((each) => `${each.tagName.toLowerCase()}.${each.className} ${each.textContent?.trim().slice(0, 40)}`);
  });
}

/** What makes one scroll sideways: the innermost that end beyond the window, three at most. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth + 1) return [];
    const scrolls = (each: Element) =>
      getComputedStyle(each).overflowX !== 'visible' || each.matches('details:not([open])');
    const isHeld = (each: Element): boolean =>
      each.parentElement !== null && (scrolls(each.parentElement) || isHeld(each.parentElement));
    const beyond = [...document.querySelectorAll('main *')].filter(
      (each) => each.getBoundingClientRect().right > window.innerWidth + 1 && !isHeld(each),
    );
    const inner = beyond.filter((each) => !beyond.some((other) => other !== each && each.contains(other)));
    return inner
      .slice(0, 3)
      .map((each) => `${each.tagName.toLowerCase()}.${each.className} ${each.textContent?.trim().slice(0, 30)}`);
  });
}

/** Looks at the page as it stands on a telephone and on a desk, ending with the other width than it began with; it fits its window in both. */
export async function inBothWidths(page: Page, look: () => Promise<unknown>): Promise<void> {
  const began = page.viewportSize()?.width ?? 0;
  for (const width of began === 360 ? [360, 1280] : [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await look();
    await expect.poll(() => tooWide(page)).toEqual([]);
  }
}

/** Runs in each page from its beginning: keeps what moved until somebody touches the page. */
export function watchShifts(): void {
  window.shifts = [];
  let touched = Number.POSITIVE_INFINITY;
  const touch = () => {
    touched = Math.min(touched, performance.now());
  };
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, touch, { capture: true });
  const named = (node: Node | null) => {
    const each = node instanceof Element ? node : node?.parentElement;
    return each ? `${each.tagName.toLowerCase()}.${each.className} ${each.textContent?.trim().slice(0, 20)}` : '?';
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    })[]) {
      if (entry.hadRecentInput || entry.startTime >= touched) continue;
      window.shifts?.push({ value: entry.value, what: entry.sources.map(({ node }) => named(node)).join(' | ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** How much the page moved of itself since it was opened, by the browser's own measure, and what did. */
export async function layoutShift(page: Page): Promise<{ readonly sum: number; readonly what: readonly string[] }> {
  const shifts = await page.evaluate(() => window.shifts ?? []);
  return {
    sum: shifts.reduce((sum, { value }) => sum + value, 0),
    what: shifts.map(({ value, what }) => `${value.toFixed(3)}: ${what}`),
  };
}
