import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { choose } from './visit.ts';

const root = join(import.meta.dirname, '../..');

/** The addresses of a person and of a unit of the demonstration, which pages are about. */
export interface Subjects {
  readonly person: string;
  readonly unit: string;
}

/**
 * What stands in the gallery: a name, and how to get there from anywhere. A page more is a line more. Each is reached by itself, so
 * that one can be drawn alone and one that fails takes no other with it.
 */
export type GalleryPages = readonly (readonly [name: string, reach: (page: Page, of: Subjects) => Promise<unknown>])[];

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
  ['liste-vide', (page) => page.goto('/f/person?q=wolfgang')],
  ['action-groupee', (page) => askBulk(page)],
  ['action-groupee-essai', (page) => tryBulk(page)],
  ['actions-groupees', (page) => page.goto('/bulk')],
  ['agent', (page, { person }) => openRecord(page, person)],
  ['agent-parcours', (page, { person }) => page.goto(`${person}?tab=line`)],
  ['agent-pieces', (page, { person }) => page.goto(`${person}?tab=papers`)],
  ['agent-historique', (page, { person }) => page.goto(`${person}?tab=history`)],
  ['agent-imprime', (page, { person }) => page.goto(`${person}/print`)],
  ['correction', (page, { person }) => page.goto(`${person}/edit`)],
  ['mutation', (page, { person }) => transfer(page, person)],
  ['nouvel-agent', (page) => page.goto('/f/person/new')],
  ['conge', (page, { person }) => planLeave(page, person)],
  ['erreurs', (page) => saveEmpty(page)],
  ['formulaire-vierge', (page) => page.goto('/f/person/print')],
  ['saisies-non-envoyees', (page, { person }) => keepWork(page, person)],
  ['structures', (page) => page.goto('/units')],
  ['structure', (page, { unit }) => page.goto(`/f/unit/${unit}`)],
  ['import-fichier', (page) => page.goto('/import/person')],
  ['import-colonnes', (page) => bringList(page)],
  ['import-verification', (page) => checkList(page)],
  ['taches', (page) => page.goto('/tasks')],
  ['formation-calendrier', (page) => page.goto('/p/training/calendar')],
  ['formation-besoins', (page) => page.goto('/p/training/needs')],
  ['vbg-reseau', (page) => page.goto('/p/sgbv_training/network')],
  ['vbg-annuaire', (page) => page.goto('/p/sgbv_training/directory')],
  ['vbg-communes', (page) => page.goto('/p/sgbv_training/gaps')],
  ['vbg-suivis', (page) => page.goto('/f/sgbv_follow_up')],
  ['profil', (page) => page.goto('/profile')],
  ['introuvable', (page) => page.goto('/nulle-part')],
  ['sans-droit', (page) => page.goto('/accounts')],
];

const implementer: GalleryPages = [
  ['menu-administration', (page) => page.goto('/menu/administration')],
  ['listes', (page) => page.goto('/lists')],
  ['liste-valeurs', (page) => page.goto('/lists/cadre')],
  ['liste-valeur', (page) => editValue(page)],
  ['structure-scission', (page, { unit }) => reorganise(page, unit)],
  ['comptes', (page) => page.goto('/accounts')],
  ['compte', (page) => openAccount(page)],
  ['explication', (page) => askWhy(page)],
  ['roles', (page) => page.goto('/roles')],
  ['role', (page) => page.goto('/roles/regional_manager')],
  ['role-regle', (page) => newRule(page)],
  ['travaux', (page) => page.goto('/jobs')],
  ['jeton', (page) => askToken(page)],
  ['audit', (page) => page.goto('/audit')],
  ['demonstration', (page) => page.goto('/demonstration')],
];

/** The manager of a region that a school staffs. */
const schools: GalleryPages = [
  ['ecoles-promotions', (page) => page.goto('/p/schools/promotions')],
  ['ecoles-des-agents', (page) => page.goto('/p/schools/shares')],
  ['etudiants', (page) => page.goto('/f/student')],
  ['etudiant-recruter', (page) => openGraduate(page)],
];

/** Who keeps the sessions of a region. */
const trainer: GalleryPages = [
  [
    'formation-session',
    (page) =>
      openFirst(
        page,
        'training_session',
        'sort=-starts&where={"op":"eq","left":{"op":"field","path":["status"]},"right":{"op":"literal","value":"DONE"}}',
      ),
  ],
  ['formation-couts', (page) => page.goto('/p/training/costs')],
];

/** Who prepares what is paid, and who keeps the scholarships. */
const payer: GalleryPages = [
  ['bourses-payer', (page) => page.goto('/p/scholarships/payments')],
  ['bourses-liste', (page) => openFirst(page, 'payment_batch', 'sort=-month')],
];
const scholar: GalleryPages = [
  ['bourses-programme', (page) => openFirst(page, 'scholarship_programme', 'sort=-year')],
  ['bourses-reussite', (page) => page.goto('/p/scholarships/results')],
];

/** Who walks through which pages. */
export const walks: readonly { readonly username: string; readonly pages: GalleryPages }[] = [
  { username: 'sikasso', pages: manager },
  { username: 'admin', pages: implementer },
  { username: 'gao', pages: schools },
  { username: 'formation', pages: trainer },
  { username: 'preparateur', pages: payer },
  { username: 'bourses', pages: scholar },
];

interface Found {
  readonly rows: readonly { readonly id: string; readonly values: Readonly<Record<string, unknown>> }[];
}

async function openFirst(page: Page, form: string, query: string): Promise<void> {
  const found: Partial<Found> = await (await page.request.get(`/api/v1/records/${form}?limit=1&${query}`)).json();
  const id = found.rows?.[0]?.id;
  if (!id) throw new Error(`no ${form}`);
  await page.goto(`/f/${form}/${id}`);
}

/** A person of Sikasso and its region, as whoever is signed in sees them. */
export async function subjectsOf(page: Page): Promise<Subjects> {
  const none: Found = { rows: [] };
  const read = async (path: string): Promise<Found> => ({
    ...none,
    ...(await (await page.request.get(`/api/v1/${path}`)).json()),
  });
  const { rows: units } = await read('records/unit?q=sikasso&limit=5&select=type,status');
  const unit = units.find(({ values }) => values.type === 'REGION' && values.status === 'OPEN')?.id ?? '';
  const { rows: people } = await read(`records/person?limit=1&under=${unit}&select=surname`);
  return { unit, person: `/f/person/${people[0]?.id ?? ''}` };
}

async function openAccount(page: Page): Promise<void> {
  await page.goto('/accounts');
  await page.getByRole('link', { name: 'Gestionnaire régional de Sikasso' }).click();
  await page.locator('baara-explain-access').waitFor();
}

async function newRule(page: Page): Promise<void> {
  await page.goto('/roles/regional_manager');
  await page.getByRole('button', { name: 'Nouvelle règle' }).click();
  await page.locator('baara-rule-form').waitFor();
}

async function planLeave(page: Page, person: string): Promise<void> {
  await openRecord(page, person);
  await page.getByText('Autres actions').first().click();
  await page.getByRole('link', { name: 'Planifier un congé' }).click();
  await page.locator('baara-sheet input').first().waitFor();
}

/** A new agent that lacks everything: what is missing is listed first. */
async function saveEmpty(page: Page): Promise<void> {
  await page.goto('/f/person/new');
  await page.locator('baara-sheet input').first().waitFor();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.locator('[role=alert] a').first().waitFor();
}

/** The page of somebody who waits for a post, with what recruiting asks. */
async function openGraduate(page: Page): Promise<void> {
  await page.goto('/f/student?w.state=in:seeking');
  await page.locator('tbody th a').first().click();
  await page.getByRole('button', { name: 'Recruter…' }).click();
  await page.getByText('Première affectation').waitFor();
}

/** On the page of an account: why its holder may see somebody. */
async function askWhy(page: Page): Promise<void> {
  await openAccount(page);
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
  await page.goto('/');
  const address = await page.locator('nav a[href^="/f/person?under="]').first().getAttribute('href');
  await page.goto(`${address}${criteria}`);
  await settledRows(page);
}

async function findInShell(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('.card strong').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('sikasso');
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
  // On a telephone it stands in the menu beside the title.
  const menu = page.locator('.folded > summary');
  if (await menu.isVisible()) await menu.click();
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
  await askBulk(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: 'Voir ce qui changera' }).click();
  await page.getByRole('button', { name: /^Appliquer/ }).waitFor();
}

async function openRecord(page: Page, person: string): Promise<void> {
  await page.goto(person);
  await page.locator('.sections').waitFor();
}

async function transfer(page: Page, person: string): Promise<void> {
  await openRecord(page, person);
  await page.locator('a[href$="/change"]').first().click();
  await page.locator('baara-sheet input').first().waitFor();
}

/** A form that was begun and left. */
async function keepWork(page: Page, person: string): Promise<void> {
  await page.goto(`${person}/edit`);
  await page.locator('baara-sheet input').nth(1).fill('Awa Mariam');
  await page.locator('a.skip').focus();
  await page.goto('/unsent');
  await page.locator('ul.unsent').waitFor();
}

async function reorganise(page: Page, unit: string): Promise<void> {
  await page.goto(`/units/${unit}/split`);
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
  await bringList(page);
  await page.getByRole('button', { name: 'Vérifier les lignes' }).click();
  await page
    .getByRole('button', { name: /^Importer/ })
    .first()
    .waitFor({ timeout: 180_000 });
}
