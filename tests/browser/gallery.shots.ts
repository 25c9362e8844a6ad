import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GalleryPages, type Subjects, subjectsOf, walks } from './gallery-pages.ts';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults, tooWide } from './looks.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/gallery');
const port = 8097;
const data = mkdtempSync(join(tmpdir(), 'baara-gallery-'));
const environment = { ...process.env, BAARA_DATA: data, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' };
const command = join(root, 'core/server/dist/baara.js');

let browser: Browser;
let server: ReturnType<typeof spawn>;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [command, 'demo', '--people', '2000'], {
    cwd: root,
    env: environment,
    stdio: 'ignore',
  });
  server = spawn(process.execPath, [command, 'start'], { cwd: root, env: environment, stdio: 'ignore' });
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  const ended = new Promise((resolve) => server?.once('exit', resolve));
  server?.kill('SIGINT');
  await ended;
  rmSync(data, { recursive: true, force: true });
});

const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
  await page.locator('h1:not(.awaited)').first().waitFor();
  // A list says of itself that it is still loading.
  await page
    .locator('[role=status]', { hasText: 'Chargement' })
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(() => undefined);
};

/** No picture is taller than this: a long page is known by its beginning. */
const tallest = 1600;

/** The pages to draw, all when none is named: `npm run gallery -- roles taches`. */
const wanted = new Set((process.env.BAARA_GALLERY ?? '').split(' ').filter(Boolean));
const isWanted = (name: string) => wanted.size === 0 || wanted.has(name);

it('draws each page in both widths and both themes, and finds nothing wrong with it', async () => {
  const known = new Set(['connexion', ...walks.flatMap(({ pages }) => pages.map(([name]) => name))]);
  expect([...wanted].filter((name) => !known.has(name))).toEqual([]);
  const failed: string[] = [];
  for (const { username, pages } of walks) {
    const chosen = pages.filter(([name]) => isWanted(name));
    const isFirst = username === walks[0]?.username;
    if (chosen.length === 0 && !(isFirst && isWanted('connexion'))) continue;
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: 'fr-FR' });
    await signIn(context, username, isFirst && isWanted('connexion'));
    failed.push(...(await shootAll(context, chosen)));
    await context.close();
  }
  expect(failed).toEqual([]);
});

async function signIn(context: BrowserContext, username: string, isDrawn: boolean): Promise<void> {
  const page = await context.newPage();
  await page.goto('/connexion');
  await page.getByLabel('Nom d’utilisateur').waitFor();
  if (isDrawn) expect(await shoot(page, 'connexion')).toEqual([]);
  await page.getByLabel('Nom d’utilisateur').fill(username);
  await page.getByLabel('Mot de passe', { exact: true }).fill('bamako-2026');
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.locator('.card strong').first().waitFor();
  await page.close();
}

/** Each page in a window of its own: one that cannot be reached does not keep the others from being drawn. */
async function shootAll(context: BrowserContext, pages: GalleryPages): Promise<string[]> {
  const failed: string[] = [];
  let subjects: Subjects | undefined;
  for (const [name, reach] of pages) {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
    try {
      subjects ??= await subjectsOf(page);
      await reach(page, subjects);
      failed.push(...(await shoot(page, name)));
      console.log(name);
    } catch (thrown) {
      failed.push(`${name}: ${thrown instanceof Error ? thrown.message.split('\n')[0] : thrown}`);
    }
    await page.close({ runBeforeUnload: false });
  }
  return failed;
}

/** Draws a page as it stands, and answers what is wrong with it: to axe, in both themes and widths; or what is wider than its window, at 200 % too. */
async function shoot(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  await settled(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await drawn(page);
    faults.push(...(await tooWide(page)).map((each) => `${name} at ${width} px: too wide is ${each}`));
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.screenshot({
        ...{ path: join(folder, `${name}-${width}-${theme}.jpg`), type: 'jpeg', quality: 50, fullPage: true },
        clip: { x: 0, y: 0, width, height },
      });
      const found = await accessibilityFaults(page);
      faults.push(...found.map((fault) => `${name} (${width}, ${theme}): ${fault}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  // Last: what is open at a desk may fold away in so small a window.
  await page.setViewportSize({ width: 640, height: 400 });
  await drawn(page);
  faults.push(...(await tooWide(page)).map((each) => `${name} at 200 %: too wide is ${each}`));
  await page.setViewportSize({ width: 1280, height: 800 });
  return faults;
}

/** Waits until a page that was given another window has drawn itself for it. */
function drawn(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });
}
