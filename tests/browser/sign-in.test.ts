import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { type Language, signIn, visit } from './visit.ts';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe.each<Language>(['fr', 'en'])('signing in (%s)', (language) => {
  test('says what is missing beside its field, and a wrong password in words', async () => {
    const { page, t, close } = await visit({ browser, served, language, username: null });
    await page.getByRole('button', { name: t('shell:sign_in'), exact: true }).click();
    await page.getByText(t('shell:username_missing')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('username');
    await page.getByLabel(t('shell:username')).fill('national');
    await page.getByLabel(t('shell:password'), { exact: true }).fill('faux');
    await page.getByRole('button', { name: t('shell:sign_in'), exact: true }).click();
    await page.getByRole('alert').getByText(t('errors:sign_in.refused')).waitFor();
    await close();
  });

  test('the language changes before anybody has signed in', async () => {
    const other = language === 'fr' ? 'English' : 'Français';
    const { page, close } = await visit({ browser, served, language, username: null });
    await page.getByLabel(/utilisateur|user name/i).fill('nat');
    await page.getByRole('button', { name: other }).click();
    await page.locator(`html[lang=${language === 'fr' ? 'en' : 'fr'}]`).waitFor();
    expect(await page.getByLabel(/utilisateur|user name/i).inputValue()).toBe('nat');
    await close();
  });

  test('signing out forgets the session', async () => {
    const { page, t, close } = await visit({ browser, served, language });
    await page.locator('baara-masthead summary').last().click();
    await page.getByRole('button', { name: t('shell:sign_out') }).click();
    await page.getByLabel(t('shell:username')).waitFor();
    await page.goto('/f/person');
    await page.getByLabel(t('shell:username')).waitFor();
    await close();
  });
});

test('a session that ends under an open form asks again without losing what was typed', async () => {
  const { page, context, t, open, label, close } = await visit({ browser, served, language: 'fr' });
  await open('/f/person/new');
  const surname = page.getByRole('textbox', { name: label('person', 'surname'), exact: true });
  await surname.fill('DEMBÉLÉ');
  await context.clearCookies();
  await page.getByRole('combobox', { name: label('person', 'residence'), exact: true }).fill('Sik');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await signIn(page, t, 'national');
  await dialog.waitFor({ state: 'hidden' });
  expect(await surname.inputValue()).toBe('DEMBÉLÉ');
  await close();
});

test('the first list after signing in has cost at most 150 KB on the wire', async () => {
  const { page, t, context, close } = await visit({ browser, served, language: 'fr', username: null });
  await context.clearCookies();
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  wire.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto('/connexion');
  await signIn(page, t, 'national');
  await page.getByRole('link', { name: 'Agents' }).first().click();
  await page.locator('tbody tr').first().waitFor();
  console.log(`first list: ${Math.round(bytes / 1000)} KB`);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThan(150_000);
  await close();
});
