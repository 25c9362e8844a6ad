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

/** Saves new records as whoever is signed in, and answers their ids. */
async function save(page: Page, rows: readonly (readonly [form: string, values: Record<string, unknown>])[]) {
  const operations = rows.map(([form, values]) => ({ do: 'create', form, id: uuidv7(), values }));
  const answer = await page.request.post('/api/v1/envelopes', { data: { id: uuidv7(), operations } });
  expect(answer.status(), await answer.text()).toBe(200);
  return operations.map(({ id }) => id);
}

/** A day some days from today, as it is typed. */
const typed = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');

test('a session with people of other bodies, and the directory of the district on paper', async () => {
  // What the country gives: a course on violence, two communes of a district, its health centre in the network.
  const { district, units } = served.country;
  const country = await visit({ browser, served, language: 'fr' });
  await save(country.page, [['course', { name: 'Prise en charge des VBG', topic: 'VBG', category: 'SGBV', days: 2 }]]);
  const commune = (name: string) =>
    [
      'unit',
      { code: name.toUpperCase(), name, type: 'COMMUNE', parent: district, status: 'OPEN', opened: '2000-01-01' },
    ] as const;
  const [kapala = ''] = await save(country.page, [commune('Commune-Kapala'), commune('Commune-Natien')]);
  await country.close();

  const { page, open, complaints, close } = await visit({ browser, served, language: 'fr', username: 'vbg' });
  const centre = {
    name: 'CSCom de Kapala',
    type: 'HEALTH_CENTRE',
    unit: units.get('CSCom de Kapala'),
    opened: '2021-03-01',
  };
  const [health = ''] = await save(page, [['referral_organisation', { ...centre, services: ['EMERGENCY_CARE'] }]]);

  // Nobody is trained yet: both communes are counted, and open.
  await open('/p/sgbv_training/gaps');
  await page.getByText('2 communes sur 2 n’ont pas de contact formé.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  // A session of last week.
  await open('/f/training_session/new');
  await choose(page, 'Formation', 'vbg', 'Prise en charge des VBG');
  await page.locator('#f-name').fill('VBG Kapala');
  await page.locator('#f-starts').fill(typed(-8));
  await page.locator('#f-ends').fill(typed(-7));
  await choose(page, 'Structure ou localité', 'kapala', 'CSCom de Kapala');
  await page.locator('#f-seats').fill('20');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(/\/f\/training_session\/[0-9a-f-]{36}$/u);
  const session = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // A policewoman came: her body is asked, and nothing on those whom she helps.
  await open(`/f/participation/new?parent=training_session&of=${session}`);
  await page.getByLabel('Invité : nom et prénom').fill('Sangaré Awa');
  await page.getByRole('radiogroup', { name: 'Invité : sexe' }).getByRole('radio', { name: 'Féminin' }).check();
  await page.getByLabel('Invité : type d’organisme').selectOption('POLICE');
  await page.getByLabel('Invité : organisme', { exact: true }).fill('Commissariat de Kapala');
  await page.getByLabel('Invité : fonction').fill('Agente d’accueil');
  await page.getByLabel('Invité : téléphone').fill('76 54 32 10');
  await page.locator('#f-status').selectOption('COMPLETED');
  await page.getByText('N’écrivez rien sur une victime ou sur un cas').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/new'));
  const where = JSON.stringify({
    ...{ op: 'eq', left: { op: 'field', path: ['session'] } },
    right: { op: 'literal', value: session },
  });
  const found = await page.request.get('/api/v1/records/participation', { params: { where } });
  const { rows } = (await found.json()) as { readonly rows: readonly { readonly id: string }[] };
  const participation = rows[0]?.id ?? '';
  await open(`/f/participation/${participation}`);

  // Her visits at 3 and 6 months stand there at once.
  await page.getByRole('heading', { name: /^Suivis après formation/u }).scrollIntoViewIfNeeded();
  const visits = page.locator('tr', { has: page.getByText(/^À [36] mois$/u) });
  await visits.nth(1).waitFor();
  expect(await visits.count()).toBe(2);

  // Her commissariat joins the network, with her as its contact.
  await open('/f/referral_organisation/new');
  await page.locator('#f-name').fill('Commissariat de Kapala');
  await page.locator('#f-type').selectOption('POLICE');
  await choose(page, 'Structure ou commune', 'commune-kapala', 'Commune-Kapala');
  await page.locator('#f-hours').fill('Tous les jours');
  await page.locator('#f-opened').fill(typed(-30));
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(/\/f\/referral_organisation\/[0-9a-f-]{36}$/u);
  const police = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const since = { valid_from: '2026-01-01' };
  await save(page, [
    ['referral_link', { organisation: police, refers_to: health, services: ['EMERGENCY_CARE'], ...since }],
  ]);
  await open(`/f/referral_contact/new?parent=participation&of=${participation}`);
  await choose(page, 'Organisation', 'commissariat', 'Commissariat de Kapala');
  await page.locator('#f-function').fill('Agente d’accueil');
  await page.locator('#f-valid_from').fill(typed(-7));
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/new'));

  // The picture says who refers to whom; its table says the same.
  await open('/p/sgbv_training/network');
  await page
    .getByRole('link', {
      name: 'Commissariat de Kapala, Police ou gendarmerie, Contact formé, Oriente vers CSCom de Kapala',
    })
    .waitFor();
  await page.getByRole('row', { name: /Commissariat de Kapala.*CSCom de Kapala.*Sangaré Awa/u }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  // One commune is left, and the link opens it.
  await open('/p/sgbv_training/gaps');
  await page.getByText('1 commune sur 2 n’a pas de contact formé.').waitFor();
  await page.getByRole('link', { name: 'Commune-Natien' }).click();
  await page.getByRole('heading', { name: 'Commune-Natien', level: 1 }).waitFor();
  expect(kapala).not.toBe('');

  // The directory of the district: on the screen, on a telephone, and alone on A4.
  await open('/p/sgbv_training/directory');
  const sheet = page.locator('article.paper');
  await sheet.getByText('Sangaré Awa').waitFor();
  expect(await sheet.textContent()).toContain('+223 76 54 32 10');
  expect(await sheet.textContent()).toContain(`formé le ${typed(-7)}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('baara-masthead').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Imprimer' }).isVisible()).toBe(false);
  expect(await sheet.isVisible()).toBe(true);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf).toMatch(/\/MediaBox \[0 0 59\d\.\d+ 841\.\d+\]/u);
  expect(pdf.match(/\/Type\s*\/Page\b/gu)?.length).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});
