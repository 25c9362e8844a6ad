import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { choose, visit } from './visit.ts';

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const row = (page: Page, name: string) =>
  page.locator('.values tbody tr', { has: page.getByText(name, { exact: true }) });
const names = (page: Page) => page.locator('.values tbody th .name').allTextContents();
const offered = async (page: Page, label: string) => {
  const select = page.getByLabel(label, { exact: true }).and(page.locator('select'));
  await select.locator('option').nth(2).waitFor({ state: 'attached' });
  return (await select.locator('option').allTextContents()).map((words) => words.trim());
};

test('a new value is added, worded anew, and offered in the form', async () => {
  const { page, t, label, open, complaints, close } = await visit({
    browser,
    served,
    language: 'fr',
    username: 'reglages',
  });
  await page.locator('nav.main summary', { hasText: 'Administration' }).click();
  await page
    .getByRole('link', { name: t('vocabulary:title') })
    .first()
    .click();
  await page.getByLabel(t('vocabulary:find_list')).fill('types de conges');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Types de congés' }).last().click();
  await page.getByRole('button', { name: t('vocabulary:add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label('leave_category', 'label_fr')).fill('Congé de viduité');
  await dialog.getByLabel(label('leave_category', 'label_en')).fill('Widowhood leave');
  await expect.poll(() => dialog.getByLabel(label('leave_category', 'code')).inputValue()).toBe('CONGE_DE_VIDUITE');
  // What was typed outlives a power cut.
  await page.reload();
  await page.getByRole('button', { name: t('vocabulary:add') }).click();
  await dialog.getByRole('button', { name: t('form:draft_resume') }).click();
  expect(await dialog.getByLabel(label('leave_category', 'label_en')).inputValue()).toBe('Widowhood leave');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('vocabulary:add_done') }).click();
  const added = row(page, 'Congé de viduité');
  await added.getByText(t('vocabulary:origin_here')).waitFor();
  await added.getByText(t('vocabulary:unused')).waitFor();
  await added.getByRole('button', { name: t('vocabulary:edit') }).click();
  await dialog.getByLabel(label('leave_category', 'label_fr')).fill('Congé de veuvage');
  await dialog.getByRole('button', { name: t('form:save') }).click();
  await row(page, 'Congé de veuvage').waitFor();
  expect(await names(page)).toContain('Congé de veuvage');
  expect(await accessibilityFaults(page)).toEqual([]);
  await open('/f/leave/new');
  expect((await offered(page, `${label('leave', 'category')} *`)).at(-1)).toBe('Congé de veuvage');
  expect(complaints).toEqual([]);
  await close();
});

test('a retired value leaves the form, stays in the list of those retired, and comes back', async () => {
  const { page, t, label, open, close } = await visit({ browser, served, language: 'fr', username: 'reglages' });
  const name = 'Congé pour pèlerinage';
  await open('/lists/leave_category');
  await row(page, name)
    .getByRole('button', { name: t('vocabulary:retire') })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(t('vocabulary:not_offered')).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('vocabulary:retire') }).click();
  await page.getByText(t('vocabulary:retired_done', { title: name })).waitFor({ state: 'attached' });
  expect(await names(page)).not.toContain(name);
  await open('/f/leave/new');
  expect(await offered(page, `${label('leave', 'category')} *`)).not.toContain(name);
  await open('/lists/leave_category?show=retired');
  await row(page, name).getByText(t('vocabulary:retired_tag'), { exact: true }).waitFor();
  await row(page, name)
    .getByRole('button', { name: t('vocabulary:restore') })
    .click();
  await page.getByText(t('vocabulary:none_retired')).waitFor();
  await open('/f/leave/new');
  expect(await offered(page, `${label('leave', 'category')} *`)).toContain(name);
  await close();
});

test('a value is replaced by another: the records keep it and are found with the other', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr', username: 'reglages' });
  await open('/lists/sex');
  await row(page, 'Masculin').getByText('fiche').waitFor();
  await row(page, 'Masculin')
    .getByRole('button', { name: t('vocabulary:replace') })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'Agents' }).waitFor();
  await dialog.getByRole('button', { name: t('vocabulary:replace') }).click();
  await dialog.getByText(t('vocabulary:replace_missing')).waitFor();
  await choose(page, t('vocabulary:replaced_by'), 'fém', 'Féminin');
  await dialog.getByText(t('vocabulary:joined', { code: 'M', title: 'Féminin' })).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: t('vocabulary:replace') }).click();
  await page.getByText(t('vocabulary:replaced_done', { title: 'Masculin' })).waitFor({ state: 'attached' });
  await open('/f/person');
  await page.locator('.rows[aria-busy=false]').waitFor();
  await page.getByRole('button', { name: t('list:filters') }).click();
  const sex = page.getByRole('group', { name: 'Sexe' }).first();
  expect(await sex.getByText('Masculin').count()).toBe(0);
  await sex.getByLabel(/Féminin/u).check();
  await page.waitForURL(/w.sex=in:F,M|w.sex=in%3AF%2CM|w.sex=in:M,F|w.sex=in%3AM%2CF/u);
  await open('/lists/sex?show=retired');
  await row(page, 'Masculin')
    .getByText(t('vocabulary:replaced_tag', { title: 'Féminin' }))
    .waitFor();
  // Who holds it keeps it until somebody takes the other.
  await open(`/f/person/${served.country.people.get('DIARRA Bakary')}/edit`);
  await page.getByText(t('form:choice_retired')).waitFor();
  await page.getByRole('button', { name: t('form:choice_replace', { label: 'Féminin' }) }).click();
  await page.getByText(t('form:choice_retired')).waitFor({ state: 'detached' });

  // So does who holds a value of a list too long to be shown whole.
  const { rows } = await (await page.request.get('/api/v1/records/cadre?limit=200&select=code')).json();
  expect(rows.length).toBeGreaterThan(25);
  const aide = rows.find(({ values }: { readonly values: { readonly code: string } }) => values.code === 'AS');
  const values = { retired: true, replaced_by: 'SF' };
  const retired = await page.request.patch(`/api/v1/records/cadre/${aide.id}`, {
    data: { values },
    headers: { 'If-Match': `"${aide.rev}"` },
  });
  expect(retired.status(), await retired.text()).toBe(200);
  await open(`/f/person/${served.country.people.get('DIARRA Bakary')}/edit`);
  await page.getByText(t('form:choice_retired')).first().waitFor();
  await page.getByRole('button', { name: t('form:choice_replace', { label: 'Sage-femme' }) }).click();
  await expect.poll(() => page.locator('#f-position_cadre').inputValue()).toBe('Sage-femme');
  await close();
});

test('who may not write a list reads it only', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr', username: 'sikasso' });
  await open('/lists/leave_category');
  await page.getByText(t('vocabulary:read_only')).waitFor();
  await row(page, 'Permission').waitFor();
  expect(await page.locator('.values button').count()).toBe(0);
  expect(await page.getByRole('button', { name: t('vocabulary:add') }).count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('on a phone, values are put in order by buttons', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr', username: 'reglages', width: 360 });
  await open('/lists/leave_status');
  const up = page.getByRole('button', { name: t('vocabulary:up', { name: 'Accordé' }) });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['Accordé', 'Demandé', 'Refusé', 'Pris', 'Annulé']);
  await page.getByText(t('vocabulary:moved', { name: 'Accordé', position: 1, of: 5 })).waitFor({ state: 'attached' });
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await open('/lists/leave_status');
  await expect.poll(() => names(page)).toEqual(['Accordé', 'Demandé', 'Refusé', 'Pris', 'Annulé']);
  // What is no demonstration cannot be reset, and says so.
  await open('/demonstration');
  await page.getByText(t('vocabulary:demonstration_absent')).waitFor();
  expect(await page.getByRole('button', { name: t('vocabulary:demonstration_reset') }).count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await close();
});
