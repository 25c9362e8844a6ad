import { describe, expect, test } from 'vitest';
import { checked, desk } from './record-desk.ts';
import { others, people } from './record-people.ts';

describe.each([
  { language: 'fr', ...people.fr },
  { language: 'en', ...people.en },
  { language: 'fr', ...others.fr },
  { language: 'en', ...others.en },
] as const)('the daily stories of a person ($language, $width px)', ({ language, width, id }) => {
  const enter = () => desk.visit({ language, width });
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
