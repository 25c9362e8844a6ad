import { type Model, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepColumns, listHabits, removeView, renameView, saveView } from './views.ts';

let site: TestDatabase;
const model: Model = (() => {
  const tiny = tinyModel();
  const chief = { ...tiny.roles.manager, id: 'chief', rights: ['share-views'] } as (typeof tiny.roles)[string];
  return { ...tiny, roles: { ...tiny.roles, chief, none: { ...chief, id: 'none', grants: [] } } };
})();

function as(role: string): Session {
  const assignment = { id: uuidv7(), role, unit: null, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

beforeAll(async () => {
  site = await openTestDatabase({ model });
});
afterAll(() => site.close());

const view = { form: 'person', name: 'Infirmiers', query: 'w.cadre=in:nurse&sort=surname' };

describe('a list kept under a name', () => {
  test('is its author’s, until it is shared with a role that the other holds', async () => {
    const [chief, manager, other] = [as('chief'), as('manager'), as('chief')];
    await site.run(() => saveView(view), chief);
    expect((await site.run(() => listHabits('person'), chief)).views).toMatchObject([
      { name: 'Infirmiers', mine: true },
    ]);
    expect((await site.run(() => listHabits('person'), manager)).views).toEqual([]);
    await site.run(() => saveView({ ...view, role: 'manager' }), chief);
    expect((await site.run(() => listHabits('person'), manager)).views).toMatchObject([
      { name: 'Infirmiers', query: 'w.cadre=in%3Anurse&sort=surname', mine: false, role: 'manager' },
    ]);
    expect((await site.run(() => listHabits('person'), other)).views).toEqual([]);
  });

  test('is shared by who has the right only, and forgotten by its author only', async () => {
    const [chief, manager] = [as('chief'), as('manager')];
    await expect(site.run(() => saveView({ ...view, role: 'manager' }), manager)).rejects.toMatchObject({
      code: 'access.denied',
    });
    expect((await site.run(() => listHabits('person'), manager)).roles).toEqual([]);
    const saved = await site.run(() => saveView({ ...view, name: 'A', role: 'manager' }), chief);
    await expect(site.run(() => removeView(saved.id), manager)).rejects.toMatchObject({ code: 'record.not_found' });
    await site.run(() => removeView(saved.id), chief);
    expect((await site.run(() => listHabits('person'), chief)).views).toEqual([]);
  });

  test('is renamed by its author only, to a name that no other of theirs has', async () => {
    const [chief, manager] = [as('chief'), as('manager')];
    const saved = await site.run(() => saveView({ ...view, name: 'A', role: 'manager' }), chief);
    await site.run(() => saveView({ ...view, name: 'Prise' }), chief);
    const renamed = await site.run(() => renameView({ id: saved.id, name: ' Infirmiers du Sud ' }), chief);
    expect(renamed).toEqual({ ...saved, name: 'Infirmiers du Sud' });
    await expect(site.run(() => renameView({ id: saved.id, name: 'B' }), manager)).rejects.toMatchObject({
      code: 'record.not_found',
    });
    await expect(site.run(() => renameView({ id: saved.id, name: 'PRISE' }), chief)).rejects.toMatchObject({
      code: 'request.malformed',
      params: { reason: 'taken' },
    });
    expect(await site.run(() => renameView({ id: saved.id, name: 'INFIRMIERS du sud' }), chief)).toMatchObject({
      name: 'INFIRMIERS du sud',
    });
  });

  test('of a form that one may not read does not exist', async () => {
    await expect(site.run(() => listHabits('person'), as('none'))).rejects.toMatchObject({
      code: 'request.unknown_form',
    });
  });

  test('holds nothing but what shapes a list', async () => {
    await expect(site.run(() => saveView({ ...view, query: 'limit=1' }), as('chief'))).rejects.toMatchObject({
      code: 'request.malformed',
    });
    await expect(site.run(() => saveView({ ...view, name: ' ' }), as('chief'))).rejects.toMatchObject({
      code: 'request.malformed',
    });
  });
});

test('columns are each reader’s own, on whatever computer', async () => {
  const [one, other] = [as('manager'), as('manager')];
  await site.run(() => keepColumns('person', ['surname', 'cadre']), one);
  expect((await site.run(() => listHabits('person'), one)).columns).toEqual(['surname', 'cadre']);
  expect((await site.run(() => listHabits('person'), other)).columns).toBeNull();
  await site.run(() => keepColumns('person', null), one);
  expect((await site.run(() => listHabits('person'), one)).columns).toBeNull();
});
