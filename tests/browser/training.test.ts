import { uuidv7 } from '@baara/model';
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

/** So many days from today, as ISO text. */
const away = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const french = (day: string): string => day.split('-').reverse().join('/');

/** Saves new records as whoever is signed in, and answers their ids. */
async function save(page: Page, rows: readonly (readonly [form: string, values: Record<string, unknown>])[]) {
  const operations = rows.map(([form, values]) => ({ do: 'create', form, id: uuidv7(), values }));
  const answer = await page.request.post('/api/v1/envelopes', { data: { id: uuidv7(), operations } });
  expect(await answer.text()).not.toContain('problems');
  return operations.map(({ id }) => id);
}

test('a session, from its plan to a certificate that anybody verifies', async () => {
  const { page, open, complaints, close } = await visit({ browser, served, language: 'fr' });
  const { people, sikasso } = served.country;
  const [course] = await save(page, [
    [
      'course',
      {
        ...{ name: 'Soins obstétricaux d’urgence', topic: 'Accouchement', certified: true, valid_months: 24 },
        ...{ competencies: [{ competency: 'SONU_B', level: '2' }], passing_score: 70 },
      },
    ],
    ['competency_requirement', { cadre: 'SF', competency: 'SONU_B', level: '2', valid_months: 36 }],
  ]);

  // Planned for next week: two seats.
  await open('/f/training_session/new');
  await choose(page, 'Formation', 'obst', 'Soins obstétricaux');
  await page.locator('#f-name').fill('SONU Sikasso');
  await page.locator('#f-starts').fill(french(away(7)));
  await page.locator('#f-ends').fill(french(away(8)));
  await choose(page, 'Structure ou localité', 'sikasso', 'Région de Sikasso');
  await page.locator('#f-seats').fill('2');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(/\/f\/training_session\/[0-9a-f-]{36}$/u);
  const session = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // It stands in the calendar of that month, with its seats.
  await open(`/p/training/calendar?month=${away(7).slice(0, 7)}`);
  await page.locator('.training-month').getByText('2 places libres').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  // Who needs it: two midwives… one of them is invited from the list that the number opens.
  await open(`/p/training/needs?unit=${sikasso}`);
  const needed = page.getByRole('row', { name: /Sage-femme/u });
  expect(await accessibilityFaults(page)).toEqual([]);
  await needed.getByRole('link').first().click();
  await page.getByRole('checkbox', { name: 'Choisir : TRAORÉ Awa' }).check();
  await page.getByRole('button', { name: 'Inviter (1)' }).click();
  await page.getByText('Invités : 1.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Voir la session' }).click();

  // She accepts; another is enrolled; a third waits for a seat.
  await page.getByRole('button', { name: 'Accepte : TRAORÉ Awa' }).click();
  await page.getByText('acceptée').waitFor({ state: 'attached' });
  const enrolled = (person: string) =>
    ['participation', { session, person: people.get(person), status: 'ENROLLED' }] as const;
  await save(page, [enrolled('COULIBALY Fatoumata'), enrolled('SANOGO Kadiatou')]);

  // The session is brought forward, and everybody's days with it.
  const held = await page.request.get(`/api/v1/records/training_session/${session}`);
  await page.request.patch(`/api/v1/records/training_session/${session}`, {
    headers: { 'If-Match': held.headers().etag ?? '' },
    data: { values: { starts: away(-3), ends: away(-2), status: 'DONE' } },
  });
  await open(`/f/training_session/${session}`);
  const figures = page.locator('.training-facts');
  await figures.getByText('2 / 2').waitFor();
  expect(await figures.textContent()).toMatch(/En attente\s*1/u);

  // Attendance: everybody on the first morning, one absent in the afternoon.
  const day = french(away(-3)).slice(0, 5);
  await page.getByRole('button', { name: `Tous présents : ${day} Matin` }).click();
  await page.getByRole('checkbox', { name: `TRAORÉ Awa, ${day} Après-midi` }).check();
  const attendance = page.locator('training-attendance');
  await attendance.getByRole('button', { name: 'Enregistrer' }).click();
  await attendance.getByText('100 %').waitFor();
  await attendance.getByText('50 %').waitFor();

  // Tests: one passes, one does not; a certificate for the one who passed.
  const outcome = page.locator('training-outcome');
  await outcome.getByRole('spinbutton', { name: 'Pré-test : TRAORÉ Awa' }).fill('45');
  await outcome.getByRole('spinbutton', { name: 'Post-test : TRAORÉ Awa' }).fill('85');
  await outcome.getByRole('spinbutton', { name: 'Post-test : COULIBALY Fatoumata' }).fill('60');
  await outcome.getByRole('button', { name: 'Enregistrer' }).click();
  await outcome.getByRole('button', { name: 'Délivrer les certificats (1)' }).click();
  const link = outcome.getByRole('link', { name: /^CFC-\d{6} \(PDF\)$/u });
  await link.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const pdf = await page.request.get((await link.getAttribute('href')) ?? '');
  expect([pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
    'application/pdf',
    '%PDF-',
  ]);

  // Anybody verifies it: the address in the QR code, without an account.
  const where = JSON.stringify({
    op: 'eq',
    left: { op: 'field', path: ['session'] },
    right: { op: 'literal', value: session },
  });
  const asked = await page.request.get('/api/v1/records/participation', { params: { where } });
  const { rows } = (await asked.json()) as { readonly rows: readonly { readonly values: Record<string, string> }[] };
  const { certificate_code: code = '', certificate = '' } = rows.find(({ values }) => values.certificate)?.values ?? {};
  const stranger = await visit({ browser, served, language: 'fr', username: null, width: 360 });
  await stranger.open(`/open/training/certificate/${code}`);
  await stranger.page.getByText('Certificat valable').waitFor();
  const said = (await stranger.page.locator('main').textContent()) ?? '';
  for (const words of [certificate, 'TRAORÉ Awa', 'Soins obstétricaux d’urgence']) expect(said).toContain(words);
  expect(await accessibilityFaults(stranger.page)).toEqual([]);
  await stranger.open(`/open/training/certificate/${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await stranger.page.getByText('Certificat inconnu').waitFor();
  await stranger.close();
  expect(course).toBeTypeOf('string');
  expect(complaints).toEqual([]);
  await close();
});
