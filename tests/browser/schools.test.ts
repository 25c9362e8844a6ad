import { mkdirSync } from 'node:fs';
import { uuidv7 } from '@baara/model';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEnvelope, type Operation } from '../../core/server/src/records/index.ts';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { choose, type Visit, visit } from './visit.ts';

let served: Served;
let browser: Browser;
/** With a folder in BAARA_SHOTS, each page that is checked is drawn there too, as wide as a desk's and a telephone's screen. */
// biome-ignore lint/suspicious/noUndeclaredEnvVars: no task of turbo reads it.
const shots = process.env.BAARA_SHOTS;

const ids = { unit: uuidv7(), school: uuidv7(), programme: uuidv7(), intake: uuidv7(), exam: uuidv7() };

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
  const create = (
    form: keyof typeof ids | 'school_programme' | 'exam_session',
    id: string,
    values: Record<string, string | number>,
  ): Operation => ({
    ...{ do: 'create', form, id, values },
  });
  const unit = { code: 'ECOLE-TEST', name: 'École de santé de Sikasso', type: 'ECOLE', status: 'OPEN' };
  const programme = { name: 'Infirmier diplômé d’État', cadre: 'IDE', degree: 'LICENCE', level: 'BAC3', years: 3 };
  await served.system(() =>
    applyEnvelope({
      id: uuidv7(),
      operations: [
        create('unit', ids.unit, { ...unit, parent: served.country.sikasso, opened: '2001-10-01' }),
        create('school', ids.school, { name: unit.name, unit: ids.unit, status: 'OPEN' }),
        create('school_programme', ids.programme, { ...programme, school: ids.school }),
        create('intake', ids.intake, {
          programme: ids.programme,
          year: 2022,
          applicants: 60,
          places: 30,
          admitted: 28,
        }),
        create('exam_session', ids.exam, { name: 'Examen national d’infirmier', year: 2025, cadre: 'IDE' }),
      ],
    }),
  );
  await served.addAccount({ username: 'scolarite', name: 'Sira Berthé', role: 'school_registrar', unit: ids.unit });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function checked({ page }: Visit, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: `${shots}/${name}-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.screenshot({ path: `${shots}/${name}-360.png`, fullPage: true });
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  expect(await accessibilityFaults(page)).toEqual([]);
}

/** Takes a transition; `fill` writes what its dialog asks. */
async function pass(
  page: Page,
  name: string,
  state: string,
  fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await page.locator('.standing .ways').getByRole('button', { name, exact: true }).click();
  if (fill) {
    const dialog = page.getByRole('dialog');
    await fill(dialog);
    await dialog.getByRole('button', { name, exact: true }).click();
  }
  await page.locator('.standing .now').getByText(state, { exact: true }).waitFor();
}

test('a student is admitted, graduated and made a worker', async () => {
  const registrar = await visit({ browser, served, language: 'fr', username: 'scolarite' });
  const { page, label, t } = registrar;
  await registrar.open(`/f/intake/${ids.intake}`);
  await page
    .getByRole('link', { name: /Ajouter.*Étudiant/iu })
    .or(page.locator('a[href*="/f/student/new"]'))
    .first()
    .click();
  const field = (key: string, mark = '') => page.getByLabel(`${label('student', key)}${mark}`, { exact: true });
  await field('surname', ' *').fill('SAMAKÉ');
  await field('given_names', ' *').fill('Djénéba');
  await page
    .getByLabel(`${label('student', 'sex')} *`)
    .getByText('Féminin')
    .or(page.getByRole('radio', { name: 'Féminin' }))
    .first()
    .click();
  await field('birth_date').fill('14/03/2003');
  await field('phone').fill('76000111');
  await checked(registrar, 'etudiant-saisie');
  await page.getByRole('button', { name: t('form:save'), exact: true }).click();
  await page.locator('th[scope=row] a', { hasText: 'SAMAKÉ' }).click();
  await page.locator('.standing .now').getByText('Candidat', { exact: true }).waitFor();
  const student = new URL(page.url()).pathname;

  await pass(page, 'Admettre', 'Admis', async (dialog) => {
    await dialog.getByLabel(label('student', 'entrance_rank')).fill('4');
  });
  await pass(page, 'Inscrire', 'Inscrit', async (dialog) => {
    await dialog.getByLabel(label('student', 'matricule')).fill('ESS-2022-004');
    await dialog.getByLabel(label('student', 'enrolled')).fill('03/10/2022');
  });
  await pass(page, 'Diplômer', 'Diplômé', async (dialog) => {
    await dialog.getByLabel(label('student', 'graduated')).fill('15/07/2025');
  });
  const diploma = {
    student: student.split('/').at(-1),
    degree: 'LICENCE',
    number: 'ESS-2025-0017',
    issued: '2025-08-20',
  };
  const saved = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/v1/records/diploma', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      ).status,
    JSON.stringify({ values: diploma }),
  );
  expect(saved).toBe(201);
  await registrar.open(student);
  await pass(page, 'Certifier', 'Certifié', async (dialog) => {
    await dialog.getByLabel(label('student', 'certified')).fill('20/08/2025');
  });
  await pass(page, 'Mettre en attente d’emploi', 'En attente d’emploi');
  await checked(registrar, 'etudiant');
  expect(registrar.complaints).toEqual([]);
  await registrar.close();

  const manager = await visit({ browser, served, language: 'fr', username: 'sikasso' });
  await manager.open(student);
  const panel = manager.page.locator('schools-recruit-panel');
  await panel.getByRole('button', { name: 'Recruter…' }).click();
  await panel.getByText('Première affectation').waitFor();
  await checked(manager, 'recrutement');
  const asked = (form: string, key: string) => panel.getByLabel(`${label(form, key)} *`, { exact: true });
  await panel.getByRole('button', { name: 'Enregistrer comme agent' }).click();
  await panel.locator('[aria-invalid=true]').first().waitFor();
  await asked('person', 'position_statut').selectOption({ index: 1 });
  await asked('person', 'position_funding').selectOption({ index: 1 });
  await choose(manager.page, label('assignment', 'facility'), 'kapala', 'CSCom de Kapala');
  await panel.getByRole('button', { name: 'Enregistrer comme agent' }).click();
  await manager.page.waitForURL(/\/f\/person\/[0-9a-f-]{36}$/u);
  await manager.page.getByRole('heading', { level: 1, name: 'SAMAKÉ Djénéba' }).waitFor();
  await manager.page.getByText('École de santé de Sikasso').first().waitFor();
  await checked(manager, 'agent-recrute');
  await manager.open(student);
  await panel.getByRole('link', { name: 'SAMAKÉ Djénéba' }).waitFor();
  await manager.page.locator('.standing .now').getByText('En poste', { exact: true }).waitFor();

  await manager.open('/p/schools/promotions');
  const promotion = manager.page.getByRole('row', { name: /2022–2023/u });
  await promotion.getByRole('link', { name: '1', exact: true }).first().waitFor();
  await checked(manager, 'promotions');
  await manager.open('/p/schools/shares');
  const share = manager.page.getByRole('row', { name: /100/u }).first();
  await share.waitFor();
  await checked(manager, 'parts');
  await share.getByRole('link', { name: '1', exact: true }).last().click();
  await manager.page.getByRole('link', { name: 'SAMAKÉ' }).waitFor();
  expect(manager.complaints).toEqual([]);
  await manager.close();
});
