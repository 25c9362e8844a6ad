import { uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checked, desk } from './record-desk.ts';
import { people } from './record-people.ts';
import type { Language } from './visit.ts';

// One file, one server and one browser: the stories beside it take part in it one after the other.
beforeAll(async () => {
  await desk.open();
});

afterAll(desk.close);

describe.each<Language>(['fr', 'en'])('the page of a person (%s)', (language) => {
  const { id, width } = people[language];
  const enter = () => desk.visit({ language, width });
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

await import('./record-stories.ts');

/** What no daily story asks for is tried in one language and width. */
describe('the page of a person, beyond the daily stories', () => {
  const language: Language = 'fr';
  const { id, surname, width } = people[language];
  const enter = () => desk.visit({ language, width });
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
    const { page, context, reconnect, open, t, close } = visited;
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
    await reconnect();
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

await import('./record-states.ts');

test('what one may not see or change says so calmly, with a way on and nothing that would be refused', async () => {
  const { page, t, label, open, complaints, close } = await desk.visit({ language: 'fr', username: 'sikasso' });
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
