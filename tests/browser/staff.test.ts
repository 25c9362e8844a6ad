import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
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

/** In each language the same work on another person. */
const work = {
  fr: { person: 'KEÏTA Moussa', born: '21/11/1979', shown: '21/11/1979', newcomer: 'DEMBÉLÉ', cadre: 'Sage-femme' },
  en: { person: 'SANOGO Kadiatou', born: '10/5/93', shown: '10 May 1993', newcomer: 'KONATÉ', cadre: 'Midwife' },
} as const;

test.each<Language>(['fr', 'en'])(
  'the list says where people work, and is narrowed to a structure (%s)',
  async (language) => {
    const { page, t, open, label, close } = await visit({ browser, served, language });
    const structure = label('assignment', 'facility');
    await open('/f/person');
    await page.locator('tbody tr').first().waitFor();
    await page.getByRole('button', { name: t('list:filters') }).click();
    const criterion = page.getByRole('group', { name: structure });
    await criterion.getByRole('combobox').fill('csréf de sikasso');
    await criterion.getByRole('option', { name: 'CSRéf de Sikasso' }).first().click();
    await page.waitForURL(/under=/u);
    await page.locator('.rows[aria-busy=false]').waitFor();
    const surnames = () => page.locator('tbody th').allTextContents();
    await expect.poll(async () => (await surnames()).toSorted()).toEqual(['KEÏTA', 'SANOGO']);
    const cells = page.locator(`tbody td[data-label="${structure}"]`);
    expect(await cells.allTextContents()).toEqual(['CSRéf de Sikasso', 'CSRéf de Sikasso']);
    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    expect((await surnames()).length).toBe(2);
    await page.getByRole('button', { name: t('list:clear_filters') }).click();
    await expect.poll(async () => (await surnames()).length).toBeGreaterThan(2);
    expect(new URL(page.url()).searchParams.get('under')).toBe('all');
    await close();
  },
);

describe.each<Language>(['fr', 'en'])('a day at the register (%s)', (language) => {
  const { person, born, shown, newcomer, cadre } = work[language];
  const address = () => `/f/person/${served.country.people.get(person)}`;

  test('the search box finds by misspelt names and by numbers', async () => {
    const { page, open, close } = await visit({ browser, served, language });
    for (const [words, surname] of [
      ['Koulibaly', 'COULIBALY'],
      ['Jara bakari', 'DIARRA'],
      ['traore', 'TRAORÉ'],
      ['0107905E', 'SANOGO'],
    ] as const) {
      await open('/');
      await page.locator('baara-masthead').getByRole('combobox').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: surname }).first().waitFor();
      expect(new URL(page.url()).searchParams.get('q')).toBe(words);
    }
    await close();
  });

  test('the list is filtered, sorted and its columns chosen, all in the address', async () => {
    const { page, t, open, label, close } = await visit({ browser, served, language });
    await open('/f/person');
    await page.getByRole('button', { name: t('list:filters') }).click();
    await page
      .getByRole('group', { name: label('person', 'sex') })
      .getByRole('checkbox')
      .last()
      .check();
    await page.waitForURL(/w\.sex=in/u);
    await page
      .getByRole('columnheader', { name: label('person', 'birth_date') })
      .getByRole('button')
      .click();
    await page.waitForURL(/sort=birth_date/u);
    await page.locator('baara-column-chooser summary').click();
    await page.getByRole('checkbox', { name: label('person', 'birth_place'), exact: true }).check();
    await page.waitForURL(/columns=.*birth_place/u);
    await page.locator('.rows[aria-busy=false]').waitFor();
    const before = await page.locator('tbody th').allTextContents();
    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody th').allTextContents()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    // They are kept for their reader: the next test begins with the form's own.
    await page.locator('baara-column-chooser summary').click();
    await page.getByRole('button', { name: t('list:columns_default') }).click();
    await close();
  });

  test('a birth date is corrected with a reason, and the history says so', async () => {
    // In the other width than that in which the page of a record is tried.
    const width = language === 'fr' ? 360 : 1280;
    const { page, t, open, label, close } = await visit({ browser, served, language, width });
    await open(`${address()}/edit`);
    await page.getByRole('textbox', { name: label('person', 'birth_date'), exact: true }).fill(born);
    await page.getByRole('textbox', { name: t('form:reason') }).fill('Acte de naissance produit');
    await page.keyboard.press('Control+s');
    await page.getByText(t('record:saved_done')).waitFor();
    await page.getByRole('tab', { name: t('record:tab_history') }).click();
    const entry = page.locator('.timeline > li').first();
    await entry.getByText('Acte de naissance produit').waitFor();
    expect(await entry.textContent()).toContain(t('record:nature_correction'));
    expect(await entry.textContent()).toContain(shown);
    await close();
  });

  test.each([1280, 360])(
    'an agent is registered with the first post, and the language changes midway without losing a word (%i px)',
    async (width) => {
      const given = width === 360 ? 'Aminata' : 'Ousmane';
      const { page, t, open, label, close } = await visit({ browser, served, language, width });
      await open('/f/person/new');
      await page.getByRole('button', { name: t('form:save'), exact: true }).click();
      await page.locator('#summary').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('summary');
      await page.locator('#summary a').first().click();
      await page.keyboard.type(newcomer);
      await page.getByRole('textbox', { name: label('person', 'given_names'), exact: true }).fill(given);
      await page
        .getByRole('radiogroup', { name: label('person', 'sex') })
        .getByRole('radio')
        .first()
        .check();
      await page.getByRole('textbox', { name: label('person', 'birth_date'), exact: true }).fill('3/2/85');
      await choose(page, label('person', 'position_cadre'), cadre.slice(0, 5), cadre);
      await page.locator('#f-position_statut').selectOption('FE');
      await page.locator('#f-position_funding').selectOption('ETAT');

      const other = language === 'fr' ? 'en' : 'fr';
      const turn = (name: string) => page.getByRole('button', { name }).click();
      await turn(other === 'en' ? 'English' : 'Français');
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, other);
      expect(await page.locator('#f-surname').inputValue()).toBe(newcomer);
      expect(await page.locator('#f-birth_date').inputValue()).toBe('03/02/1985');
      expect(await page.locator('#f-position_statut').inputValue()).toBe('FE');
      await turn(language === 'en' ? 'English' : 'Français');

      await choose(page, label('assignment', 'facility'), 'kapala', 'CSCom de Kapala');
      await page.locator('#p-valid_from').fill('1/9/2020');
      await page.getByRole('button', { name: t('form:save'), exact: true }).click();
      await page.getByText(t('record:saved_done')).waitFor();
      expect(await page.locator('h1:not(.awaited)').textContent()).toContain(newcomer);
      expect(await page.locator('.facts').textContent()).toContain('CSCom de Kapala');
      await close();
    },
  );

  test('a probable duplicate is shown while typing', async () => {
    const { page, t, open, close } = await visit({ browser, served, language });
    await open('/f/person/new');
    await page.locator('#f-surname').fill('Traore');
    await page.locator('#f-given_names').fill('Awa');
    await page.locator('#f-birth_date').fill('3/2/1985');
    await page.locator('#f-birth_date').press('Tab');
    await page.getByText(t('form:duplicates_lead')).waitFor();
    await page.locator('baara-duplicates').getByRole('link', { name: 'TRAORÉ Awa' }).waitFor();
    await close();
  });

  test('a transfer ends one assignment and starts the next', async () => {
    const { page, t, open, label, close } = await visit({ browser, served, language });
    await open(address());
    await page
      .getByRole('link', { name: t('record:transfer'), exact: true })
      .first()
      .click();
    await choose(page, label('assignment', 'facility'), 'nongo', 'CSCom de Nongo');
    await page.getByRole('textbox', { name: label('assignment', 'valid_from'), exact: true }).fill('1/9/2026');
    await page.getByRole('textbox', { name: label('assignment', 'act_number'), exact: true }).fill('2026-118');
    await page.getByRole('button', { name: t('record:record_transfer') }).click();
    await page.getByText(t('record:saved_done')).waitFor();
    expect(await page.locator('.facts').textContent()).toContain('CSCom de Nongo');
    const rows = page.locator('.panel').first().locator('tbody tr');
    await page.locator('.panel').first().scrollIntoViewIfNeeded();
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.last().textContent()).toContain(language === 'fr' ? '31/08/2026' : '31 Aug 2026');
    await close();
  });

  test('what was typed before a power cut is offered again', async () => {
    const { page, t, open, close } = await visit({ browser, served, language });
    await open('/f/person/new');
    await page.locator('#f-surname').fill('SISSOKO');
    await page.locator('#f-given_names').fill('Fanta');
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await page.getByRole('button', { name: t('form:draft_resume') }).click();
    expect(await page.locator('#f-surname').inputValue()).toBe('SISSOKO');
    await close();
  });

  test('a correction is offered again with its reason and its act', async () => {
    const { page, t, open, close } = await visit({ browser, served, language });
    await open(`/f/person/${served.country.people.get('DIARRA Bakary')}/edit`);
    await page.getByLabel(t('form:nature_event')).check();
    await page.locator('#why-reason').fill('Jugement supplétif');
    await page.locator('#why-act').fill('no 41, tribunal de Sikasso');
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await page.getByRole('button', { name: t('form:draft_resume') }).click();
    expect(await page.getByLabel(t('form:nature_event')).isChecked()).toBe(true);
    expect(await page.locator('#why-reason').inputValue()).toBe('Jugement supplétif');
    expect(await page.locator('#why-act').inputValue()).toBe('no 41, tribunal de Sikasso');
    await close();
  });
});

test.each([
  { language: 'fr', width: 1280, first: 'Ségou', second: 'Kati' },
  { language: 'en', width: 360, first: 'Mopti', second: 'Kayes' },
  { language: 'fr', width: 360, first: 'Kidal', second: 'Nioro' },
  { language: 'en', width: 1280, first: 'Tombouctou', second: 'Djenné' },
] as const)(
  'two people change the same field: the second sees both values and chooses ($language, $width px)',
  async ({ language, width, first, second }) => {
    const id = served.country.people.get('DIARRA Bakary');
    const [one, other] = [
      await visit({ browser, served, language, width }),
      await visit({ browser, served, language, width }),
    ];
    const { t } = one;
    for (const { open } of [one, other]) await open(`/f/person/${id}/edit`);
    await one.page.locator('#f-birth_place').fill(first);
    await one.page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await one.page.getByText(t('record:saved_done')).waitFor();
    await other.page.locator('#f-birth_place').fill(second);
    await other.page.getByRole('button', { name: t('form:save'), exact: true }).click();
    const clash = other.page.locator('baara-conflict');
    await clash.getByText('Oumou Sangaré').waitFor();
    await clash.getByText(first).waitFor();
    await clash.getByRole('button', { name: t('form:conflict_save') }).click();
    await clash.getByText(t('form:conflict_choose')).waitFor();
    await clash.getByRole('radio', { name: second }).check();
    await clash.getByRole('button', { name: t('form:conflict_save') }).click();
    await other.page.getByText(t('record:saved_done')).waitFor();
    expect(await other.page.locator('.sections').textContent()).toContain(second);
    await Promise.all([one.close(), other.close()]);
  },
);

test('a record is deleted with a reason, and restored', async () => {
  const { page, open, close } = await visit({ browser, served, language: 'fr' });
  await open(`/f/person/${served.country.people.get('COULIBALY Fatoumata')}`);
  await page.getByText('Autres actions').click();
  await page.getByRole('button', { name: 'Supprimer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Supprimer' }).click();
  await dialog.getByText('Indiquez le motif de la suppression.').waitFor();
  await dialog.getByRole('textbox', { name: 'Motif' }).fill('Fiche en double');
  await dialog.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByText('Cette fiche est supprimée.').waitFor();
  await page.getByRole('button', { name: 'Restaurer' }).click();
  await page.getByText('La fiche est restaurée.').waitFor();
  await close();
});

test('an unusual number is a warning that may be passed over', async () => {
  const { page, t, open, close } = await visit({ browser, served, language: 'fr' });
  await open(`/f/person/${served.country.people.get('TRAORÉ Awa')}/edit`);
  await page.locator('#f-mali_matricule').fill('ml-77');
  await page.getByRole('button', { name: t('form:save'), exact: true }).click();
  await page.getByText(t('form:warnings_title')).waitFor();
  await page.getByRole('button', { name: t('form:save_anyway') }).click();
  await page.getByText(t('record:saved_done')).waitFor();
  expect(await page.locator('.facts').textContent()).toContain('ML-77');
  await close();
});

test('a photograph is sent, previewed and shown with the person', async () => {
  const { page, t, open, label, complaints, close } = await visit({ browser, served, language: 'fr' });
  await open(`/f/person/${served.country.people.get('TRAORÉ Awa')}/edit`);
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await page.setInputFiles('#f-photo', {
    name: 'awa.png',
    mimeType: 'image/png',
    buffer: Buffer.from(pixel, 'base64'),
  });
  await page.getByRole('img', { name: label('person', 'photo') }).waitFor();
  await page.getByRole('button', { name: t('form:save'), exact: true }).click();
  const portrait = page.locator('img.portrait');
  await portrait.waitFor();
  await expect.poll(() => portrait.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await close();
});
