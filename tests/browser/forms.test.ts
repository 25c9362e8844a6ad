import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults, inBothWidths } from './looks.ts';
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

describe('the web part of a module', () => {
  test('draws a page of its own, whose code comes when it is opened', async () => {
    const { page, open, complaints, close } = await visit({ browser, served, language: 'fr', username: 'sikasso' });
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await open('/f/person');
    await page.locator('tbody tr').first().waitFor();
    const before = scripts.length;
    await page.locator('baara-navigation summary', { hasText: 'Agents' }).click();
    await page.locator('baara-navigation').getByRole('link', { name: 'Pyramide des âges' }).click();
    const figures = page.getByRole('table', { name: 'Pyramide des âges' });
    await figures.waitFor();
    expect(scripts.slice(before).some((path) => /\/web-[\w-]+\.js$/u.test(path))).toBe(true);
    expect(await figures.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('draws a panel on the page of a unit', async () => {
    const { page, open, close } = await visit({ browser, served, language: 'en' });
    await open(`/f/unit/${served.country.units.get('CSCom de Kapala')}`);
    const panel = page.locator('section.panel', { hasText: 'Age pyramid and retirements' });
    const bands = panel.getByRole('table', { name: 'Age pyramid' }).locator('tbody tr');
    await bands.first().waitFor();
    const counted = await bands.locator('td').allTextContents();
    expect(counted.reduce((sum, each) => sum + Number(each), 0)).toBe(2);
    const years = panel.getByRole('table', { name: 'Retirements' }).locator('tbody td');
    expect(new Set(await years.allTextContents())).toEqual(new Set(['0']));
    await close();
  });
});

describe.each([
  ['fr', 1280],
  ['en', 360],
] as const)('a form (%s, %i pixels wide)', (language, width) => {
  const awa = () => served.country.people.get('TRAORÉ Awa');
  const as = () => visit({ browser, served, language, width });

  test('takes rows: added, put in order with the keyboard, removed and brought back; their errors lead to the row', async () => {
    const { page, t, open, close } = await as();
    await open(`/f/appraisal/new?parent=person&of=${awa()}`);
    const add = page.getByRole('button', { name: t('form:add_row') });
    for (const words of ['Premier', 'Second', '']) {
      await add.click();
      await page.keyboard.type(words);
    }
    const outputs = () =>
      page.locator('[id$="-output"]').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
    await page.locator('#f-objectives-1-output').focus();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await outputs()).toEqual(['Second', 'Premier', '']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-objectives-0-output');
    await page.getByRole('button', { name: t('form:remove_row', { row: 1 }) }).click();
    expect(await outputs()).toEqual(['Premier', '']);
    await page.keyboard.press('Enter');
    expect(await outputs()).toEqual(['Second', 'Premier', '']);
    await page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await page.locator('#summary a', { hasText: t('form:row', { row: 3 }) }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-objectives-2-output');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: t('form:remove_row', { row: 3 }) }).click();
    await page.locator('#f-starts').fill('01012025');
    await page.locator('#f-ends').fill('31.12.2025');
    await page.locator('#f-appraiser').fill('Le médecin-chef');
    await page.locator('#f-culture').fill('4');
    await page.locator('#f-knowledge').fill('3');
    await page.locator('#f-discipline').click();
    const total = page.locator('[data-field=total] output');
    await expect.poll(() => total.textContent()).toBe('7');
    await page.keyboard.press('Control+s');
    await page.getByText(t('record:saved_done')).waitFor();
    await close();
  });

  test('takes an amount and several records, one of them added in passing, without losing a word', async () => {
    const { page, context, reconnect, t, label, open, close } = await as();
    await open(`/f/application/new?parent=person&of=${awa()}`);
    await page.locator('#f-desired_pay').pressSequentially('250000');
    expect((await page.locator('#f-desired_pay').inputValue()).replace(/\s/gu, ' ')).toBe('250 000');
    await page.locator('#f-heard_through').fill('La radio');
    const posts = page.getByRole('combobox', { name: label('application', 'posts'), exact: true });
    const title = `Sage-femme de garde ${language}`;
    await posts.fill(title);
    await page.getByRole('option', { name: t('form:create_in_place', { form: label('post') }) }).click();
    const dialog = page.getByRole('dialog');
    const inner = (field: string) => dialog.getByRole('textbox', { name: label('post', field) });
    await expect.poll(() => inner('title').inputValue()).toBe(title);
    await dialog.getByRole('button', { name: t('form:create_and_choose') }).click();
    await dialog.locator('.summary').waitFor();
    const choices = [
      ['unit', 'kapala', 'CSCom de Kapala'],
      ['job', 'sage', language === 'fr' ? 'Sage-femme' : 'Midwife'],
      ['cadre', 'sage', language === 'fr' ? 'Sage-femme' : 'Midwife'],
    ] as const;
    for (const [field, words, option] of choices) {
      const box = dialog.getByRole('combobox', { name: label('post', field), exact: true });
      if ((await box.evaluate((each) => each.tagName)) === 'SELECT') await box.selectOption({ label: option });
      else {
        await box.fill(field === 'unit' ? words : option.slice(0, 5));
        await dialog.getByRole('option', { name: option }).first().click();
      }
    }
    // Without a network the dialog may be left: what was typed is kept, told of, and offered when it is opened again.
    await context.setOffline(true);
    await dialog.getByRole('button', { name: t('form:create_and_choose') }).click();
    await dialog.getByText(t('form:unsent_kept')).waitFor();
    await dialog.getByRole('button', { name: t('shell:cancel') }).click();
    await dialog.waitFor({ state: 'detached' });
    await reconnect();
    await posts.fill(title);
    await page.getByRole('option', { name: t('form:create_in_place', { form: label('post') }) }).click();
    await dialog.getByRole('button', { name: t('form:draft_resume') }).click();
    expect(await dialog.getByRole('combobox', { name: label('post', 'unit'), exact: true }).inputValue()).toBe(
      'CSCom de Kapala',
    );
    await dialog.getByRole('button', { name: t('form:create_and_choose') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('button.chip', { hasText: title }).waitFor();
    expect(await page.locator('#f-heard_through').inputValue()).toBe('La radio');
    await page.keyboard.press('Control+s');
    await page.getByText(t('record:saved_done')).waitFor();
    await close();
  });

  test('has found nothing before a search is answered, and stops at words for which nothing was chosen', async () => {
    const { page, t, label, open, close } = await as();
    await open(`/f/application/new?parent=person&of=${awa()}`);
    const address = page.url();
    const posts = page.getByRole('combobox', { name: label('application', 'posts'), exact: true });
    let lose = () => {};
    const held = new Promise<void>((resolve) => {
      lose = resolve;
    });
    const isSearch = (url: URL) => url.searchParams.get('q') === 'Garde';
    await page.route(isSearch, async (route) => {
      await held;
      await route.abort('internetdisconnected');
    });
    await posts.fill('Garde');
    const said = page.getByRole('listbox').getByRole('option');
    const asked = page.waitForRequest((request) => isSearch(new URL(request.url())));
    await expect.poll(() => said.allTextContents()).toEqual([t('form:searching')]);
    await asked;
    await posts.press('Enter');
    expect(await page.locator('#summary').count()).toBe(0);
    lose();
    await expect.poll(() => said.allTextContents()).toEqual([t('shell:search_failed')]);
    await posts.press('Tab');
    await page
      .getByRole('alert')
      .filter({ hasText: t('form:unchosen', { words: 'Garde' }) })
      .waitFor();
    expect(await posts.inputValue()).toBe('Garde');
    await page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await expect.poll(() => posts.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(page.url()).toBe(address);
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });

  test('reads dates, numbers and places as one gives them, and asks what follows from an answer', async () => {
    const { page, context, t, label, open, close } = await as();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 11.31742, longitude: -5.66669 });
    await open('/f/person/new');
    const born = page.locator('#f-birth_date');
    for (const words of ['3/2/85', '03.02.1985', '3 fév 1985', '030285']) {
      await born.fill(words);
      await expect.poll(() => page.locator('#f-birth_date-read').textContent()).toContain('1985');
      await born.press('Tab');
      expect(await born.inputValue()).toBe('03/02/1985');
      await born.fill('');
    }
    await page.locator('#f-mali_matricule').pressSequentially('0107 999z');
    expect(await page.locator('#f-mali_matricule').inputValue()).toBe('0107999Z');
    const phone = page.locator('#f-phone');
    await phone.pressSequentially('7612456');
    await phone.evaluate((input: HTMLInputElement) => input.setSelectionRange(5, 5));
    await page.keyboard.type('3');
    expect((await phone.inputValue()).replace(/\s/gu, ' ')).toBe('76 12 34 56');
    await phone.press('Tab');
    expect((await phone.inputValue()).replace(/\s/gu, ' ')).toBe('76 12 34 56');
    const spouse = page.locator('[data-field=spouse_name]');
    expect(await spouse.count()).toBe(0);
    const status = page.getByRole('radiogroup', { name: label('person', 'marital_status') });
    await status.getByRole('radio').nth(1).check();
    await spouse.waitFor();
    await page.locator('#f-birth_date-unknown').check();
    expect(await born.inputValue()).toBe('');

    await open('/f/unit/new');
    await page.getByRole('button', { name: t('form:use_position') }).click();
    await expect.poll(() => page.locator('#f-point').inputValue()).toBe('11,31742');
    await page.locator('#f-point').fill('12,6392 ; -8,0029');
    await page.locator('#f-point').press('Tab');
    expect(await page.locator('#f-point-longitude').inputValue()).toBe('-8,0029');
    await close();
  });

  test('is printed on A4, blank and filled', async () => {
    const { page, t, open, close } = await as();
    await open('/f/person/print');
    const sheet = page.locator('.paper');
    await sheet.locator('.cells').first().waitFor();
    await inBothWidths(page, async () => expect(await sheet.locator('.box').count()).toBeGreaterThan(4));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('baara-masthead, baara-navigation, .unprinted')
        .evaluateAll((all) => all.filter((each) => each.checkVisibility()).length),
    ).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(4);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/u);
    await open(`/f/person/${awa()}/print`);
    await page.locator('.paper .value', { hasText: 'TRAORÉ' }).waitFor();
    await page.emulateMedia({ media: 'screen' });
    await page.getByLabel(t('print:with_children')).check();
    await page.locator('.paper table', { hasText: 'CSCom de Kapala' }).first().waitFor();
    await inBothWidths(page, () => page.locator('.paper .value', { hasText: 'TRAORÉ' }).waitFor());
    await close();
  });
});

test('a pile of forms is typed one after the other, at one structure', async () => {
  const { page, t, label, open, close } = await visit({ browser, served, language: 'fr' });
  await open('/f/person/new');
  const person = async (surname: string) => {
    await page.locator('#f-surname').fill(surname);
    await page.locator('#f-given_names').fill('Aïssata');
    await page
      .getByRole('radiogroup', { name: label('person', 'sex') })
      .getByRole('radio')
      .first()
      .check();
    await page.locator('#f-birth_date').fill('4/5/1988');
    await choose(page, label('person', 'position_cadre'), 'sage', 'Sage-femme');
    await page.locator('#f-position_statut').selectOption('FE');
    await page.locator('#f-position_funding').selectOption('ETAT');
  };
  await person('BAGAYOKO');
  await choose(page, label('assignment', 'facility'), 'kapala', 'CSCom de Kapala');
  await page.keyboard.press('Control+Enter');
  await page.getByText(t('form:saved_next')).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-surname');
  expect(await page.locator('#f-surname').inputValue()).toBe('');
  await person('SACKO');
  expect(await page.locator('#p-facility').inputValue()).toBe('CSCom de Kapala');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/\/f\/person\/[0-9a-f-]{36}$/u);
  await page.getByRole('heading', { level: 1, name: 'SACKO' }).waitFor();
  await close();
});

test('a draft that is resumed keeps what a colleague saved meanwhile', async () => {
  const id = served.country.people.get('SANOGO Kadiatou');
  const [one, other] = [
    await visit({ browser, served, language: 'fr' }),
    await visit({ browser, served, language: 'fr' }),
  ];
  await one.open(`/f/person/${id}/edit`);
  await one.page.locator('#f-birth_place').fill('Bougouni');
  await one.page.locator('#f-birth_place').press('Tab');
  await other.open(`/f/person/${id}/edit`);
  await other.page.locator('#f-address').fill('Issa Koné');
  await other.page.keyboard.press('Control+s');
  await other.page.getByText('C’est enregistré.').waitFor();
  one.page.on('dialog', (dialog) => dialog.accept());
  await one.page.reload();
  await one.page.getByRole('button', { name: 'Reprendre la saisie' }).click();
  expect(await one.page.locator('#f-birth_place').inputValue()).toBe('Bougouni');
  await one.page.keyboard.press('Control+s');
  await one.page.getByText('C’est enregistré.').waitFor();
  await one.page.getByText('Issa Koné').waitFor();
  await Promise.all([one.close(), other.close()]);
});

test('a training session is planned, and a colleague enrolled on its days and counted', async () => {
  const { page, open, complaints, close } = await visit({ browser, served, language: 'fr', username: 'national' });
  await open('/f/course/new');
  await page.locator('#f-name').fill('Soins obstétricaux et néonatals d’urgence');
  await page.locator('#f-topic').fill('Accouchement');
  await page.locator('#f-certified').getByText('Oui').click();
  await page.locator('#f-valid_months').fill('24');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /Soins obstétricaux/u }).waitFor();

  await open('/f/training_session/new');
  await choose(page, 'Formation', 'soins', 'Soins obstétricaux et néonatals d’urgence');
  await page.locator('#f-name').fill('SONU Sikasso, mars 2026');
  await page.locator('#f-starts').fill('2/3/2026');
  await page.locator('#f-ends').fill('6/3/2026');
  await choose(page, 'Structure ou localité', 'csréf de sikasso', 'CSRéf de Sikasso');
  await page.locator('#f-seats').fill('1');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'SONU Sikasso, mars 2026' }).waitFor();
  await page
    .getByRole('link', { name: /Participation/u })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Participation/u }).waitFor();
  await choose(page, 'Agent', 'traore', 'TRAORÉ Awa');
  await page.locator('#f-status').selectOption('ENROLLED');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await page
    .getByRole('table')
    .getByRole('link', { name: /TRAORÉ/u })
    .first()
    .waitFor();
  await page.getByText('Inscrits', { exact: true }).locator('..').getByText('1', { exact: true }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
