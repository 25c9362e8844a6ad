import { createTranslator, type Translator } from '@baara/i18n';
import { compose, type Model, wording } from '@baara/model';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mali } from '../../sites/mali/src/site.ts';
import { password, type Served } from './serve.ts';

export type Language = 'fr' | 'en';

/** One person at one computer. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly t: Translator['t'];
  /** The wording of a field's or a form's label. */
  label(form: string, field?: string): string;
  open(address: string): Promise<void>;
  /** Gives the network back, and waits until the band that told of its loss is gone: what stands below it moves up. */
  reconnect(): Promise<void>;
  /** Errors that the browser reported: of scripts, and of what the policy refused. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const model: Model = compose(mali);

/** The label of a form, or of one of its fields, as the pages show it. */
export function labelOf(language: Language, form: string, field?: string): string {
  const found = model.forms[form];
  const label = field ? found?.fields[field]?.label : found?.label;
  if (!label) throw new Error(`no label: ${form}.${field}`);
  return wording(label, language);
}

/** Opens a browser window in a language; signed in unless `username` is null. */
export async function visit(options: {
  readonly browser: Browser;
  readonly served: Served;
  readonly language: Language;
  readonly username?: string | null;
  readonly width?: number;
}): Promise<Visit> {
  const { browser, served, language, username = 'national', width = 1280 } = options;
  const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: served.address });
  await context.addInitScript((chosen) => {
    localStorage.setItem('baara.language', localStorage.getItem('baara.language') ?? chosen);
  }, language);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text());
  });
  const { t } = createTranslator(language);
  const open = async (address: string) => {
    await page.goto(address);
    await page.locator('h1:not(.awaited)').first().waitFor();
  };
  const reconnect = async () => {
    await context.setOffline(false);
    await page.getByText(t('shell:offline')).waitFor({ state: 'detached' });
  };
  if (username === null) await open('/connexion');
  else {
    // What the sign-in page does is tried once, by its own tests: here its cookie is enough.
    const answer = await context.request.post('/api/v1/session', { data: { username, password } });
    if (!answer.ok()) throw new Error(await answer.text());
    await page.goto('/');
    await page.locator('baara-masthead').getByRole('combobox').waitFor();
  }
  return {
    ...{ page, context, t, open, reconnect, complaints },
    label: (form, field) => labelOf(language, form, field),
    close: () => context.close(),
  };
}

/** Fills the sign-in page and waits for the first page after it. */
export async function signIn(page: Page, t: Translator['t'], username: string): Promise<void> {
  await page.getByLabel(t('shell:username')).fill(username);
  await page.getByLabel(t('shell:password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('shell:sign_in'), exact: true }).click();
  await page.locator('baara-masthead').getByRole('combobox').waitFor();
}

/** Chooses an option of a combobox by typing. */
export async function choose(page: Page, name: string, words: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true }).and(page.locator('input'));
  await box.fill(words);
  await page.getByRole('listbox').getByRole('option', { name: option }).first().click();
}
