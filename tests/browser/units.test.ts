import { uuidv7 } from '@baara/model';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults, inBothWidths } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { choose, type Language, type Visit, visit } from './visit.ts';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const idOf = (name: string): string => {
  const id = served.country.units.get(name);
  if (!id) throw new Error(`no unit: ${name}`);
  return id;
};

/** People at work below Sikasso. */
const atWork = 5;

/** The units that are reorganised, one after the other. */
const work = {
  renamed: 'CSCom de Nongo',
  moved: 'CSCom de Kapala',
  people: 2,
  split: 'Kignan',
  merged: ['CSCom de Dogoni', 'CSCom de Farakala'],
  closed: 'CSCom de Nongo',
  staying: 1,
  district: 'Niéna',
} as const;

/** Fills when and by which act, and asks what would follow. */
async function sayWhen({ page, t }: Visit, day: string): Promise<void> {
  await page.getByRole('textbox', { name: t('units:on') }).fill(day);
  await page.getByLabel(t('units:act_number')).fill('2026-118');
  await page.getByLabel(t('units:act_date')).fill('3/2/26');
  await page.keyboard.press('Tab');
}

async function check({ page, t }: Visit): Promise<void> {
  await page.getByRole('button', { name: t('units:next_check') }).click();
  await page.getByRole('heading', { name: t('units:check_title') }).waitFor();
}

async function confirm(
  { page, t }: Visit,
  verb: 'rename' | 'move' | 'split' | 'merge' | 'close' | 'open',
): Promise<void> {
  await page.getByRole('button', { name: t(`units:confirm_${verb}`), exact: true }).click();
  await page.getByText(t(`units:done_${verb}`)).waitFor();
}

const timeline = (page: Page) => page.locator('baara-unit-timeline .happened');

describe.each<Language>(['fr', 'en'])('the organisation tree (%s)', (language) => {
  test('is walked by keyboard down to a district, and Enter opens its page', async () => {
    const { page, t, open, complaints, close } = await visit({ browser, served, language });
    await open('/units');
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent);
    const root = page.getByRole('treeitem', { name: /^Mali/u });
    await root.waitFor();
    await root.focus();
    await page.getByRole('treeitem', { name: /Région de Sikasso/u }).waitFor();
    expect(await root.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Région de Sikasso');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: /^Kadiolo/u }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('sik');
    expect(await focused()).toBe('Sikasso');
    expect(await page.locator('[aria-level="3"]', { hasText: /^\s*Sikasso/u }).textContent()).toContain(
      t('units:people', { count: atWork }),
    );
    await page.keyboard.press('Home');
    expect(await focused()).toBe('Mali');
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('sik');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sikasso', level: 1, exact: true }).waitFor();
    await page.getByRole('link', { name: t('units:all_people', { count: atWork }) }).waitFor();
    expect(await page.locator('.crumbs a').allTextContents()).toEqual([t('units:tree'), 'Mali', 'Région de Sikasso']);
    await timeline(page).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('on a phone the tree is a list, level by level, and a unit is opened below a district', async () => {
    const there = await visit({ browser, served, language, width: 360 });
    const { page, t, open, label, complaints, close } = there;
    await open('/units');
    // It begins with what lies under the unit where one works; the top stands above it.
    const region = page.getByRole('link', { name: t('units:open_level', { name: 'Région de Sikasso' }) });
    await region.waitFor();
    await page.getByRole('link', { name: t('units:top') }).click();
    await page.getByRole('link', { name: t('units:open_level', { name: 'Mali' }) }).click();
    await region.click();
    await page.getByRole('link', { name: t('units:open_level', { name: 'Sikasso' }), exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page
      .getByRole('link', { name: /^Sikasso/u })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Sikasso', level: 1, exact: true }).waitFor();
    await page.locator('baara-count-panel table').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByText(t('units:reorganise'), { exact: false }).click();
    await page.getByRole('link', { name: t('units:do_open') }).click();
    await page.getByRole('textbox', { name: label('unit', 'name') }).fill(`Dispensaire ${language}`);
    await page.getByRole('textbox', { name: label('unit', 'code') }).fill(`D-${language}`);
    await page.locator('#say-type').selectOption('CSCOM');
    await sayWhen(there, '1/3/2026');
    await check(there);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(page)).toEqual([]);
    await confirm(there, 'open');
    await page.getByRole('heading', { name: `Dispensaire ${language}`, level: 1 }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

/** No daily story: tried in one language. */
describe('a reorganisation', () => {
  const language: Language = 'fr';

  test('a facility is renamed from a date, after a look at what follows, and its history says so', async () => {
    const there = await visit({ browser, served, language });
    const { page, t, open, close } = there;
    const { renamed } = work;
    await open(`/f/unit/${idOf(renamed)}`);
    await page.getByText(t('units:reorganise'), { exact: false }).click();
    await page.getByRole('link', { name: t('units:do_rename') }).click();
    await page.getByRole('button', { name: t('units:next_check') }).click();
    await page.locator('#summary a').first().click();
    await page.keyboard.type(`${renamed} Nouveau`);
    await sayWhen(there, '1/3/2026');
    await check(there);
    await page.getByText(t('units:hands_none')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await confirm(there, 'rename');
    await page.getByRole('heading', { name: `${renamed} Nouveau`, level: 1 }).waitFor();
    await expect.poll(() => timeline(page).textContent()).toContain(`${renamed} Nouveau`);
    expect(await timeline(page).textContent()).toContain(t('units:was', { before: renamed }));
    expect(await timeline(page).textContent()).toContain('2026-118');
    await page.getByRole('link', { name: t('units:edit') }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText(t('units:by_date')).waitFor();
    expect(await page.locator('#f-name, #f-parent, #f-status').count()).toBe(0);
    await close();
  });

  test('a facility moves to another district, and the page says beforehand who gains and loses its people', async () => {
    const there = await visit({ browser, served, language });
    const { page, t, open, close } = there;
    const { moved, people } = work;
    await open(`/units/${idOf(moved)}/move`);
    await page.getByRole('combobox', { name: t('units:new_parent') }).fill('Niéna');
    await page.getByRole('option', { name: /^\s*Niéna/u }).click();
    await sayWhen(there, '1/3/2026');
    await check(there);
    const loses = page.getByRole('table', { name: t('units:loses') });
    expect(await loses.getByRole('rowheader').allTextContents()).toEqual(['Sikasso']);
    const gains = page.getByRole('table', { name: t('units:gains') });
    expect(await gains.getByRole('rowheader').allTextContents()).toEqual(['Niéna']);
    expect(await gains.textContent()).toContain(t('units:hands_nobody'));
    expect(await gains.locator('td').last().textContent()).toBe(String(people));
    await confirm(there, 'move');
    await expect.poll(() => page.locator('.crumbs a').allTextContents()).toContain('Niéna');
    await close();
  });

  test('a district is split, each unit below going where it is said', async () => {
    const there = await visit({ browser, served, language });
    const { page, t, open, label, close } = there;
    const { split } = work;
    await open(`/units/${idOf(split)}/split`);
    for (const [at, side] of ['Nord', 'Sud'].entries()) {
      const part = page.getByRole('region', { name: t('units:part', { number: at + 1 }) });
      await part.getByRole('textbox', { name: label('unit', 'name') }).fill(`${split} ${side}`);
      await part.getByRole('textbox', { name: label('unit', 'code') }).fill(`${split}-${side}`);
      await page.keyboard.press('Tab');
    }
    await sayWhen(there, '1/3/2026');
    // The power fails: all of it is offered again.
    page.once('dialog', (dialog) => dialog.accept());
    await page.reload();
    await page.getByRole('button', { name: t('form:draft_resume') }).click();
    const names = page.getByRole('textbox', { name: label('unit', 'name') });
    expect(await Promise.all([0, 1].map((at) => names.nth(at).inputValue()))).toEqual([
      `${split} Nord`,
      `${split} Sud`,
    ]);
    await page.getByRole('button', { name: t('units:next_share') }).click();
    await page.getByRole('heading', { name: t('units:share') }).waitFor();
    const first = page.locator('tbody tr').first();
    const sent = await first.getByRole('rowheader').textContent();
    await first.getByRole('combobox').selectOption({ label: `${split} Sud` });
    await page.getByRole('button', { name: t('units:next_check') }).click();
    await page.getByText(t('units:share_missing', { count: 7 })).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: t('units:all_to', { name: `${split} Nord` }) }).click();
    await check(there);
    const gains = page.getByRole('table', { name: t('units:gains') });
    expect((await gains.getByRole('rowheader').allTextContents()).toSorted()).toEqual([
      `${split} Nord`,
      `${split} Sud`,
    ]);
    await confirm(there, 'split');
    await expect.poll(() => timeline(page).textContent()).toContain(`${split} Sud`);
    await timeline(page)
      .getByRole('link', { name: `${split} Sud` })
      .click();
    await page.getByRole('heading', { name: `${split} Sud`, level: 1 }).waitFor();
    await page.getByRole('link', { name: t('units:in_tree') }).click();
    const name = (sent ?? '').trim().split(/\s{2,}|\n/u)[0] ?? '';
    await page.locator('[aria-level="4"]', { hasText: name }).first().waitFor();
    await close();
  });

  test('two facilities merge into one of them', async () => {
    const there = await visit({ browser, served, language });
    const { page, t, open, close } = there;
    const [stays, goes] = work.merged;
    await open(`/units/${idOf(stays)}/merge`);
    await choose(page, t('units:with'), goes, goes);
    await sayWhen(there, '1/3/2026');
    await check(there);
    await confirm(there, 'merge');
    await page.getByRole('heading', { name: stays, level: 1 }).waitFor();
    await expect.poll(() => timeline(page).textContent()).toContain(goes);
    await close();
  });

  test('a district does not close over its facilities, nor a facility over its people without a word', async () => {
    const there = await visit({ browser, served, language });
    const { page, t, open, close } = there;
    const { closed, staying, district } = work;
    await open(`/units/${idOf(district)}/close`);
    await page.locator('.notice.warn a').first().waitFor();
    await sayWhen(there, '1/4/2026');
    await page.getByRole('button', { name: t('units:next_check') }).click();
    await page.getByText(t('reorganisation:children')).waitFor();
    page.once('dialog', (dialog) => dialog.accept());
    await open(`/units/${idOf(closed)}/close`);
    await sayWhen(there, '1/4/2026');
    await check(there);
    await page.getByText(t('units:staying', { count: staying })).waitFor();
    await page.getByRole('button', { name: t('units:confirm_close'), exact: true }).click();
    await page.getByText(t('units:staying_missing')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel(t('units:staying_accept')).check();
    await confirm(there, 'close');
    await page.getByText(t('units:closed_notice')).waitFor();
    await close();
  });
});

test.each([
  { language: 'fr', width: 1280, facility: 'CSCom de Loulouni', cadre: 'Sage-femme', amount: 2 },
  { language: 'en', width: 360, facility: 'CSCom de Fourou', cadre: 'Midwife', amount: 3 },
] as const)('the page of a unit shows whom it lacks ($language, $width px)', async (story) => {
  const { language, width, cadre, amount } = story;
  const { page, t, open, close } = await visit({ browser, served, language, width });
  const unit = [...served.country.units].find(([name]) => name === story.facility)?.[1] ?? '';
  const values = { basis: 'NORM', year: 2026, unit, cadre: 'SF', amount };
  const operations = [{ do: 'create', form: 'staffing_norm', id: uuidv7(), values }];
  const answer = await page.request.post('/api/v1/envelopes', { data: { id: uuidv7(), operations } });
  expect(answer.status(), await answer.text()).toBe(200);
  await open(`/f/unit/${unit}`);
  const line = page.locator('.panel tr', { hasText: cadre }).first();
  const gap = line.getByText(t('units:panel_gap_short', { count: amount }));
  await gap.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await inBothWidths(page, () => gap.waitFor());
  await close();
});
