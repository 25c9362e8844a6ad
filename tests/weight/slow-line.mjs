/** 400 kbit/s, 400 ms there and back, a processor four times as slow. */
export async function slowLine(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const bytes = (400 * 1000) / 8;
  await client.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400, downloadThroughput: bytes, uploadThroughput: bytes },
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

const since = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

/** How long one waits on a slow line, from nothing in the browser; and for a save on a fast one. */
export async function timed({ browser, address, signIn, slowLine: throttle }) {
  const context = await browser.newContext({ baseURL: address, locale: 'fr-FR' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await throttle(page);
  const rows = [];
  let start = Date.now();
  await page.goto('/connexion', { waitUntil: 'commit' });
  await page.getByLabel('Nom d’utilisateur').waitFor();
  rows.push({ what: 'first form usable (sign-in, nothing kept)', took: since(start), budget: '5 s' });
  start = Date.now();
  await signIn(page);
  rows.push({ what: 'signing in, to the figures of home', took: since(start), budget: '' });
  start = Date.now();
  await page.locator('.card a').first().click();
  await page.locator('tbody tr').first().waitFor();
  rows.push({ what: 'first list', took: since(start), budget: '' });
  start = Date.now();
  await page.locator('tbody th a').first().click();
  await page.locator('.sections').waitFor();
  rows.push({ what: 'first record', took: since(start), budget: '' });
  await page.goBack();
  await page.locator('tbody tr').first().waitFor();
  start = Date.now();
  await page.locator('tbody th a').nth(1).click();
  await page.locator('.sections').waitFor();
  rows.push({ what: 'next record', took: since(start), budget: '1.5 s' });
  await context.close();
  return rows;
}
