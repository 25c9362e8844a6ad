import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { choose } from './visit.ts';

const root = join(import.meta.dirname, '../..');

/** What a walk has come across: the addresses of a person and of a unit. */
type Seen = Map<string, string>;

/** What stands in the gallery: a name, and how to get there. A page more is a line more. */
export type GalleryPages = readonly (readonly [name: string, reach: (page: Page, seen: Seen) => Promise<unknown>])[];

const manager: GalleryPages = [
  ['accueil', (page) => page.goto('/')],
  ['recherche-globale', (page) => findInShell(page)],
  ['aide', (page) => openHelp(page)],
  ['agents', (page) => openOwn(page)],
  ['recherche', (page) => page.goto('/f/person?q=aramma%20maryam')],
  ['liste-filtres', (page) => openFilters(page)],
  ['liste-colonnes', (page) => openDrop(page, 'Colonnes')],
  ['liste-vues', (page) => openDrop(page, 'Vues')],
  ['liste-selection', (page) => selectRows(page)],
  ['action-groupee', (page) => askBulk(page)],
  ['action-groupee-essai', (page) => tryBulk(page)],
  ['actions-groupees', (page) => page.goto('/bulk')],
  ['agent', (page, seen) => openFirst(page, seen)],
  ['agent-parcours', (page, seen) => page.goto(`${seen.get('person')}?tab=line`)],
  ['agent-pieces', (page, seen) => page.goto(`${seen.get('person')}?tab=papers`)],
  ['agent-historique', (page, seen) => page.goto(`${seen.get('person')}?tab=history`)],
  ['agent-imprime', (page, seen) => page.goto(`${seen.get('person')}/print`)],
  ['correction', (page, seen) => page.goto(`${seen.get('person')}/edit`)],
  ['mutation', (page, seen) => transfer(page, seen)],
  ['nouvel-agent', (page) => page.goto('/f/person/new')],
  ['formulaire-vierge', (page) => page.goto('/f/person/print')],
  ['saisies-non-envoyees', (page, seen) => keepWork(page, seen)],
  ['structures', (page) => page.goto('/units')],
  ['structure', (page, seen) => openUnit(page, seen)],
  ['import-colonnes', (page) => bringList(page)],
  ['import-verification', (page) => checkList(page)],
  ['profil', (page) => page.goto('/profile')],
  ['introuvable', (page) => page.goto('/nulle-part')],
];

const implementer: GalleryPages = [
  ['menu-administration', (page) => page.goto('/menu/administration')],
  ['listes', (page) => page.goto('/lists')],
  ['liste-valeurs', (page) => page.goto('/lists/cadre')],
  ['liste-valeur', (page) => editValue(page)],
  ['structure-scission', (page, seen) => reorganise(page, seen)],
  ['comptes', (page) => page.goto('/accounts')],
  ['compte', (page) => page.getByRole('link', { name: 'Gestionnaire régional de Sikasso' }).click()],
  ['explication', (page) => askWhy(page)],
  ['jeton', (page) => askToken(page)],
  ['audit', (page) => page.goto('/audit')],
  ['demonstration', (page) => page.goto('/demonstration')],
];

/** Who walks through which pages. */
export const walks: readonly { readonly username: string; readonly pages: GalleryPages }[] = [
  { username: 'sikasso', pages: manager },
  { username: 'admin', pages: implementer },
];

/** On the page of an account: why its holder may see somebody. */
async function askWhy(page: Page): Promise<void> {
  const asked = await page.request.get('/api/v1/records/person?limit=1&select=surname');
  const { rows } = (await asked.json()) as {
    readonly rows: readonly { readonly values: { readonly surname: string } }[];
  };
  const surname = rows[0]?.values.surname ?? '';
  await choose(page, 'Fiche', surname, surname);
  await page.getByRole('button', { name: 'Expliquer' }).click();
  await page.locator('baara-explain-access .notice').waitFor();
}

async function askToken(page: Page): Promise<void> {
  await page.goto('/profile');
  await page.getByRole('button', { name: 'Faire un jeton' }).click();
  await page.getByLabel('Peut', { exact: true }).selectOption('part');
}

const settledRows = (page: Page) => page.locator('.rows[aria-busy=false]').waitFor();

/** The list as the navigation opens it: the people of the unit one works in. */
async function openOwn(page: Page, criteria = ''): Promise<void> {
  const address = await page.locator('nav a[href^="/f/person?under="]').first().getAttribute('href');
  await page.goto(`${address}${criteria}`);
  await settledRows(page);
}

async function findInShell(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type('kadiolo');
  await page.getByRole('option').first().waitFor();
}

async function openHelp(page: Page): Promise<void> {
  await page.goto('/f/person');
  await settledRows(page);
  await page.locator('baara-masthead').getByRole('button', { name: 'Aide' }).click();
  await page.getByRole('dialog').waitFor();
}

async function openFilters(page: Page): Promise<void> {
  await openOwn(page, '&w.sex=in:F');
  await page.getByRole('button', { name: 'Filtres' }).click();
  await page.locator('.criteria .count').first().waitFor();
}

async function openDrop(page: Page, words: string): Promise<void> {
  await openOwn(page);
  await page.locator('main summary', { hasText: words }).click();
}

async function selectRows(page: Page): Promise<void> {
  await openOwn(page);
  for (const row of [0, 1, 2]) await page.locator('tbody tr').nth(row).getByRole('checkbox').check();
}

async function askBulk(page: Page): Promise<void> {
  await selectRows(page);
  await page.getByRole('button', { name: 'Modifier un champ' }).click();
  await page.getByLabel('Champ à modifier').selectOption('marital_status');
}

async function tryBulk(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(1).check();
  await dialog.getByRole('button', { name: 'Voir ce qui changera' }).click();
  await page.getByRole('button', { name: /^Appliquer/ }).waitFor();
}

async function openFirst(page: Page, seen: Seen): Promise<void> {
  await openOwn(page);
  await page.locator('tbody th a').first().click();
  await page.locator('.sections').waitFor();
  seen.set('person', new URL(page.url()).pathname);
}

async function transfer(page: Page, seen: Seen): Promise<void> {
  await page.goto(seen.get('person') ?? '/');
  await page.locator('a[href$="/change"]').first().click();
  await page.locator('baara-sheet input').first().waitFor();
}

/** A form that was begun and left. */
async function keepWork(page: Page, seen: Seen): Promise<void> {
  await page.goto(`${seen.get('person')}/edit`);
  await page.locator('baara-sheet input').nth(1).fill('Awa Mariam');
  await page.locator('a.skip').focus();
  await page.goto('/unsent');
  await page.locator('ul.unsent').waitFor();
}

async function openUnit(page: Page, seen: Seen): Promise<void> {
  await page.goto('/units');
  await page.locator('main a[href^="/f/unit/"]').first().click();
  await page.locator('h1').first().waitFor();
  await page.waitForURL(/\/f\/unit\/[0-9a-f-]{36}/u);
  seen.set('unit', new URL(page.url()).pathname.split('/').at(-1) ?? '');
}

async function reorganise(page: Page, seen: Seen): Promise<void> {
  await page.goto(`/units/${seen.get('unit')}/split`);
  await page.locator('.steps').waitFor();
}

async function editValue(page: Page): Promise<void> {
  await page.goto('/lists/leave_category');
  await page.locator('.values .verbs-bar button').first().click();
  await page.getByRole('dialog').waitFor();
}

async function bringList(page: Page): Promise<void> {
  await page.goto('/import/person');
  await page.locator('input[type=file]').setInputFiles(join(root, 'tests/fixtures/personnel-sikasso.csv'));
  await page.getByRole('button', { name: 'Vérifier les lignes' }).waitFor();
}

async function checkList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vérifier les lignes' }).click();
  await page
    .getByRole('button', { name: /^Importer/ })
    .first()
    .waitFor({ timeout: 180_000 });
}
