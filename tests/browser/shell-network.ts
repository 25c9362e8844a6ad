import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults, inBothWidths } from './looks.ts';
import { desk } from './shell-desk.ts';

test('without a network the page says so, and forgets it when the network is back', async () => {
  const { page, context, t, open, close } = await desk.visit({ language: 'fr' });
  await open('/');
  const offline = page.getByText(t('shell:offline'));
  await context.setOffline(true);
  await offline.waitFor();
  await context.setOffline(false);
  await offline.waitFor({ state: 'detached' });
  await close();
});

test('an answer that was on its way when the network was lost does not say that it is back', async () => {
  const { page, t, close } = await desk.visit({ language: 'fr' });
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

test('a page whose code did not come is loaded anew when the network is back', async () => {
  const { page, context, reconnect, t, open, close } = await desk.visit({ language: 'fr' });
  await open('/profile');
  await context.setOffline(true);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/tasks' });
    document.querySelector('main')?.append(link);
    link.click();
  });
  await page.getByText(t('errors:network.unreachable')).waitFor();
  await reconnect();
  await page.getByRole('button', { name: t('shell:retry') }).click();
  await page.locator('baara-tasks-page h1').waitFor();
  await close();
});

test('a save without a network says so, keeps the draft, and is sent again', async () => {
  const { page, context, reconnect, t, label, open, close } = await desk.visit({ language: 'fr' });
  const id = (await desk.open()).served.country.people.get('DIARRA Bakary') ?? '';
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
  await reconnect();
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
    const { page, context, reconnect, t, label, open, close } = await desk.visit({ language, width });
    page.on('dialog', (dialog) => dialog.accept());
    const address = `/f/person/${(await desk.open()).served.country.people.get(who)}`;
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
    await reconnect();
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
  const { page, t, label, open, close } = await desk.visit({ language: 'fr' });
  const id = (await desk.open()).served.country.people.get('SANOGO Kadiatou') ?? '';
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

test('a save that nobody answers ends as not sent, and a search that fails says so', async () => {
  const { page, t, label, open, close } = await desk.visit({ language: 'fr' });
  await page.clock.install();
  const id = (await desk.open()).served.country.people.get('KEÏTA Moussa') ?? '';
  await open(`/f/person/${id}/edit`);
  let isAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  await page.route(`**/api/v1/records/person/${id}*`, (route) =>
    route.request().method() === 'PATCH' ? isAsked() : route.fallback(),
  );
  await page.getByLabel(label('person', 'given_names'), { exact: false }).first().fill('Moussa Issa');
  await page.getByRole('button', { name: t('form:save'), exact: true }).click();
  await asked;
  await page.clock.fastForward('01:01');
  await page.getByRole('alert').getByText(t('form:unsent')).waitFor();
  await page.route('**/api/v1/search?**', (route) => route.abort('internetdisconnected'));
  await page.getByRole('combobox', { name: t('shell:search') }).fill('wolfgang');
  await page.getByText(t('shell:search_failed')).last().waitFor();
  expect(await page.getByText(t('shell:search_none')).count()).toBe(0);
  await close();
});
