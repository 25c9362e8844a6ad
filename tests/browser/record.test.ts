import { mkdirSync } from 'node:fs';
import { uuidv7 } from '@baara/model';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { type Language, type Visit, visit } from './visit.ts';

let served: Served;
let browser: Browser;
/** With a folder in BAARA_SHOTS, each page that is checked is drawn there too. */
// biome-ignore lint/suspicious/noUndeclaredEnvVars: no task of turbo reads it.
const shots = process.env.BAARA_SHOTS;

/** One person, language and width each: what one test writes, no other reads. */
const people = {
  fr: { id: uuidv7(), surname: 'BAGAYOKO', width: 1280, matricule: '0107920T' },
  en: { id: uuidv7(), surname: 'BAGAYOGO', width: 360, matricule: '0107921V' },
} as const;
/** The same two stories in the other width. */
const others = {
  fr: { id: uuidv7(), surname: 'SINAYOKO', width: 360, matricule: '0107922W' },
  en: { id: uuidv7(), surname: 'SINAYOGO', width: 1280, matricule: '0107923X' },
} as const;

type Row = Readonly<Record<string, string | number | boolean>>;

beforeAll(async () => {
  [served, browser] = await Promise.all([
    serve(),
    launchBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']),
  ]);
  const { page, close } = await visit({ browser, served, language: 'fr' });
  for (const each of [...Object.values(people), ...Object.values(others)]) await writeCareer(page, each);
  await close();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** Two posts with a year between them, a grade, an act, saved as a manager saves them. */
async function writeCareer(
  page: Page,
  { id: person, surname, matricule }: { readonly id: string; readonly surname: string; readonly matricule: string },
): Promise<void> {
  const { units } = served.country;
  const create = (form: string, values: Row, id = uuidv7()) => ({ do: 'create', form, id, values });
  const child = (form: string, values: Row) => create(form, { person, ...values });
  const of = (name: string) => units.get(name) ?? '';
  const operations = [
    create(
      'person',
      {
        surname,
        given_names: 'Adama',
        sex: 'M',
        birth_date: '1980-05-01',
        position_cadre: 'IDE',
        position_statut: 'FE',
        position_funding: 'ETAT',
        mali_matricule: matricule,
      },
      person,
    ),
    child('assignment', {
      facility: of('CSCom de Kapala'),
      main: true,
      valid_from: '2010-01-01',
      valid_to: '2015-01-01',
    }),
    child('assignment', { facility: of('CSRéf de Sikasso'), main: true, valid_from: '2016-03-01' }),
    child('career', { valid_from: '2010-01-01', category: 'B2', act_number: 'Arrêté 7', echelon: 2, indice: 320 }),
    child('leave_balance', { category: 'ANNUAL', year: 2026, granted: 30, carried_over: 7 }),
    child('document', { type: 'DIPLOMA', date: '2009-07-15', act_number: 'D-2009' }),
  ];
  const status = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/v1/envelopes', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      ).text(),
    JSON.stringify({ id: uuidv7(), operations }),
  );
  expect(status).toContain('"repeated":false');
}

async function checked(visited: Visit, name: string): Promise<void> {
  const { page } = visited;
  await page.waitForLoadState('networkidle');
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({
      path: `${shots}/${name}.png`,
      fullPage: (await page.locator('dialog[open]').count()) === 0,
    });
  }
  expect(await accessibilityFaults(page)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}

describe.each<Language>(['fr', 'en'])('the page of a person (%s)', (language) => {
  const { id, width } = people[language];
  const enter = () => visit({ browser, served, language, width });
  const address = `/f/person/${id}`;

  test('says who it is, where now and since when, and loads what belongs to it when seen', async () => {
    const visited = await enter();
    const { page, open, t, complaints, close } = visited;
    await open(address);
    const head = page.locator('.who');
    await head.getByText(t('record:state_posted')).waitFor();
    expect(await head.textContent()).toMatch(/CSRéf de Sikasso, (depuis le|since) 0?1/u);
    await page.locator('.panel').first().scrollIntoViewIfNeeded();
    await page.locator('.panel').first().locator('tbody tr').nth(1).waitFor();
    await checked(visited, `record-${language}`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('shows posts and grades on one line, with the gap between posts, and is narrowed to a kind', async () => {
    const visited = await enter();
    const { page, open, t, close } = visited;
    await open(`${address}?tab=line`);
    const stops = page.locator('.line > .stop');
    await stops.first().waitFor();
    expect(await page.locator('.line > .gap').textContent()).toContain(t('record:gap'));
    const words = await stops.allTextContents();
    expect(words[0]).toContain('CSRéf de Sikasso');
    expect(words.join(' ')).toContain('Arrêté 7');
    await checked(visited, `line-${language}`);
    await page.getByRole('button', { name: t('record:kind_rank') }).click();
    await expect.poll(() => stops.count()).toBe(1);
    await close();
  });

  test('corrects a birth date; the history says from what to what, of the posts too', async () => {
    const visited = await enter();
    const { page, open, t, label, close } = visited;
    await open(address);
    await page
      .getByRole('link', { name: t('record:edit'), exact: true })
      .first()
      .click();
    await page.getByRole('textbox', { name: label('person', 'birth_date'), exact: true }).fill('2/5/1980');
    await page.getByRole('textbox', { name: t('form:reason') }).fill('Acte de naissance');
    await page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await page.getByText(t('record:saved_done')).waitFor();
    await page.getByRole('tab', { name: t('record:tab_history') }).click();
    const first = page.locator('.timeline > li').first();
    await first.getByText('Acte de naissance').waitFor();
    expect(await first.locator('del').textContent()).toContain('1980');
    expect(await page.locator('.timeline').textContent()).toContain('CSCom de Kapala');
    await checked(visited, `history-${language}`);
    await close();
  });
});

describe.each([
  { language: 'fr', ...people.fr },
  { language: 'en', ...people.en },
  { language: 'fr', ...others.fr },
  { language: 'en', ...others.en },
] as const)('the daily stories of a person ($language, $width px)', ({ language, width, id }) => {
  const enter = () => visit({ browser, served, language, width });
  const address = `/f/person/${id}`;

  test('scans an act with the camera, one page or two, and shows it', async () => {
    const pages = language === 'fr' ? 2 : 1;
    const visited = await enter();
    const { page, open, t, label, complaints, close } = visited;
    // A browser without windows has no reader of PDF; with it, what is asked of the reader is what a manager's browser asks.
    await page.addInitScript(() => Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true }));
    await open(`${address}?tab=papers`);
    await page.getByText(t('record:papers_empty')).waitFor();
    await page.locator('#panel a.button.first').click();
    await page.locator('#f-type').selectOption({ index: 1 });
    await page.locator('#f-date').fill('2/3/2024');
    await page.getByRole('textbox', { name: label('document', 'act_number'), exact: true }).fill('2024-118');
    await page.getByRole('button', { name: t('record:capture_take') }).click();
    const dialog = page.getByRole('dialog');
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    for (let number = 1; number <= pages; number += 1) {
      await dialog
        .getByRole('button', { name: t(number === 1 ? 'record:capture_take' : 'record:capture_next') })
        .click();
      await dialog.getByRole('img', { name: t('record:capture_page', { number }) }).waitFor();
    }
    await checked(visited, `capture-${language}-${width}`);
    await dialog.getByRole('button', { name: t('record:capture_done', { count: pages }) }).click();
    await page.getByRole('link', { name: pages === 2 ? /\.pdf$/u : /\.jpg$/u }).waitFor();
    await page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await page.getByText(t('record:saved_done')).waitFor();
    await page.getByRole('tab', { name: t('record:tab_papers') }).click();
    const paper = page.locator('.papers > li');
    await paper.waitFor();
    expect(await paper.textContent()).toContain('2024-118');
    await checked(visited, `papers-${language}-${width}`);
    await paper.getByRole('button').click();
    const sight = page.locator('dialog .sight');
    if (pages === 1) {
      const shown = () => sight.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
      await expect.poll(shown).toBeGreaterThan(0);
    } else {
      const address = (await sight.locator('iframe').getAttribute('src')) ?? '';
      const { type, head, how } = await page.evaluate(async (from) => {
        const response = await fetch(from);
        const bytes = new Uint8Array(await response.arrayBuffer());
        const say = (name: string) => response.headers.get(name);
        return {
          type: say('content-type'),
          head: String.fromCharCode(...bytes.slice(0, 5)),
          how: say('x-frame-options'),
        };
      }, address);
      expect({ type, head, how }).toEqual({ type: 'application/pdf', head: '%PDF-', how: 'SAMEORIGIN' });
    }
    await checked(visited, `viewer-${language}-${width}`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('plans a leave from the quick actions, and it stands on the line', async () => {
    const visited = await enter();
    const { page, open, t, label, close } = visited;
    await open(address);
    await page.getByText(t('record:more_actions')).click();
    await checked(visited, `menu-${language}-${width}`);
    await page.getByRole('link', { name: language === 'fr' ? 'Planifier un congé' : 'Plan a leave' }).click();
    await page.locator('#f-category').selectOption('ANNUAL');
    await page.locator('#f-first_day').fill('1/12/2026');
    await page.locator('#f-last_day').fill('30/12/2026');
    // What is left of it is told as soon as person, kind and year are known.
    const told = page.locator('baara-consulted .notice');
    await told.getByText(label('leave_balance', 'left')).waitFor();
    expect(await told.locator('dd').allTextContents()).toEqual(expect.arrayContaining(['30', '7', '37']));
    await page.getByRole('button', { name: t('form:save'), exact: true }).click();
    await page.getByText(t('record:saved_done')).waitFor();
    await page.getByRole('tab', { name: t('record:tab_line') }).click();
    const leave = page.locator('.stop.absence');
    await leave.waitFor();
    expect(await leave.textContent()).toContain(t('record:coming'));
    await close();
  });
});

/** What no daily story asks for is tried in one language and width. */
describe('the page of a person, beyond the daily stories', () => {
  const language: Language = 'fr';
  const { id, surname, width } = people[language];
  const enter = () => visit({ browser, served, language, width });
  const address = `/f/person/${id}`;

  test('goes to the next and the previous of the list one comes from, and from correction to correction', async () => {
    const visited = await enter();
    const { page, open, t, label, close } = visited;
    await open('/f/person?sort=surname');
    await page.locator('tbody tr').nth(1).waitFor();
    const titles = await page.locator('tbody th a').allTextContents();
    const second = await page.locator('tbody th a').nth(1).getAttribute('href');
    await page.locator('tbody th a').first().click();
    await page.getByRole('heading', { level: 1, name: titles[0] ?? '' }).waitFor();
    await page.getByRole('link', { name: t('record:next') }).click();
    await page.getByRole('heading', { level: 1, name: titles[1] ?? '' }).waitFor();
    await page.locator('.neighbours').getByRole('link').first().waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('heading', { level: 1, name: titles[0] ?? '' }).waitFor();
    // A pile of corrections: saving one goes on to the next of the list.
    await page
      .getByRole('link', { name: t('record:edit'), exact: true })
      .first()
      .click();
    await page.getByRole('textbox', { name: label('person', 'birth_place'), exact: true }).fill('Koutiala');
    await page.getByRole('button', { name: t('form:save_next') }).click();
    await page.waitForURL(`**${second}/edit`);
    await close();
  });

  test('shows the record as of a past day, and comes back', async () => {
    const visited = await enter();
    const { page, open, t, close } = visited;
    await open(`${address}?tab=history`);
    await page.getByLabel(t('record:as_of')).fill('1/6/12');
    await page.getByRole('button', { name: t('record:as_of_show') }).click();
    await page
      .getByText(/CSCom de Kapala, (depuis|since)/u)
      .first()
      .waitFor();
    await checked(visited, `as-of-${language}`);
    await page.getByRole('button', { name: t('record:as_of_back') }).click();
    await page
      .getByText(/CSRéf de Sikasso, (depuis|since)/u)
      .first()
      .waitFor();
    await close();
  });

  test('tells the two ways to change a post, and ends the service on a day', async () => {
    const visited = await enter();
    const { page, context, open, t, close } = visited;
    await open(address);
    await page.getByText(t('record:more_actions')).click();
    await page.getByRole('button', { name: 'Fin de service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Fin de service' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('e--summary');
    await dialog.locator('#e-valid_to').fill('31/12/2026');
    await checked(visited, `end-${language}`);
    // Without a network the dialog may be left: the day is kept and offered again.
    await context.setOffline(true);
    await dialog.getByRole('button', { name: 'Fin de service' }).click();
    await dialog.getByText(t('form:unsent_kept')).waitFor();
    await dialog.getByRole('button', { name: t('shell:cancel') }).click();
    await page.getByRole('link', { name: t('shell:unsent', { count: 1 }) }).waitFor();
    await context.setOffline(false);
    await page.getByText(t('record:more_actions')).click();
    await page.getByRole('button', { name: 'Fin de service' }).click();
    await dialog.getByRole('button', { name: t('form:draft_resume') }).click();
    expect(await dialog.locator('#e-valid_to').inputValue()).toBe('31/12/2026');
    await dialog.getByRole('button', { name: 'Fin de service' }).click();
    await page.getByText(t('record:saved_done')).waitFor();
    await page.locator('.panel').first().scrollIntoViewIfNeeded();
    const post = page.locator('.panel').first().locator('tbody tr', { hasText: 'Sikasso' });
    await post.waitFor();
    expect(await post.textContent()).toMatch(/31\/12\/2026|31 Dec 2026/u);
    await post.locator('th a').click();
    await page.getByText(t('record:correct_means')).waitFor();
    await page.getByText(t('record:change_means')).waitFor();
    await checked(visited, `post-${language}`);
    await close();
  });

  test('is deleted with a reason, and brought back', async () => {
    const visited = await enter();
    const { page, open, t, close } = visited;
    await open(address);
    await page.getByText(t('record:more_actions')).click();
    await page.getByRole('button', { name: t('record:delete') }).click();
    const dialog = page.getByRole('dialog');
    const reason = dialog.getByRole('textbox', { name: t('record:reason') });
    await reason.fill('Essai');
    // The power fails: what was typed is offered when the dialog is opened again.
    await open(address);
    await page.getByText(t('record:more_actions')).click();
    await page.getByRole('button', { name: t('record:delete') }).click();
    await dialog.getByRole('button', { name: t('form:draft_resume') }).click();
    expect(await reason.inputValue()).toBe('Essai');
    await dialog.getByRole('button', { name: t('record:delete') }).click();
    await page.getByText(t('record:deleted')).waitFor();
    await checked(visited, `deleted-${language}`);
    await page.getByRole('button', { name: t('record:restore') }).click();
    await page.getByText(t('record:restored_done')).waitFor();
    expect(await page.locator('h1:not(.awaited)').textContent()).toContain(surname);
    await page.getByText(t('record:more_actions')).click();
    await page.getByRole('button', { name: t('record:delete') }).click();
    await dialog.getByRole('textbox', { name: t('record:reason') }).waitFor();
    expect(await dialog.getByRole('button', { name: t('form:draft_resume') }).count()).toBe(0);
    await close();
  });
});

test('a record is corrected and validated through its four states by three different people', async () => {
  const enter = (username: string, width: number) => visit({ browser, served, language: 'fr', username, width });
  const [district, region, nation] = [
    await enter('district', 360),
    await enter('sikasso', 1280),
    await enter('national', 1280),
  ];
  const { t } = district;
  const [person, post] = [uuidv7(), uuidv7()];
  const facility = served.country.units.get('CSCom de Kapala') ?? '';
  const operations = [
    {
      do: 'create',
      form: 'person',
      id: person,
      values: {
        surname: 'DEMBÉLÉ',
        given_names: 'Kadia',
        sex: 'F',
        birth_date: '1991-04-02',
        position_cadre: 'SF',
        position_statut: 'FE',
        position_funding: 'ETAT',
        mali_matricule: '0107930X',
      },
    },
    { do: 'create', form: 'assignment', id: post, values: { person, facility, main: true, valid_from: '2026-02-01' } },
  ];
  const saved = await district.page.evaluate(
    async (body) =>
      (
        await fetch('/api/v1/envelopes', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      ).text(),
    JSON.stringify({ id: uuidv7(), operations }),
  );
  expect(saved).toContain('"repeated":false');
  const address = `/f/assignment/${post}`;
  const state = (of: Visit, words: string) => of.page.locator('.standing .tag', { hasText: words }).waitFor();
  const press = (of: Visit, name: string) =>
    of.page.locator('.standing').getByRole('button', { name, exact: true }).click();

  await district.open(address);
  await state(district, 'Brouillon');
  await checked(district, 'workflow-draft');
  await press(district, 'Soumettre');
  await state(district, 'Soumis');
  await district.page.getByText(t('workflow:refused', { count: 2 })).click();
  await district.page.getByText('Votre rôle ne permet pas cette action ici. Elle revient à').first().waitFor();

  await region.open('/tasks');
  await region.page.getByRole('link', { name: /DEMBÉLÉ Kadia/u }).waitFor();
  await checked(region, 'tasks');
  await region.page.getByRole('link', { name: /DEMBÉLÉ Kadia/u }).click();
  await state(region, 'Soumis');
  await press(region, 'Renvoyer pour correction');
  const dialog = region.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Renvoyer pour correction' }).click();
  await dialog.getByText(t('workflow:reason_missing')).waitFor();
  await checked(region, 'workflow-dialog');
  await dialog.getByRole('textbox').fill('La prise de service est du 15 février.');
  // What was typed is there again when the window was lost.
  await region.open(address);
  await press(region, 'Renvoyer pour correction');
  await dialog.getByRole('button', { name: t('form:draft_resume') }).click();
  await dialog.getByRole('button', { name: 'Renvoyer pour correction' }).click();
  await state(region, 'À corriger');

  await district.open(address);
  await district.page.getByText('La prise de service est du 15 février.').waitFor();
  await district.page.getByRole('link', { name: t('record:correct'), exact: true }).click();
  await district.page.locator('#f-valid_from').fill('15/2/2026');
  await district.page.getByRole('button', { name: t('form:save'), exact: true }).click();
  await district.page.getByText(t('record:saved_done')).waitFor();
  await press(district, 'Soumettre');
  await state(district, 'Soumis');

  // Several at once from what waits: one of them was validated meanwhile, by somebody else.
  const other = uuidv7();
  const created = { do: 'create', form: 'assignment', id: other };
  const left = { ...created, values: { person, facility, main: false, valid_from: '2026-03-01' } };
  const passed = { do: 'pass', form: 'assignment', id: other, workflow: 'assignment_validation' };
  const send = (of: Visit, operation: object) =>
    of.page.evaluate(
      async (body) =>
        (
          await fetch('/api/v1/envelopes', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
        ).text(),
      JSON.stringify({ id: uuidv7(), operations: [operation] }),
    );
  expect(await send(district, left)).toContain('"repeated":false');
  expect(await send(district, { ...passed, rev: 1, transition: 'submit' })).toContain('"rev":2');
  await region.open('/tasks');
  const group = region.page.locator('section', { has: region.page.locator('h2', { hasText: 'Soumis' }) });
  await group.getByRole('checkbox', { name: t('workflow:choose_all') }).check();
  expect(await send(region, { ...passed, rev: 2, transition: 'validate' })).toContain('"rev":3');
  await checked(region, 'tasks-chosen');
  await group.getByRole('button', { name: 'Valider', exact: true }).click();
  const several = region.page.getByRole('dialog');
  await several.getByText(t('workflow:will_not_pass', { count: 1 })).waitFor();
  await several.getByText(/la fiche est maintenant à l’état « Validé/u).waitFor();
  await checked(region, 'tasks-preview');
  await several.getByRole('button', { name: 'Valider (1)' }).press('Enter');
  await several.getByText(t('workflow:have_passed', { count: 1 })).waitFor();
  await checked(region, 'tasks-done');
  await several.getByRole('button', { name: t('shell:close') }).press('Enter');
  await several.waitFor({ state: 'detached' });
  await region.open(address);
  await state(region, 'Validé (région)');

  await nation.open('/');
  await nation.page.getByRole('link', { name: 'Affectations · Validé (région)' }).click();
  await nation.page.getByRole('link', { name: /DEMBÉLÉ Kadia.* 15\/02\/2026/u }).click();
  await press(nation, 'Consolider');
  await state(nation, 'Consolidé (national)');
  await nation.page.getByText(t('workflow:passages', { count: 5 })).click();
  await nation.page.getByText(t('workflow:diagram')).click();
  const steps = await nation.page.locator('.passages > li').allTextContents();
  expect(steps.map((words) => /Oumou Sangaré|Adama Sanogo|Mariam Koné/u.exec(words)?.[0])).toEqual([
    ...['Oumou Sangaré', 'Adama Sanogo', 'Mariam Koné', 'Adama Sanogo', 'Mariam Koné'],
  ]);
  await checked(nation, 'workflow-done');
  await nation.open(`/f/person/${person}?tab=line`);
  await nation.page
    .getByText(/Soumis le .* \(Mariam Koné\) · Validé \(région\) le .* \(Adama Sanogo\)/u)
    .first()
    .waitFor();
  for (const { complaints, close } of [district, region, nation]) {
    expect(complaints).toEqual([]);
    await close();
  }
});

test('what one may not see or change says so calmly, with a way on and nothing that would be refused', async () => {
  const { page, t, label, open, complaints, close } = await visit({
    ...{ browser, served, language: 'fr', username: 'sikasso' },
  });
  const controls = page.locator('main :is(button, input, select, form)');
  for (const address of ['/accounts', '/roles/national_director', '/jobs', '/lists/nothing', `/f/person/${uuidv7()}`]) {
    await open(address);
    await page.getByRole('link', { name: t('shell:back_home') }).waitFor();
    expect(await controls.count()).toBe(0);
  }
  expect(await page.locator('h1').textContent()).toBe(t('shell:not_found_title'));
  await open('/accounts');
  expect(await page.locator('h1').textContent()).toBe(t('accounts:title'));
  await page.getByText(t('shell:refused_ask')).waitFor();
  // The definition of a list that everybody reads and this role does not keep.
  const cadres = await page.request.get('/api/v1/records/cadre?limit=1');
  const { rows } = (await cadres.json()) as { readonly rows: readonly { readonly id: string }[] };
  await open(`/f/cadre/${rows[0]?.id}/edit`);
  await page.getByText(t('shell:refused')).waitFor();
  expect(await page.locator('h1').textContent()).toBe(label('cadre'));
  expect(await controls.count()).toBe(0);
  await page.getByRole('link', { name: t('shell:refused_own') }).click();
  await page.getByRole('heading', { name: t('accounts:own_roles') }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
