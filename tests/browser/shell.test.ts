import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, layoutShift, movingParts, watchShifts } from './looks.ts';
import { desk } from './shell-desk.ts';

// One file, one server and one browser: what concerns the network lies beside it.
beforeAll(async () => {
  await desk.open();
});

afterAll(desk.close);

test.each([
  { language: 'fr', width: 1280, units: 'Structures', typed: 'affectat', found: 'Affectations' },
  { language: 'en', width: 360, units: 'Units', typed: 'assignm', found: 'Assignments' },
  { language: 'fr', width: 360, units: 'Structures', typed: 'affectat', found: 'Affectations' },
  { language: 'en', width: 1280, units: 'Units', typed: 'assignm', found: 'Assignments' },
] as const)(
  'the search finds a person by a misspelt name, a unit and a page, by keyboard alone ($language, $width px)',
  async ({ language, width, units, typed, found }) => {
    const { page, t, open, close } = await desk.visit({ language, width });
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
  const { page, t, open, close } = await desk.visit({ language: 'fr' });
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
  const { page, t, open, close } = await desk.visit({ language: 'fr' });
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
  const { page, t, open, close } = await desk.visit({ language: 'fr' });
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
  const { page, t, open, close } = await desk.visit({ language: 'fr', width: 640 });
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

test('while an answer is on its way the page says so, and nothing turns for who asked that nothing moves', async () => {
  const { page, t, close } = await desk.visit({ language: 'fr' });
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**/api/v1/records/person/**`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/f/person/${(await desk.open()).served.country.people.get('TRAORÉ Awa')}`);
  const waiting = page.locator('main .waiting', { hasText: t('shell:loading') });
  await waiting.waitFor();
  expect(await movingParts(page)).toHaveLength(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await movingParts(page)).toEqual([]);
  answer();
  await page.getByRole('heading', { level: 1, name: 'TRAORÉ Awa' }).waitFor();
  await close();
});

test('figures and rows that come late push nothing away on a phone', async () => {
  const { page, context, t, close } = await desk.visit({ language: 'fr', width: 360 });
  await context.addInitScript(watchShifts);
  const hold = async (address: string) => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(address, async (route) => {
      await held;
      await route.continue();
    });
    return answer;
  };
  const figures = await hold('**/api/v1/home**');
  await page.goto('/');
  await page.locator('.card.waits').first().waitFor();
  figures();
  await page.locator('.breakdown meter').first().waitFor();
  expect(await layoutShift(page)).toMatchObject({ what: [] });
  const rows = await hold('**/api/v1/records/person?**');
  await page.goto('/f/person');
  await page.getByText(t('list:slow')).waitFor();
  rows();
  await page.locator('tbody tr').first().waitFor();
  expect(await layoutShift(page)).toMatchObject({ what: [] });
  await close();
});

await import('./shell-network.ts');

test('the menus are short at any role, and all lists stand behind one entry', async () => {
  for (const username of ['national', 'sikasso']) {
    const { page, t, open, close } = await desk.visit({ language: 'fr', username });
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
