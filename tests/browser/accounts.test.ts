import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { password, type Served, serve } from './serve.ts';
import { choose, type Visit, visit } from './visit.ts';

let served: Served;
let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});
afterAll(async () => {
  for (const each of visits) await each.close();
  await browser?.close();
  await served?.close();
});

const comes = async (username: string | null, width = 1280): Promise<Visit> => {
  const opened = await visit({ browser, served, language: 'fr', username, width });
  visits.push(opened);
  return opened;
};
const phrase = 'les pirogues du Niger';

test('an administrator opens an account, and who gets the link chooses a password and enters', async () => {
  const { page, t, open, complaints } = await comes('national');
  await open('/accounts');
  await page.getByRole('button', { name: t('accounts:new') }).click();
  await page.getByLabel(t('accounts:field_name')).fill('Kadiatou Coulibaly');
  await page.getByLabel(t('accounts:field_username'), { exact: true }).fill('kcoulibaly');
  await page.getByLabel(t('accounts:field_role'), { exact: true }).selectOption('district_manager');
  await choose(page, t('accounts:field_unit'), 'Sikasso', 'Sikasso');
  await page
    .locator('form.panel-form')
    .getByRole('button', { name: t('accounts:new') })
    .click();
  const link = await page.getByRole('textbox', { name: t('accounts:copy') }).inputValue();
  expect(link).toMatch(/\/invitation#[\w-]{43}$/u);
  await page.getByRole('cell', { name: /kcoulibaly/u }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  const guest = await comes(null);
  await guest.page.goto(link);
  await guest.page.getByText('Kadiatou Coulibaly').waitFor();
  const first = guest.page.getByLabel(t('accounts:new_password'));
  const again = guest.page.getByLabel(t('accounts:again'));
  for (const field of [first, again]) await field.fill('Motdepasse2026');
  await guest.page.getByRole('button', { name: t('accounts:invitation_go') }).click();
  await guest.page.getByText(t('problems:password.common')).waitFor();
  expect(await accessibilityFaults(guest.page)).toEqual([]);
  for (const field of [first, again]) await field.fill(phrase);
  await guest.page.getByRole('button', { name: t('accounts:invitation_go') }).click();
  await guest.page.locator('baara-masthead').getByRole('combobox').waitFor();

  const late = await comes(null);
  await late.page.goto(link);
  await late.page.getByText(t('errors:account.invitation_invalid')).waitFor();
  expect([...complaints, ...guest.complaints]).toEqual([]);
});

test('a second factor is set up with a drawing, asked for at the door, and replaced once by a recovery code', async () => {
  const { page, t, open } = await comes('sikasso');
  await open('/profile');
  const part = page.locator('baara-second-factor');
  await part.getByLabel(t('accounts:present_password')).fill(password);
  await part.getByRole('button', { name: t('accounts:factor_begin') }).click();
  await part.getByRole('img', { name: t('accounts:factor_qr') }).waitFor();
  const secret = Secret.fromBase32(((await part.locator('code').textContent()) ?? '').replaceAll(' ', ''));
  const totp = new TOTP({ secret });
  await part.getByLabel(t('accounts:factor_code')).fill(totp.generate());
  await part.getByRole('button', { name: t('accounts:factor_confirm') }).click();
  await part.locator('.recovery-codes li').first().waitFor();
  const [recovery = ''] = await part.locator('.recovery-codes li').allInnerTexts();
  expect(recovery).toMatch(/^(\w{4}-){3}\w{4}$/u);
  expect(await accessibilityFaults(page)).toEqual([]);
  await part.getByRole('button', { name: t('accounts:recovery_done') }).click();

  for (const code of [totp.generate({ timestamp: Date.now() + 30_000 }), recovery]) {
    const { page: door } = await comes(null);
    await door.getByLabel(t('shell:username')).fill('sikasso');
    await door.getByLabel(t('shell:password'), { exact: true }).fill(password);
    await door.getByRole('button', { name: t('shell:sign_in'), exact: true }).click();
    await door.getByLabel(t('shell:one_time_code')).fill(code);
    await door.getByRole('button', { name: t('shell:sign_in'), exact: true }).click();
    await door.locator('baara-masthead').getByRole('combobox').waitFor();
  }
});

test('an auditor finds an export, and who opened a file', async () => {
  const { page, t, open } = await comes('national');
  const exported = await page.request.get('/api/v1/exports/person?format=csv&columns=surname');
  expect(exported.status()).toBe(200);
  await open('/audit');
  await page.getByLabel(t('audit:action')).selectOption('export');
  await page.getByRole('button', { name: t('audit:apply') }).click();
  const line = page.getByRole('row').filter({ has: page.getByText(t('audit:kind_export'), { exact: true }) });
  await line.first().waitFor();
  await line.first().getByText('Oumou Sangaré').waitFor();
  await page.waitForURL(/action=export/u);
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('why somebody does not see a file is said with role and unit', async () => {
  const { page, t, open } = await comes('national');
  const people = await (await page.request.get('/api/v1/records/person?limit=1&select=surname')).json();
  const [person] = people.rows as readonly { readonly title: string; readonly values: { readonly surname: string } }[];
  await open('/accounts');
  await page.getByRole('link', { name: 'Adama Sanogo' }).click();
  await choose(page, t('accounts:explain_record'), person?.values.surname ?? '', person?.values.surname ?? '');
  await page.getByRole('button', { name: t('accounts:explain_ask') }).click();
  const answer = page.locator('baara-explain-access .notice');
  await answer.getByText(/^Adama Sanogo/u).waitFor();
  await answer.getByText('Gestionnaire régional des RH').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('an administrator of roles takes a right from a role and gives it back, and the audit says so', async () => {
  const { page, t, open, complaints } = await comes('national');
  await open('/roles');
  await page.getByRole('link', { name: 'Gestionnaire de district' }).click();
  await page.getByRole('heading', { name: t('roles:defined') }).waitFor();
  await page.getByRole('button', { name: t('roles:new_rule') }).click();
  await page.getByLabel(t('roles:verb'), { exact: true }).selectOption('withhold');
  await page.getByLabel(t('roles:form'), { exact: true }).selectOption('note');
  await page.getByLabel(t('roles:field_why'), { exact: true }).fill('Note de service 12/2026');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: t('roles:save') }).click();
  await page.getByText('Note de service 12/2026').waitFor();
  await page.getByRole('button', { name: t('roles:end'), exact: true }).click();
  await page.getByLabel(t('roles:field_why'), { exact: true }).fill('Fin du service');
  await page.getByRole('button', { name: t('roles:end_confirm'), exact: true }).click();
  await page.getByText(t('roles:rules_none')).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await open('/audit?action=role_changed');
  await page.getByText('Note de service 12/2026').waitFor();
  expect(complaints).toEqual([]);
});
