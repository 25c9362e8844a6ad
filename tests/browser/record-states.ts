import { uuidv7 } from '@baara/model';
import { expect, test } from 'vitest';
import { checked, desk } from './record-desk.ts';
import type { Visit } from './visit.ts';

test('a record is corrected and validated through its four states by three different people', async () => {
  const enter = (username: string, width: number) => desk.visit({ language: 'fr', username, width });
  const [district, region, nation] = [
    await enter('district', 360),
    await enter('sikasso', 1280),
    await enter('national', 1280),
  ];
  const { t } = district;
  const [person, post] = [uuidv7(), uuidv7()];
  const facility = (await desk.open()).served.country.units.get('CSCom de Kapala') ?? '';
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
