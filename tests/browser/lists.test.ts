import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { choose, type Language, visit } from './visit.ts';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const settled = (page: Page) => page.locator('.rows[aria-busy=false]').waitFor();
const surnames = (page: Page) => page.locator('.rows tbody th').allTextContents();

/** No daily story: tried in one language. */
describe('a list at work', () => {
  const language: Language = 'fr';

  test('finds a colleague by number within one’s own scope', async () => {
    const { page, t, open, close } = await visit({ browser, served, language, username: 'sikasso' });
    await open(`/f/person?under=${served.country.sikasso}`);
    await page
      .getByRole('searchbox', { name: t('list:search_in', { form: 'Agents' }).slice(0, 8) })
      .last()
      .fill('0107905E');
    await page.waitForURL(/q=0107905E/u);
    await settled(page);
    expect(await surnames(page)).toEqual(['SANOGO']);
    await close();
  });

  test('is narrowed by a period and a structure, in chips that take themselves away', async () => {
    const { page, t, open, label, close } = await visit({ browser, served, language });
    await open('/f/person');
    await settled(page);
    await page.getByRole('button', { name: t('list:filters') }).click();
    const sex = page.getByRole('group', { name: label('person', 'sex') }).first();
    await sex.getByText(t('list:count', { count: 3 })).waitFor();
    const period = page.getByLabel(t('list:period_of', { field: label('person', 'birth_date') }));
    await period.selectOption('between');
    await page.locator('#filter-birth_date-from').fill('1/1/1980');
    await page.locator('#filter-birth_date-from').press('Tab');
    await page.waitForURL(/birth_date=range/u);
    await choose(page, label('assignment', 'facility'), 'kapala', 'CSCom de Kapala');
    await page.waitForURL(/under=/u);
    await settled(page);
    await expect.poll(() => surnames(page)).toEqual(['COULIBALY', 'TRAORÉ']);
    const chips = page.getByRole('list', { name: t('list:filters_on') });
    expect(await chips.getByRole('listitem').count()).toBe(3);
    await chips.getByRole('button', { name: /Kapala/u }).click();
    await expect.poll(async () => (await surnames(page)).length).toBe(3);
    await page.getByRole('button', { name: t('list:clear_filters') }).click();
    await expect.poll(async () => (await surnames(page)).length).toBeGreaterThanOrEqual(5);
    await period.selectOption('this_month');
    await page.getByText(t('list:empty_search')).waitFor();
    await close();
  });

  test('keeps its columns in their order for their reader, on another computer too', async () => {
    const first = await visit({ browser, served, language });
    const { page, t, label } = first;
    await first.open('/f/person');
    await settled(page);
    await page.getByText(t('list:columns'), { exact: true }).click();
    // Each box stands for its column, also once another has left its place.
    const box = (key: string) => page.getByRole('checkbox', { name: label('person', key), exact: true });
    await box('position_cadre').uncheck();
    await page.waitForURL(/columns=/u);
    expect(await box('position_cadre').isChecked()).toBe(false);
    const chosen = page.locator('.ordered').getByRole('checkbox');
    expect(await chosen.evaluateAll((boxes) => boxes.every((each) => (each as HTMLInputElement).checked))).toBe(true);
    await box('birth_place').check();
    await page.waitForURL(/birth_place/u);
    expect(await box('position_cadre').isChecked()).toBe(false);
    expect(new Set(new URL(page.url()).searchParams.get('columns')?.split(',')).size).toBe(await chosen.count());
    const up = page.getByRole('button', { name: t('list:column_up', { column: label('person', 'birth_place') }) });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('columns')).toMatch(/birth_place,[^,]+,[^,]+$/u);
    await settled(page);
    const headings = await page.getByRole('columnheader').allTextContents();
    await first.close();
    const other = await visit({ browser, served, language });
    await other.open('/f/person');
    await settled(other.page);
    expect(await other.page.getByRole('columnheader').allTextContents()).toEqual(headings);
    expect(headings.some((words) => words.includes(label('person', 'birth_place')))).toBe(true);
    await other.page.getByText(t('list:columns'), { exact: true }).click();
    await other.page.getByRole('button', { name: t('list:columns_default') }).click();
    await other.close();
  });

  test('is kept as a view, shared with a role and opened by its holder', async () => {
    const { page, t, open, close } = await visit({ browser, served, language });
    const name = `Femmes ${language}`;
    await open('/f/person?w.sex=in:F&sort=-birth_date');
    await settled(page);
    const before = await surnames(page);
    await page.locator('baara-view-menu summary').click();
    await page.getByLabel(t('list:view_name')).fill(name);
    await page.getByLabel(t('list:view_share')).selectOption('regional_manager');
    await page.getByRole('button', { name: t('list:view_save') }).click();
    await page.getByText(t('list:view_saved', { name })).waitFor();
    await page.getByRole('button', { name: t('list:view_rename', { name }) }).click();
    const renamed = `${name} bis`;
    await page.getByRole('textbox', { name: t('list:view_rename', { name }) }).fill(renamed);
    await page.keyboard.press('Enter');
    await page.getByText(t('list:view_renamed', { name: renamed })).waitFor();
    await page.getByRole('button', { name: t('list:view_remove', { name: renamed }) }).click();
    await page.getByRole('button', { name: t('list:view_take_back') }).click();
    await page.getByText(t('list:view_saved', { name: renamed })).waitFor();
    await close();
    const holder = await visit({ browser, served, language, username: 'sikasso' });
    await holder.open('/f/person');
    await settled(holder.page);
    await holder.page.locator('baara-view-menu summary').click();
    await holder.page.getByRole('link', { name: renamed }).click();
    await holder.page.waitForURL(/w\.sex=in/u);
    await settled(holder.page);
    expect(await surnames(holder.page)).toEqual(before);
    await holder.close();
  });

  test('is walked, chosen from and opened by keys', async () => {
    const { page, open, close } = await visit({ browser, served, language });
    await open('/f/person');
    await settled(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.locator('tbody tr').nth(1).getByRole('checkbox').isChecked()).toBe(true);
    const chosen = await page.locator('tbody tr').nth(1).locator('th').textContent();
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/f\/person\/[0-9a-f-]{36}/u);
    expect(await page.locator('h1:not(.awaited)').textContent()).toContain(chosen ?? '?');
    await close();
  });
});

async function lines(download: Download): Promise<string[][]> {
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  return text
    .slice(1)
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
}

test('what is exported is what is seen', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/f/person?w.sex=in:F&sort=-birth_date&columns=surname,given_names,place.unit,birth_date');
  await settled(page);
  await page.getByText(t('list:export'), { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('list:export_csv') }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Agents .*\.csv$/u);
  const [head, ...rows] = await lines(download);
  const seen = await page
    .locator('.rows tbody tr')
    .evaluateAll((all) =>
      all.map((row) => Array.from(row.querySelectorAll('th, td:not(.box)'), (cell) => cell.textContent?.trim() ?? '')),
    );
  expect(head?.slice(0, 2)).toEqual(['Nom', 'Prénom(s)']);
  expect(rows).toEqual(seen);
  await close();
});

test.each([
  { language: 'fr', width: 1280 },
  { language: 'en', width: 360 },
  { language: 'fr', width: 360 },
  { language: 'en', width: 1280 },
] as const)(
  'three people are transferred by one act, seen before, and brought back ($language, $width px)',
  async ({ language, width }) => {
    const { page, t, open, label, close, complaints } = await visit({
      ...{ browser, served, language, width },
      username: 'sikasso',
    });
    await open('/f/person?w.position_cadre=in:SF,IDE,AS');
    await settled(page);
    for (const surname of ['COULIBALY', 'SANOGO', 'TRAORÉ']) {
      await page.locator('tbody tr', { hasText: surname }).getByRole('checkbox').check();
    }
    await page.getByText(t('list:selected', { count: 3 })).waitFor();
    await page.getByRole('button', { name: t('list:do_move') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: t('bulk:preview') }).click();
    await dialog.getByRole('alert').waitFor();
    await choose(page, label('assignment', 'facility'), 'nongo', 'CSCom de Nongo');
    await dialog.getByRole('textbox', { name: label('assignment', 'valid_from'), exact: true }).fill('1/9/2026');
    await dialog.getByRole('textbox', { name: label('assignment', 'act_number'), exact: true }).fill('2026-118');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: t('bulk:preview') }).click();
    await page.getByText(t('bulk:count_ready', { count: 3 })).waitFor();
    const changes = page.locator('tr', { hasText: 'TRAORÉ' }).locator('.changes');
    expect(await changes.locator('del').first().textContent()).toBe('CSCom de Kapala');
    expect(await changes.locator('ins').allTextContents()).toContain('CSCom de Nongo');
    expect(await accessibilityFaults(page)).toEqual([]);
    const kapala = `/f/person/${served.country.people.get('TRAORÉ Awa')}`;
    await page.getByRole('button', { name: t('bulk:apply', { count: 3 }) }).click();
    await page.getByText(t('bulk:count_written', { count: 3 })).waitFor();
    const done = page.url();
    await open(kapala);
    expect(await page.locator('main').textContent()).toContain('CSCom de Nongo');
    await open('/bulk');
    await page.getByText(t('bulk:state_done'), { exact: true }).waitFor();
    await page.getByRole('button', { name: t('bulk:undo') }).click();
    await page.getByRole('button', { name: t('bulk:undo_yes') }).click();
    await page.waitForURL(done.replace(/\?.*$/u, ''));
    await page.getByText(t('bulk:count_undone', { count: 3 })).waitFor();
    await page.getByRole('link', { name: t('bulk:back') }).click();
    await settled(page);
    expect(await page.locator('tbody tr', { hasText: 'TRAORÉ' }).textContent()).toContain('Kapala');
    expect(complaints).toEqual([]);
    await close();
  },
);

test('two people advance by one act, seen before, and are brought back', async () => {
  const { page, t, open, label, close, complaints } = await visit({
    ...{ browser, served, language: 'fr', width: 360 },
    username: 'sikasso',
  });
  await open('/f/person?w.position_cadre=in:SF,IDE,AS');
  await settled(page);
  for (const surname of ['COULIBALY', 'SANOGO']) {
    await page.locator('tbody tr', { hasText: surname }).getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: t('list:do_event') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('bulk:event_of')).selectOption({ label: label('career') });
  await dialog.getByRole('textbox', { name: label('career', 'valid_from'), exact: true }).fill('1/9/2026');
  await dialog.getByRole('button', { name: t('bulk:preview') }).click();
  await dialog.getByText(t('bulk:event_empty')).waitFor();
  await dialog.getByRole('radio', { name: 'B2', exact: true }).check();
  await dialog.getByLabel(label('career', 'echelon'), { exact: true }).fill('3');
  await dialog.getByRole('textbox', { name: label('career', 'act_number'), exact: true }).fill('2026-220');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('bulk:preview') }).click();
  await page.getByText(t('bulk:count_ready', { count: 2 })).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: t('bulk:apply', { count: 2 }) }).click();
  await page.getByText(t('bulk:count_written', { count: 2 })).waitFor();
  await page.getByRole('button', { name: t('bulk:undo') }).click();
  await page.getByText(t('bulk:count_undone', { count: 2 })).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('what would be refused says why before anything is written', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr', username: 'sikasso' });
  await open('/f/person');
  await settled(page);
  await page.getByRole('checkbox', { name: t('list:select_page') }).check();
  await page.getByRole('button', { name: t('list:do_set') }).click();
  await page.getByLabel(t('bulk:field')).selectOption('surname');
  await page.getByLabel(t('bulk:reason_optional')).fill('Essai');
  // Given up only after a word: Escape alone loses nothing.
  page.once('dialog', (asked) => asked.dismiss());
  await page.keyboard.press('Escape');
  await open('/f/person');
  await settled(page);
  await page.getByRole('checkbox', { name: t('list:select_page') }).check();
  await page.getByRole('button', { name: t('list:do_set') }).click();
  await page.getByRole('button', { name: t('form:draft_resume') }).click();
  expect(await page.getByLabel(t('bulk:field')).inputValue()).toBe('surname');
  expect(await page.getByLabel(t('bulk:reason_optional')).inputValue()).toBe('Essai');
  await page.getByRole('button', { name: t('bulk:preview') }).click();
  await page.getByRole('heading', { name: t('bulk:heading_refused') }).waitFor();
  expect(await page.locator('.rows td').first().textContent()).toMatch(/\S/u);
  await close();
});
