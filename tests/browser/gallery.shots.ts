import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor();
  // A list says of itself that it is still loading.
  await page
    .locator('[role=status]', { hasText: 'Chargement' })
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(() => undefined);
};

/** What stands in the gallery: a name, and how to get there. A page more is a line more. */
const pages: readonly (readonly [name: string, reach: (page: Page) => Promise<unknown>])[] = [
  ['accueil', (page) => page.goto('/')],
  ['agents', (page) => page.locator('main').getByRole('link', { name: 'Agents', exact: true }).first().click()],
  ['recherche', (page) => page.goto('/f/person?q=aramma%20maryam')],
  ['liste-filtres', (page) => openFilters(page)],
  ['liste-colonnes', (page) => openDrop(page, 'Colonnes')],
  ['liste-vues', (page) => openDrop(page, 'Vues')],
  ['liste-selection', (page) => selectRows(page)],
  ['action-groupee', (page) => askBulk(page)],
  ['action-groupee-essai', (page) => tryBulk(page)],
  ['actions-groupees', (page) => page.goto('/bulk')],
  ['liste', (page) => openOwn(page)],
  ['agent', (page) => openFirst(page)],
  ['correction', (page) => page.goto(`${new URL(page.url()).pathname}/edit`)],
  ['nouvel-agent', (page) => page.goto('/f/person/new')],
  ['structures', (page) => page.goto('/units')],
  ['import-colonnes', (page) => bringList(page)],
  ['import-verification', (page) => checkList(page)],
];

const settledRows = (page: Page) => page.locator('.rows[aria-busy=false]').waitFor();

/** The list as the navigation opens it: the people of the unit one works in. */
async function openOwn(page: Page, criteria = ''): Promise<void> {
  const address = await page.locator('nav a[href^="/f/person?under="]').first().getAttribute('href');
  await page.goto(`${address}${criteria}`);
  await settledRows(page);
}

async function openFilters(page: Page): Promise<void> {
  await openOwn(page, '&w.sex=in:F');
  await page.getByRole('button', { name: 'Filtres' }).click();
  await page.locator('.criteria .count').first().waitFor();
}

async function openDrop(page: Page, words: string): Promise<void> {
  await openOwn(page);
  await page.locator('main summary', { hasText: words }).click();
}

async function selectRows(page: Page): Promise<void> {
  await openOwn(page);
  for (const row of [0, 1, 2]) await page.locator('tbody tr').nth(row).getByRole('checkbox').check();
}

async function askBulk(page: Page): Promise<void> {
  await selectRows(page);
  await page.getByRole('button', { name: 'Modifier un champ' }).click();
  await page.getByLabel('Champ à modifier').selectOption('marital_status');
}

async function tryBulk(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  await dialog.getByRole('button', { name: 'Voir ce qui changera' }).click();
  await page.getByRole('button', { name: /^Appliquer/ }).waitFor();
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('main a[href^="/f/person/"]:not([href$="/new"])').first().click();
  await page.waitForURL(/\/f\/person\/[0-9a-f-]{36}/);
}

async function bringList(page: Page): Promise<void> {
  await page.goto('/import/person');
  await page.locator('input[type=file]').setInputFiles(join(root, 'tests/fixtures/personnel-sikasso.csv'));
  await page.getByRole('button', { name: 'Vérifier les lignes' }).waitFor();
}

async function checkList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vérifier les lignes' }).click();
  await page
    .getByRole('button', { name: /^Importer/ })
    .first()
    .waitFor({ timeout: 120_000 });
}

/** No picture is taller than this: a long page is known by its beginning. */
const tallest = 1600;

it('draws each page in both widths and both themes', async () => {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, locale: 'fr-FR' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const shoot = async (name: string) => {
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
  };
  await page.goto('/connexion');
  await shoot('connexion');
  await page.getByLabel('Nom d’utilisateur').fill('sikasso');
  await page.getByLabel('Mot de passe', { exact: true }).fill('bamako-2026');
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.locator('.card strong').first().waitFor();
  for (const [name, reach] of pages) {
    await reach(page);
    await shoot(name);
  }
  await context.close();
  expect(pages.length).toBeGreaterThan(0);
});
