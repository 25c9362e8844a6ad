import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serveDemonstration } from './served.mjs';
import { fastest, savesTimed, slowLine, timed } from './slow-line.mjs';

const kilobytes = (bytes) => Math.round(bytes / 102.4) / 10;

/** Bytes that came over the wire, by what they are; what the browser had already costs nothing. */
async function meter(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const sums = { code: 0, data: 0 };
  const addresses = new Map();
  client.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sums[(addresses.get(requestId) ?? '').includes('/api/') ? 'data' : 'code'] += encodedDataLength;
  });
  return {
    take() {
      const taken = { ...sums };
      sums.code = 0;
      sums.data = 0;
      return taken;
    },
  };
}

async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function fillSignIn(page) {
  await page.getByLabel('Nom d’utilisateur').fill('sikasso');
  await page.getByLabel('Mot de passe', { exact: true }).fill('bamako-2026');
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
}

async function signIn(page) {
  await fillSignIn(page);
  await page.locator('.card strong').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function launch() {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const executablePath = installed ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** Walks through the pages, prints what each weighs and how long it takes on a slow line, and says whether all keep to the budgets. */
export async function weigh() {
  const served = await serveDemonstration();
  const browser = await launch();
  try {
    const context = await browser.newContext({ baseURL: served.address, locale: 'fr-FR' });
    const page = await context.newPage();
    const wire = await meter(page);
    const rows = [];
    const row = (name, { code, data }, of, budget) => {
      const weight = of === 'all' ? code + data : code;
      rows.push({
        page: name,
        'code KB': kilobytes(code),
        'data KB': kilobytes(data),
        counted: of,
        'budget KB': budget,
      });
      return weight / 1024 <= budget;
    };
    await page.goto('/connexion');
    await settled(page);
    await signIn(page);
    await page
      .locator('nav.main a[href^="/f/person"]')
      .first()
      .evaluate((link) => link.click());
    await page.locator('tbody tr').first().waitFor();
    await settled(page);
    const kept = [row('sign-in, home and first list', wire.take(), 'all', 150)];
    await page.goto('/f/person');
    await page.locator('tbody tr').first().waitFor();
    await settled(page);
    kept.push(row('the list again', wire.take(), 'all', 20));
    const record = await page.locator('tbody th a').first().getAttribute('href');
    for (const [name, address] of [
      ['a record', record],
      ['correcting it', `${record}/edit`],
      ['the tree', '/units'],
      ['an import', '/import/person'],
      ['home again', '/'],
    ]) {
      await page.goto(address ?? '/');
      await settled(page);
      kept.push(row(name, wire.take(), 'code', 40));
    }
    console.table(rows);
    const saves = await savesTimed(page);
    console.table([
      { what: 'saving a correction, fast line', 'median ms': saves.median, 'p95 ms': saves.p95, budget: 100 },
    ]);
    kept.push(saves.median <= 100);
    await context.close();
    const waits = await fastest(() => timed({ browser, address: served.address, fillSignIn, slowLine }));
    console.table(waits);
    kept.push(...waits.map(({ seconds, budget }) => seconds <= budget));
    if (kept.includes(false)) console.error('Over budget.');
    return !kept.includes(false);
  } finally {
    await browser.close();
    await served.close();
  }
}
