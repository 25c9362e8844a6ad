import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GalleryPages, walks } from './gallery-pages.ts';
import { launchBrowser } from './launch.ts';

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
  await page.locator('h1').first().waitFor();
  // A list says of itself that it is still loading.
  await page
    .locator('[role=status]', { hasText: 'Chargement' })
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(() => undefined);
};

/** No picture is taller than this: a long page is known by its beginning. */
const tallest = 1600;

it('draws each page in both widths and both themes', async () => {
  const failed: string[] = [];
  const seen = new Map<string, string>();
  const shootAll = async (page: Page, pages: GalleryPages) => {
    for (const [name, reach] of pages) {
      // One page that cannot be reached does not keep the others from being drawn.
      const problem = await reach(page, seen)
        .then(() => shoot(page, name))
        .then(
          () => null,
          (thrown: unknown) => `${name}: ${thrown instanceof Error ? thrown.message.split('\n')[0] : thrown}`,
        );
      if (problem) failed.push(problem);
    }
  };
  for (const { username, pages } of walks) {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: 'fr-FR' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
    await page.goto('/connexion');
    await page.getByLabel('Nom d’utilisateur').waitFor();
    if (username === walks[0]?.username) await shoot(page, 'connexion');
    await page.getByLabel('Nom d’utilisateur').fill(username);
    await page.getByLabel('Mot de passe', { exact: true }).fill('bamako-2026');
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.locator('.card strong').first().waitFor();
    await shootAll(page, pages);
    await context.close();
  }
  expect(failed).toEqual([]);
});

async function shoot(page: Page, name: string): Promise<void> {
  await settled(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.screenshot({
        ...{ path: join(folder, `${name}-${width}-${theme}.jpg`), type: 'jpeg', quality: 50, fullPage: true },
        clip: { x: 0, y: 0, width, height },
      });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}
