import { afterAll, beforeAll, expect, it } from 'vitest';
import { browseUnits, unitAncestors } from './browse.ts';
import { closeUnit, moveUnit } from './change-unit.ts';
import { employ, openTreeWorld, openUnit, type TreeWorld } from './tree-world.ts';

const now = '2026-03-01';
let world: TreeWorld;
beforeAll(async () => {
  world = await openTreeWorld();
});
afterAll(() => world.close());

it('shows the children of a unit with the people below each, today and as it was', async () => {
  const open = (name: string, parent?: string) =>
    world.on(now, () => openUnit({ name, opened: '2000-01-01', ...(parent && { parent }) }));
  const mali = await open('Mali');
  const kayes = await open('Kayes', mali);
  const gao = await open('Gao', mali);
  const clinic = await open('Cscom', kayes);
  const closed = await open('Ancien', mali);
  await world.on(now, () => employ(clinic, '2020-01-01'));
  await world.on(now, () => employ(kayes, '2020-01-01'));
  await world.on(now, () => closeUnit({ unit: closed, on: '2026-02-01' }));
  await world.on(now, () => moveUnit({ unit: clinic, parent: gao, on: '2026-02-15' }));

  await world.on(now, async () => {
    expect(await browseUnits({ parent: null, counts: 'person' })).toMatchObject([
      { id: mali, children: 2, records: 2 },
    ]);
    expect(await browseUnits({ parent: mali, counts: 'person' })).toMatchObject([
      { id: gao, name: 'Gao', children: 1, records: 1 },
      { id: kayes, name: 'Kayes', children: 0, records: 1 },
    ]);
    // The clinic hung under Kayes then, and the people who worked there then count there.
    expect(await browseUnits({ parent: mali, asOf: '2026-01-31', counts: 'person' })).toMatchObject([
      { id: closed, records: 0 },
      { id: gao, records: 0 },
      { id: kayes, records: 2 },
    ]);
    expect(await browseUnits({ parent: null, asOf: '2019-12-31', counts: 'person' })).toMatchObject([{ records: 0 }]);
    expect((await browseUnits({ parent: mali, asOf: '2026-01-31' })).map(({ id }) => id)).toEqual([closed, gao, kayes]);
    expect((await browseUnits({ parent: kayes, asOf: '2026-01-31' })).map(({ id }) => id)).toEqual([clinic]);
    expect(await unitAncestors([clinic, mali])).toEqual(
      new Map([
        [clinic, [mali, gao]],
        [mali, []],
      ]),
    );
  });
});
