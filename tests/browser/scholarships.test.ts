import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, nameOf, writeSchool } from '../scholarships/world.ts';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { type Visit, visit } from './visit.ts';

let served: Served;
let browser: Browser;
const month = new Date().toISOString().slice(0, 7);
const accounts = [
  { username: 'bourses', name: 'Ramata Sow', role: 'scholarship_officer' },
  { username: 'prepare', name: 'Issa Bamba', role: 'payment_preparer' },
  { username: 'verifie', name: 'Nana Kéita', role: 'payment_verifier' },
  { username: 'ordonne', name: 'Sékou Niaré', role: 'payment_approver' },
];

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
  const { country, system, addAccount } = served;
  await system(() => writeSchool({ unit: country.sikasso, awards: 3, scored: 2, first: month }));
  for (const account of accounts) await addAccount({ ...account, unit: country.mali });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const enter = (username: string): Promise<Visit> => visit({ browser, served, language: 'fr', username });

/** Takes a transition of the record that is open, and waits until it is taken. */
async function pass(page: Page, words: string): Promise<void> {
  await page.locator('baara-standings').getByRole('button', { name: words, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Says yes where the module asks whether one is sure. */
async function sure(page: Page, words: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The text of the only file that the list offers, as the browser saves it. */
async function download(page: Page): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Télécharger L/u }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const take = (page: Page, text: string) =>
  page
    .getByLabel('Fichier de réponse')
    .setInputFiles({ name: 'reponse.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('scholarships are awarded, paid by three people, reconciled, and a failed payment is retried', async () => {
  const [officer, preparer, verifier, approver] = (await Promise.all(
    accounts.map(({ username }) => enter(username)),
  )) as [Visit, Visit, Visit, Visit];

  // 1. The officer selects the best of two applications, and awards the scholarship.
  await officer.open('/f/scholarship_programme');
  await officer.page.getByRole('link', { name: /Bourses d’essai/u }).click();
  await officer.page.getByLabel('Candidatures à retenir').fill('1');
  await officer.page.getByRole('button', { name: 'Retenir les meilleures' }).click();
  await sure(officer.page, 'Retenir les meilleures');
  await officer.page.locator('scholarships-ranking-panel').getByText('Liste d’attente').waitFor();
  expect(await accessibilityFaults(officer.page)).toEqual([]);
  const [surname, given] = nameOf(4);
  await officer.page
    .locator('scholarships-ranking-panel')
    .getByRole('link', { name: `${surname} ${given}` })
    .click();
  await officer.page.waitForURL(/scholarship_application\//u);
  const add = officer.page.locator('main a[href^="/f/scholarship_award/new"]').first();
  await add.waitFor({ state: 'attached' });
  await officer.open((await add.getAttribute('href')) ?? '');
  const fill = (name: string, text: string) => officer.page.getByRole('textbox', { name, exact: true }).fill(text);
  await fill(officer.label('scholarship_award', 'monthly'), '25000');
  await fill(officer.label('scholarship_award', 'first_month'), month.split('-').reverse().join('/'));
  await fill(officer.label('scholarship_award', 'last_month'), month.split('-').reverse().join('/'));
  await fill(officer.label('scholarship_award', 'msisdn'), '76 54 32 10');
  await fill(officer.label('scholarship_award', 'wallet_holder'), `${given} ${surname}`);
  await officer.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await officer.page.getByText(officer.t('record:saved_done')).waitFor();

  // 2. One prepares the list, a second verifies it, a third approves it; the file is made, handed over.
  await preparer.open('/p/scholarships/payments');
  await preparer.page.getByRole('button', { name: 'Préparer la liste' }).click();
  await sure(preparer.page, 'Préparer la liste');
  await preparer.page.waitForURL(/payment_batch\//u);
  const list = new URL(preparer.page.url()).pathname;
  await preparer.page.getByText('À faire : une deuxième personne').waitFor();
  await verifier.open(list);
  await pass(verifier.page, 'Vérifier la liste');
  await approver.open(list);
  await pass(approver.page, 'Approuver le paiement');
  await preparer.open(list);
  await pass(preparer.page, 'Produire le fichier');
  const file = await download(preparer.page);
  expect(await download(preparer.page)).toBe(file);
  const rows = file
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'));
  expect(rows.map(([phone, amount]) => [phone?.length, amount])).toEqual(
    Array.from({ length: 4 }, () => [11, '25000']),
  );
  await pass(preparer.page, 'Déclarer remise à l’opérateur');

  // 3. The operator answers: two paid, one failed, one that names no payment and is confirmed.
  const references = rows.map(([, , reference]) => reference ?? '');
  const today = new Date().toISOString().slice(0, 10);
  const [one = '', two = '', three = ''] = references;
  const last = rows[3]?.[0] ?? '';
  await take(
    preparer.page,
    answerOf([
      { reference: one, operation: 'T1', date: today },
      { reference: two, operation: 'T2', date: today },
      { reference: three, status: 'Échec', reason: 'Numéro inconnu', date: today },
      { msisdn: last, operation: 'T4', date: today },
    ]),
  );
  await preparer.page.getByText('Réponse reçue : 3 rapprochées, 1 à confirmer.').waitFor();
  expect(await accessibilityFaults(preparer.page)).toEqual([]);
  await verifier.open(list);
  await verifier.page.getByRole('button', { name: /^Confirmer :/u }).click();
  await sure(verifier.page, 'Confirmer');
  await verifier.page.getByText('Les sommes payées concordent.').waitFor();
  await pass(verifier.page, 'Rapprocher et clore');
  await verifier.page.getByText('Cette liste est close.').waitFor();

  // 4. The failed payment is retried: the same reference, through the same hands.
  await preparer.open(list);
  await preparer.page.getByRole('checkbox', { name: `Choisir ${three}` }).check();
  await preparer.page.getByRole('button', { name: 'Reprendre les paiements choisis (1)' }).click();
  await sure(preparer.page, 'Reprendre les paiements choisis');
  await preparer.page.waitForURL((url) => /payment_batch\//u.test(url.pathname) && url.pathname !== list);
  const again = new URL(preparer.page.url()).pathname;
  await verifier.open(again);
  await pass(verifier.page, 'Vérifier la liste');
  await approver.open(again);
  await pass(approver.page, 'Approuver le paiement');
  await preparer.open(again);
  await pass(preparer.page, 'Produire le fichier');
  expect(await download(preparer.page)).toContain(three);
  await pass(preparer.page, 'Déclarer remise à l’opérateur');
  await take(preparer.page, answerOf([{ reference: three, operation: 'T3', date: today }]));
  await preparer.page.getByText('Réponse reçue : 1 rapprochées.').waitFor();
  await verifier.open(again);
  await pass(verifier.page, 'Rapprocher et clore');
  await verifier.page.getByText('Cette liste est close.').waitFor();

  // 5. The month is paid: nothing is left to prepare.
  await preparer.open('/p/scholarships/payments');
  await preparer.page.getByText('Tout est dans une liste').waitFor();
  expect(await accessibilityFaults(preparer.page)).toEqual([]);
  for (const each of [officer, preparer, verifier, approver]) {
    expect(each.complaints).toEqual([]);
    await each.close();
  }
});
