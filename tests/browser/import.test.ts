import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';
import { accessibilityFaults, tooWide } from './looks.ts';
import { type Served, serve } from './serve.ts';
import { type Visit, visit } from './visit.ts';

const list = fileURLToPath(new URL('../fixtures/personnel-sikasso.csv', import.meta.url));
const told = new URL('../fixtures/personnel-sikasso.json', import.meta.url);
const { faults } = JSON.parse(readFileSync(told, 'utf8')) as {
  readonly faults: Readonly<Record<string, readonly number[]>>;
};

/** Title lines and the header stand above line 1 of the staff list. */
const above = 4;

const linesOf = (start: string): number[] =>
  [...new Set(Object.entries(faults).flatMap(([name, lines]) => (name.startsWith(start) ? lines : [])))].sort(
    (a, b) => a - b,
  );

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** The lines that the page shows under one of its counts, all pages of them. */
async function shownUnder(
  page: Page,
  count: string,
  next: string,
): Promise<{ numbers: number[]; words: Map<number, string> }> {
  const button = page.locator('.counts').getByRole('button', { name: count });
  const wanted = Number(((await button.locator('strong').textContent()) ?? '').replace(/\D/gu, ''));
  await button.click();
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  const rows = page.locator('baara-lines-table tbody tr');
  for (;;) {
    await expect.poll(() => rows.count()).toBeLessThanOrEqual(wanted);
    const more = page.getByRole('button', { name: next });
    const standing = await rows.count();
    if (standing >= wanted || (await more.count()) === 0) break;
    await more.click();
    await expect.poll(() => rows.count()).toBeGreaterThan(standing);
  }
  const words = new Map<number, string>();
  for (const row of await rows.all())
    words.set(Number(await row.locator('th').textContent()) - above, (await row.textContent()) ?? '');
  return { numbers: [...words.keys()].sort((a, b) => a - b), words };
}

test('the staff list of Sikasso is imported with exactly the outcomes listed for it, and undone', async () => {
  const { page, t, open, complaints, close } = await visit({ browser, served, language: 'fr' });
  await open('/import/person');
  await page.setInputFiles('#import-file', list);
  await page.getByText('windows-1252').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: t('imports:check'), exact: true }).click();
  await page.locator('.counts').waitFor({ timeout: 100_000 });
  expect(await accessibilityFaults(page)).toEqual([]);

  const refused = await shownUnder(page, t('imports:refused'), t('imports:more'));
  expect(refused.numbers).toEqual(linesOf('refuse:'));
  const says = (fault: string, words: RegExp) => {
    for (const line of faults[fault] ?? []) expect(refused.words.get(line), `${fault}, line ${line}`).toMatch(words);
  };
  says('refuse:date impossible', /Date de naissance : |Prise de service : /u);
  says('refuse:matricule déjà pris', /Matricule : «/u);
  says('refuse:nom manquant', /obligatoire/u);
  says('refuse:cadre inconnu', /Cadre/u);
  says('refuse:structure inconnue', /Structure/u);
  says('refuse:téléphone trop court', /Téléphone/u);
  says('refuse:service avant la naissance', /précède la naissance/u);

  const held = await shownUnder(page, t('imports:held'), t('imports:more'));
  expect(held.numbers).toEqual(linesOf('warn:'));
  // Nothing that is still to be decided is left out without a word.
  const ready = 1200 - linesOf('refuse:').length - linesOf('warn:').length;
  const asked = page.waitForEvent('dialog');
  const pressed = page.getByRole('button', { name: t('imports:start', { count: ready }) }).click();
  const dialogAsked = await asked;
  expect(dialogAsked.message()).toBe(t('imports:undecided'));
  await dialogAsked.dismiss();
  await pressed;
  await page.getByRole('button', { name: t('imports:decide_all_skip') }).click();
  await expect.poll(() => page.locator('baara-lines-table select').first().inputValue()).toBe('skip');
  await page.getByRole('button', { name: t('imports:start', { count: ready }) }).click();
  await page.getByText(t('imports:done', { count: ready })).waitFor({ timeout: 240_000 });
  await page.getByRole('link', { name: t('imports:see_list') }).click();
  await page.getByText(t('list:total_more', { count: 1000 })).waitFor();

  await page.goBack();
  await page.getByRole('button', { name: t('imports:undo') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Essai');
  await dialog.getByRole('button', { name: t('imports:undo') }).click();
  await page.getByText(t('imports:undone')).waitFor({ timeout: 240_000 });
  await open('/f/person');
  await page.getByText(t('list:total', { count: 5 }), { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await close();
}, 600_000);

/** Brings ten sound lines of the staff list, from one of them on. */
async function bringShort({ page, open }: Visit, from: number): Promise<void> {
  const lines = readFileSync(list, 'latin1').split(/\r?\n/u);
  const wrong = new Set(linesOf(''));
  const sound = lines.slice(above).filter((line) => line && !wrong.has(Number(line.split(';')[0])));
  const short = [...lines.slice(0, above), ...sound.slice(from, from + 10)].join('\r\n');
  await open('/import/person');
  const file = { name: 'short.csv', mimeType: 'text/csv', buffer: Buffer.from(short, 'latin1') };
  await page.setInputFiles('#import-file', file);
  await page.getByText('short.csv').first().waitFor();
}

/** Checks and imports what was brought; the list is then as long as told. */
async function importShort({ page, t }: Visit, count: number): Promise<void> {
  await page.getByRole('button', { name: t('imports:check'), exact: true }).click();
  await page.getByRole('button', { name: t('imports:start', { count: 10 }) }).click({ timeout: 100_000 });
  await page.getByText(t('imports:done', { count: 10 })).waitFor({ timeout: 100_000 });
  expect(await tooWide(page)).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: t('imports:see_list') }).click();
  await page.getByText(t('list:total', { count }), { exact: true }).waitFor();
}

test('a short list is imported in English on a telephone, by columns that are kept for the next file like it', async () => {
  const visited = await visit({ browser, served, language: 'en', width: 360 });
  const { page, t, complaints, close } = visited;
  const bring = () => bringShort(visited, 0);
  const columnOf = (name: string) => page.getByLabel(`${t('imports:field')} : ${name}`, { exact: true });
  await bring();
  const place = columnOf('Lieu de naissance');
  expect(await place.inputValue()).toBe('person/birth_place/');
  await place.selectOption({ label: t('imports:ignored') });
  // Each change is kept as it is made.
  const { pathname } = new URL(page.url());
  const kept = async () => {
    const asked = await page.request.get(`/api/v1/imports/${pathname.split('/').at(-1)}`);
    const { mapping } = (await asked.json()) as { readonly mapping: readonly { readonly target: unknown }[] };
    return mapping[6]?.target;
  };
  await expect.poll(kept).toBeNull();
  await bring();
  expect(await place.inputValue()).toBe('');
  expect(await columnOf('Nom').inputValue()).toBe('person/surname/');
  await importShort(visited, 15);
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  { language: 'fr', width: 360, from: 10 },
  { language: 'en', width: 1280, from: 20 },
] as const)('a short list is imported ($language, $width px)', async ({ language, width, from }) => {
  const visited = await visit({ browser, served, language, width });
  await bringShort(visited, from);
  await importShort(visited, from + 15);
  expect(visited.complaints).toEqual([]);
  await visited.close();
});
