import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { type Served, serve } from './serve.ts';
import { accessibilityFaults, visit } from './visit.ts';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('the web part of a module', () => {
  test('draws a page of its own, whose code comes when it is opened', async () => {
    const { page, open, complaints, close } = await visit({ browser, served, language: 'fr', username: 'sikasso' });
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await open('/f/person');
    await page.locator('tbody tr').first().waitFor();
    const before = scripts.length;
    await page.locator('baara-navigation summary', { hasText: 'Agents' }).click();
    await page.locator('baara-navigation').getByRole('link', { name: 'Pyramide des âges' }).click();
    const figures = page.getByRole('table', { name: 'Pyramide des âges' });
    await figures.waitFor();
    expect(scripts.slice(before).some((path) => /\/web-[\w-]+\.js$/u.test(path))).toBe(true);
    expect(await figures.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('draws a panel on the page of a unit', async () => {
    const { page, open, close } = await visit({ browser, served, language: 'en' });
    await open(`/f/unit/${served.country.units.get('CSCom de Kapala')}`);
    const panel = page.locator('section.panel', { hasText: 'Age pyramid and retirements' });
    const bands = panel.getByRole('table', { name: 'Age pyramid' }).locator('tbody tr');
    await bands.first().waitFor();
    const counted = await bands.locator('td').allTextContents();
    expect(counted.reduce((sum, each) => sum + Number(each), 0)).toBe(2);
    const years = panel.getByRole('table', { name: 'Retirements' }).locator('tbody td');
    expect(new Set(await years.allTextContents())).toEqual(new Set(['0']));
    await close();
  });
});
