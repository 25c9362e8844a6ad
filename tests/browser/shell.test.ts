import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults, inBothWidths, movingParts } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { visit } from './visit.ts';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test.each([
  { language: 'fr', width: 1280, units: 'Structures', typed: 'affectat', found: 'Affectations' },
  { language: 'en', width: 360, units: 'Units', typed: 'assignm', found: 'Assignments' },
  { language: 'fr', width: 360, units: 'Structures', typed: 'affectat', found: 'Affectations' },
  { language: 'en', width: 1280, units: 'Units', typed: 'assignm', found: 'Assignments' },
] as const)(
  'the search finds a person by a misspelt name, a unit and a page, by keyboard alone ($language, $width px)',
  async ({ language, width, units, typed, found }) => {
    const { page, t, open, close } = await visit({ browser, served, language, width });
    await open('/');
    const box = page.getByRole('combobox', { name: t('shell:search') });
    await page.keyboard.press('/');
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('keita mousa');
    await page.getByRole('option', { name: /KEÏTA Moussa/u }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /KEÏTA Moussa/u }).waitFor();

    await page.keyboard.press('/');
    await page
      .getByRole('group', { name: t('shell:recent') })
      .getByRole('option', { name: /KEÏTA Moussa/u })
      .waitFor();
    await page.keyboard.type('csref sikasso');
    await page.getByRole('group', { name: units }).getByRole('option', { name: 'CSRéf de Sikasso' }).waitFor();
    await box.fill(typed);
    await page
      .getByRole('group', { name: t('shell:pages') })
      .getByRole('option', { name: found })
      .click();
    await page.getByRole('heading', { level: 1, name: found }).waitFor();
    await close();
  },
);

test('every figure opens the people behind it, as many as it says', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/');
  await page.locator('.card strong').first().waitFor();
  const links = await page.locator('.card a, .breakdown li a').evaluateAll((found) =>
    found.map((link) => ({
      address: link.getAttribute('href') ?? '',
      count: Number((link.querySelector('strong') ?? link.closest('li')?.querySelector('.number'))?.textContent),
    })),
  );
  expect(links.length).toBeGreaterThan(8);
  expect(links.some(({ count }) => count > 0)).toBe(true);
  for (const { address, count } of links) {
    await open(address);
    await page.getByRole('status').getByText(t('list:total', { count }), { exact: true }).waitFor();
  }
  await close();
}, 240_000);

test('another unit changes the figures, the list and stays chosen', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/');
  const headcount = page.locator('.card', { hasText: 'Effectif' }).locator('strong');
  await expect.poll(() => headcount.textContent()).toBe('5');
  await page.locator('baara-unit-switch summary').click();
  await page.getByLabel(t('shell:unit_search')).fill('Kapala');
  await page
    .locator('baara-unit-chooser')
    .getByRole('button', { name: /CSCom de Kapala/u })
    .click();
  await expect.poll(() => headcount.textContent()).toBe('2');
  await page.reload();
  await expect.poll(() => headcount.textContent()).toBe('2');
  await page.locator('main').getByRole('link', { name: 'Agents', exact: true }).first().click();
  await page
    .getByRole('status')
    .getByText(t('list:total', { count: 2 }), { exact: true })
    .waitFor();
  const kept = page.getByRole('list', { name: t('list:filters_on') });
  await kept.getByText('CSCom de Kapala').waitFor();

  // A list that keeps to the unit follows to the next one.
  await page.locator('baara-unit-switch summary').click();
  await page.locator('baara-unit-chooser').getByRole('button', { name: /^Mali/u }).click();
  await page
    .getByRole('status')
    .getByText(t('list:total', { count: 5 }), { exact: true })
    .waitFor();
  await close();
});

test('theme and density are kept on the device, and the help tells the keys', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/');
  await page.locator('baara-masthead summary').last().click();
  await page.getByLabel(t('shell:theme_dark')).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel(t('shell:theme_dark')).check();
  await page.getByLabel(t('shell:density_compact')).check();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(20, 26, 23)');
  await page.reload();
  await page.locator('h1:not(.awaited)').waitFor();
  expect(await ground()).toBe('rgb(20, 26, 23)');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--control'))).toBe(
    '2.125rem',
  );
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: t('shell:help') });
  await help.getByText(t('shell:key_search')).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await close();
});

test('at 200 % the page needs no sideways scrolling, and the menu works by keyboard', async () => {
  // 200 % of a window 1280 wide is a window 640 wide at twice the density.
  const { page, t, open, close } = await visit({ browser, served, language: 'fr', width: 640 });
  await open('/');
  await page.locator('.card strong').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const menu = page.getByRole('button', { name: t('shell:menu') });
  await menu.focus();
  await page.keyboard.press('Enter');
  expect(await menu.getAttribute('aria-expanded')).toBe('true');
  await page.locator('nav.main').getByText('Mouvements').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await menu.getAttribute('aria-expanded')).toBe('false');
  await menu.click();
  await page.locator('main').getByRole('link').first().click();
  await expect.poll(() => menu.getAttribute('aria-expanded')).toBe('false');
  await close();
});

test('without a network the page says so, and forgets it when the network is back', async () => {
  const { page, context, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/');
  const offline = page.getByText(t('shell:offline'));
  await context.setOffline(true);
  await offline.waitFor();
  await context.setOffline(false);
  await offline.waitFor({ state: 'detached' });
  await close();
});

test('an answer that was on its way when the network was lost does not say that it is back', async () => {
  const { page, t, close } = await visit({ browser, served, language: 'fr' });
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let isLost = false;
  await page.route('**/api/v1/**', (route) => (isLost ? route.abort('internetdisconnected') : route.continue()));
  const keepWaiting = async (route: Route) => {
    await held;
    await route.continue();
  };
  await page.route('**/api/v1/home**', keepWaiting, { times: 1 });
  const asked = page.waitForRequest('**/api/v1/home**');
  await page.goto('/');
  await asked;
  // Home is asked ahead: who is here and what there is must have been answered before the network goes.
  await page.locator('baara-navigation').waitFor();
  isLost = true;
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  const offline = page.getByText(t('shell:offline'));
  await offline.waitFor();
  const answered = page.waitForResponse('**/api/v1/home**');
  answer();
  await (await answered).finished();
  await page.locator('h1:not(.awaited)').waitFor();
  expect(await offline.isVisible()).toBe(true);
  // What is asked from here on does.
  isLost = false;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await offline.waitFor({ state: 'detached' });
  await close();
});

test('while an answer is on its way the page says so, and nothing turns for who asked that nothing moves', async () => {
  const { page, t, close } = await visit({ browser, served, language: 'fr' });
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**/api/v1/records/person/**`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/f/person/${served.country.people.get('TRAORÉ Awa')}`);
  const waiting = page.locator('main .waiting', { hasText: t('shell:loading') });
  await waiting.waitFor();
  expect(await movingParts(page)).toHaveLength(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await movingParts(page)).toEqual([]);
  answer();
  await page.getByRole('heading', { level: 1, name: 'TRAORÉ Awa' }).waitFor();
  await close();
});

test('a page whose code did not come is loaded anew when the network is back', async () => {
  const { page, context, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/profile');
  await context.setOffline(true);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/tasks' });
    document.querySelector('main')?.append(link);
    link.click();
  });
  await page.getByText(t('errors:network.unreachable')).waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: t('shell:retry') }).click();
  await page.locator('baara-tasks-page h1').waitFor();
  await close();
});

test('a save without a network says so, keeps the draft, and is sent again', async () => {
  const { page, context, t, label, open, close } = await visit({ browser, served, language: 'fr' });
  const id = served.country.people.get('DIARRA Bakary') ?? '';
  await open(`/f/person/${id}/edit`);
  const forename = page.getByLabel(label('person', 'given_names'), { exact: false }).first();
  await forename.fill('Bakary Seydou');
  await context.setOffline(true);
  await page.getByRole('button', { name: t('form:save'), exact: true }).click();
  await page.getByRole('alert').getByText(t('form:unsent')).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await forename.inputValue()).toBe('Bakary Seydou');
  const draft = await page.evaluate(
    () => Object.entries(localStorage).find(([key]) => key.startsWith('baara.draft.'))?.[1],
  );
  expect(draft).toContain('Bakary Seydou');
  await context.setOffline(false);
  await page.getByRole('button', { name: t('form:send_again') }).click();
  await page.getByRole('heading', { level: 1, name: 'DIARRA Bakary Seydou' }).waitFor();
  await close();
});

test.each([
  { language: 'fr', width: 360, who: 'SANOGO Kadiatou', name: 'Kadiatou Bintou' },
  { language: 'en', width: 1280, who: 'TRAORÉ Awa', name: 'Awa Bintou' },
] as const)(
  'what was saved without a network is told of, kept, sent once and taken up again ($language, $width px)',
  async ({ language, width, who, name }) => {
    const { page, context, t, label, open, close } = await visit({ browser, served, language, width });
    page.on('dialog', (dialog) => dialog.accept());
    const address = `/f/person/${served.country.people.get(who)}`;
    await open(`${address}/edit`);
    // Whoever opens a form is brought the page that tells of what could not be sent, before anything is typed.
    await page.waitForFunction(() => {
      const come = performance.getEntriesByType('resource').map((each) => each.name);
      return ['js', 'css'].every((kind) => come.some((name) => name.includes('/unsent-page') && name.endsWith(kind)));
    });
    await page.waitForLoadState('networkidle');
    const forename = page.getByLabel(label('person', 'given_names'), { exact: false }).first();
    await forename.fill(name);
    await context.setOffline(true);
    await page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await inBothWidths(page, () => page.getByRole('alert').getByText(t('form:unsent')).waitFor());
    await page.getByRole('link', { name: t('shell:unsent_see') }).click();
    await page.getByRole('heading', { level: 1, name: t('shell:unsent_title') }).waitFor();
    await inBothWidths(page, () => page.getByText(t('shell:unsent_failed'), { exact: true }).waitFor());
    await page.getByRole('button', { name: t('form:send_again') }).click();
    await page.getByRole('alert').waitFor();
    await context.setOffline(false);
    await open('/units');
    await inBothWidths(page, () => page.getByRole('link', { name: t('shell:unsent', { count: 1 }) }).waitFor());
    await page.getByRole('link', { name: t('shell:unsent_see') }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: t('shell:unsent_throw_named', { title: who }) }).click();
    await page.getByText(t('shell:unsent_none')).waitFor();
    await page.getByRole('button', { name: t('shell:unsent_take_back') }).click();
    await page.getByRole('link', { name: t('form:draft_resume') }).click();
    await expect.poll(() => forename.inputValue()).toBe(name);
    await page.goBack();
    await page.getByText(t('shell:unsent_failed'), { exact: true }).waitFor();
    await page.getByRole('button', { name: t('form:send_again') }).click();
    await page.getByText(t('shell:unsent_sent', { count: 1 })).waitFor();
    await inBothWidths(page, () => page.getByText(t('shell:unsent_none')).waitFor());
    await open(address);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await close();
  },
);

test('a save that arrived although its answer was lost is not written twice', async () => {
  const { page, t, label, open, close } = await visit({ browser, served, language: 'fr' });
  const id = served.country.people.get('SANOGO Kadiatou') ?? '';
  const revision = () =>
    page.evaluate(async (of) => (await (await fetch(`/api/v1/records/person/${of}`)).json()).rev, id);
  await open(`/f/person/${id}/edit`);
  const before = await revision();
  let lost = 0;
  await page.route(`**/api/v1/records/person/${id}*`, async (route) => {
    if (route.request().method() !== 'PATCH' || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByLabel(label('person', 'given_names'), { exact: false }).first().fill('Kadiatou Awa');
  await page.getByRole('button', { name: t('form:save'), exact: true }).click();
  await page.getByRole('alert').getByText(t('form:unsent')).waitFor();
  expect(await revision()).toBe(before + 1);
  await page.getByRole('button', { name: t('form:send_again') }).click();
  await page.getByRole('heading', { level: 1, name: 'SANOGO Kadiatou Awa' }).waitFor();
  expect([lost, await revision()]).toEqual([1, before + 1]);
  await close();
});

test('the menus are short at any role, and all lists stand behind one entry', async () => {
  for (const username of ['national', 'sikasso']) {
    const { page, t, open, close } = await visit({ browser, served, language: 'fr', username });
    await open('/');
    const lengths = await page
      .locator('nav.main > ul > li')
      .evaluateAll((entries) => entries.map((entry) => entry.querySelectorAll('a').length));
    expect(lengths.length, username).toBeLessThanOrEqual(7);
    expect(Math.max(...lengths), username).toBeLessThanOrEqual(9);
    await page.locator('nav.main').getByText('Administration').click();
    await page
      .locator('nav.main')
      .getByRole('link', { name: t('vocabulary:title') })
      .click();
    await page.getByRole('heading', { level: 1, name: t('vocabulary:title') }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  }
});
