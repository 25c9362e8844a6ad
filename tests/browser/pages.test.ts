import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GalleryPages, subjectsOf, walks } from './gallery-pages.ts';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults, changing, cutWords, layoutShift, movingParts, tooWide, watchShifts } from './looks.ts';
import { type Served, serveDemonstration } from './serve.ts';

let served: Pick<Served, 'address' | 'close'>;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveDemonstration(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const desk = { width: 1280, height: 800 };
/** What is left of a desk at 200 %. */
const enlarged = { width: 640, height: 400 };
const phone = { width: 360, height: 800 };

/** By the browser's own measure; nothing moves of itself: what is allowed is a hair's breadth. */
const still = 0.02;

/** Opened once more on a telephone, where what comes later pushes more away: those that are filled bit by bit, each at an address of its own. */
const filledLater: ReadonlySet<string> = new Set([
  'accueil',
  'agent',
  'correction',
  'structure',
  'taches',
  'liste-valeurs',
  'etudiants',
  'bourses-payer',
]);

test.each(walks)(
  'every page that $username opens stands still, fits and is clean: French and English, desk and phone, light and dark',
  async ({ username, pages }) => {
    expect(await walk(username, pages)).toEqual([]);
  },
  600_000,
);

/** Goes through pages as one reader, each loaded anew; answers what is wrong with them. */
async function walk(username: string, pages: GalleryPages): Promise<string[]> {
  const context = await browser.newContext({ baseURL: served.address, locale: 'fr-FR', reducedMotion: 'reduce' });
  await context.addInitScript(() => localStorage.setItem('baara.language', 'fr'));
  await context.addInitScript(watchShifts);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const answer = await context.request.post('/api/v1/session', { data: { username, password: 'bamako-2026' } });
  expect(answer.status()).toBe(200);
  const subjects = await subjectsOf(page);
  const faults: string[] = [];
  for (const [name, reach] of pages) {
    try {
      const found = await look(page, () => reach(page, subjects), filledLater.has(name) ? 'again' : 'once');
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    } catch (thrown) {
      faults.push(`${name}: ${thrown instanceof Error ? thrown.message.split('\n')[0] : thrown}`);
    }
  }
  await context.close();
  return [...faults, ...complaints];
}

/**
 * One page: as it comes, at a desk, in French and in the light; then, as it stands, at 200 %, on a phone, in English and in the dark.
 * The second look keeps to the rules that the change can break. That the colours hold in any other combination is what
 * `tests/web/contrast.test.ts` computes, and `npm run gallery` looks at each by every rule.
 */
async function look(page: Page, reach: () => Promise<unknown>, opened: 'once' | 'again'): Promise<string[]> {
  const faults: string[] = [];
  const found = (where: string, each: readonly string[]) => faults.push(...each.map((fault) => `${where}: ${fault}`));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(desk);
  await reach();
  found('desk', await unrest(page));
  if ((await page.locator('h1').count()) !== 1) faults.push('not one h1');
  found('moves in spite of the reader', await movingParts(page));
  found('French, desk, light', await accessibilityFaults(page));
  found('French, desk', await unfit(page));
  await page.setViewportSize(enlarged);
  found('French, 200 %', await unfit(page));
  await page.setViewportSize(phone);
  if (opened === 'again') {
    await page.reload();
    found('phone', await unrest(page));
  }
  found('French, phone', await unfit(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await turnEnglish(page);
  found('English, phone, dark', await accessibilityFaults(page, changing));
  found('English, phone', await unfit(page));
  await page.setViewportSize(desk);
  found('English, desk', await unfit(page));
  return faults;
}

/** What moved while the page came. */
async function unrest(page: Page): Promise<string[]> {
  await page.locator('h1:not(.awaited)').first().waitFor();
  await page.waitForLoadState('networkidle');
  const { sum, what } = await layoutShift(page);
  return sum > still ? [`moves by ${sum.toFixed(3)}: ${what.join(', ')}`] : [];
}

/** Also from under a dialog, which lets nobody press what lies behind it. */
async function turnEnglish(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>('baara-masthead button[lang=en]')?.click());
  await page.locator('html[lang=en]').waitFor();
  await page.locator('[data-waits], .rows[aria-busy=true]').first().waitFor({ state: 'detached' });
}

/** What does not find its place, once the page has drawn itself for its window: that takes it some frames. */
async function unfit(page: Page): Promise<string[]> {
  for (let frames = 0; ; frames += 1) {
    const wide = (await tooWide(page)).map((each) => `too wide is ${each}`);
    const found = [...wide, ...(await cutWords(page)).map((each) => `cut is ${each}`)];
    if (found.length === 0 || frames === 120) return found;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
