import { compose, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../core/server/src/database/index.ts';
import { inTransaction } from '../../core/server/src/database/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { useParts } from '../../core/server/src/parts/index.ts';
import {
  createRecord,
  listRecords,
  loadRecords,
  readRecord,
  updateRecord,
} from '../../core/server/src/records/index.ts';
import { openTestDatabase, systemSession } from '../../core/server/src/testing/index.ts';
import { rebuildClosure } from '../../core/server/src/tree/index.ts';
import { districts } from '../../modules/sgbv-training/src/server/districts.ts';
import sgbvTrainingPart from '../../modules/sgbv-training/src/server/index.ts';
import { networkOf } from '../../modules/sgbv-training/src/server/network.ts';
import trainingPart from '../../modules/training/src/server/index.ts';
import { randomFor } from '../../sites/mali/src/demonstration/random.ts';
import { mali } from '../../sites/mali/src/site.ts';
import { type Contact, type Organisation, type Unit, worldOf } from './world.ts';

const model = compose(mali);
const world = worldOf(randomFor(5, 1));
let opened: Awaited<ReturnType<typeof openTestDatabase>>;

const run = <T>(
  work: () => Promise<T>,
  options: { readonly session?: Session; readonly today?: string } = {},
): Promise<T> =>
  inTransaction({ database: opened.database, model, session: systemSession, deadlineMs: 60_000, ...options }, work);

const holding = (role: string, unit: string | null): Session => ({
  ...{ kind: 'user', user: uuidv7(), username: 'vbg', language: 'fr', person: null },
  assignments: [{ id: uuidv7(), role, unit, from: '2020-01-01', to: null }],
});

beforeAll(async () => {
  opened = await openTestDatabase({ model });
  useParts(model, [trainingPart, sgbvTrainingPart]);
  await run(async () => {
    for (const [form, rows] of world.rows)
      await loadRecords({ form, rows: rows.map(({ id, ...values }) => ({ id, owner: null, values })), reason: 'test' });
    await rebuildClosure();
  });
});
afterAll(() => opened?.close());

/** Whether `unit` is `above` or stands somewhere below it. */
const isIn = (unit: string | null, above: string | null): boolean => {
  for (let at = unit; at !== null; at = world.units.get(at)?.parent ?? null) if (at === above) return true;
  return false;
};
/** Below a unit, or below the territory in which it is located. */
const isHeld = (unit: string, by: Unit) => isIn(unit, by.id) || (by.located_in !== null && isIn(unit, by.located_in));
const inForce = (from: string, to: string | null, day: string) => from <= day && (to === null || to > day);

function isTrained(contact: Contact, day: string): boolean {
  const followed = world.participations.filter(
    ({ id, person, status, result, sgbv }) =>
      (id === contact.participation || (person !== null && person === contact.person)) &&
      status === 'COMPLETED' &&
      result !== 'FAILED' &&
      sgbv,
  );
  const last = followed
    .map(({ last_day }) => last_day)
    .sort()
    .at(-1);
  const trained = last ?? contact.trained_elsewhere;
  return trained !== null && trained <= day;
}

function hasContact(commune: Unit, day: string): boolean {
  const serves = ({ id, unit, area, opened: from, closed }: Organisation) => {
    const located = world.units.get(unit)?.located_in ?? null;
    const there =
      isIn(unit, commune.id) || (located !== null && isIn(located, commune.id)) || area.includes(commune.id);
    const contacts = world.contacts.filter((contact) => contact.organisation === id);
    return (
      there &&
      inForce(from, closed, day) &&
      contacts.some((contact) => inForce(contact.valid_from, contact.valid_to, day) && isTrained(contact, day))
    );
  };
  return world.organisations.some(serves);
}

/** Commune by commune, in the plainest way: which have nobody to call. */
function gapsOf(day: string, own: readonly Unit[] | null): readonly string[] {
  return [...world.units.values()]
    .filter(({ type }) => type === 'COMMUNE')
    .filter(({ id }) => own === null || own.some((unit) => isHeld(id, unit)))
    .filter((commune) => !hasContact(commune, day))
    .map(({ id }) => id)
    .sort();
}

describe('communes without a trained contact', () => {
  const found = async (today: string, session: Session = systemSession) =>
    (await run(() => districts({ sql: moduleSql }), { session, today }))
      .flatMap(({ without }) => without.map(({ id }) => id))
      .sort();
  const days = ['2020-06-01', '2021-06-01', '2022-06-01', '2023-06-01', '2026-07-01'];

  test('are those that counting by hand finds, whatever the day', async () => {
    const sizes = new Set<number>();
    for (const day of days) {
      const expected = gapsOf(day, null);
      sizes.add(expected.length);
      expect(await found(day), day).toEqual(expected);
    }
    expect(sizes.size).toBeGreaterThan(2);
  });

  test('are those of one’s own units, with what others know of them', async () => {
    const national = gapsOf('2023-06-01', null);
    const scopes = [...world.units.values()].filter(({ type }) => type === 'REGION' || type === 'HEALTH_DISTRICT');
    for (const [at, unit] of scopes.slice(0, 4).entries()) {
      const expected = gapsOf('2023-06-01', [unit]);
      expect(expected.length).toBeLessThan(national.length);
      const role = at % 2 === 0 ? 'sgbv_focal_point' : 'district_manager';
      expect(await found('2023-06-01', holding(role, unit.id)), `${role} ${unit.name}`).toEqual(expected);
    }
  });

  test('stand under one district each, and all are counted', async () => {
    const answer = await run(() => districts({ sql: moduleSql }), { today: '2023-06-01' });
    const communes = [...world.units.values()].filter(({ type }) => type === 'COMMUNE').length;
    expect(answer.reduce((sum, each) => sum + each.communes, 0)).toBe(communes);
    expect(answer.filter(({ id }) => id !== null).length).toBe(
      [...world.units.values()].filter(({ type }) => type === 'HEALTH_DISTRICT').length,
    );
  });

  test('are told to nobody who may not read the network', async () => {
    await expect(found('2023-06-01', holding('pay_officer_of_nowhere', null))).rejects.toMatchObject({
      code: 'access.field_denied',
    });
  });
});

describe('the network of a district', () => {
  const day = '2023-06-01';
  const [district] = world.districts as [Unit];
  const ask = (session: Session, unit = district.id) =>
    run(() => networkOf({ sql: moduleSql }, unit), { session, today: day });

  test('is who stands there or covers a place of it, with those they refer to, and since when contacts are trained', async () => {
    const { organisations, unit } = await ask(systemSession);
    const local = world.organisations.filter(
      ({ unit: at, area, opened: from, closed }) =>
        inForce(from, closed, day) && [at, ...area].some((place) => isHeld(place, district)),
    );
    expect(unit?.name).toBe(district.name);
    expect(
      organisations
        .filter(({ beyond }) => !beyond)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(local.map(({ id }) => id).sort());
    const ids = new Set(organisations.map(({ id }) => id));
    for (const { id, refers_to, contacts } of organisations) {
      const links = world.links.filter(
        (link) => link.organisation === id && inForce(link.valid_from, link.valid_to, day),
      );
      expect([...refers_to]).toEqual(
        [...new Set(links.map((link) => link.refers_to))].filter((to) => ids.has(to)).sort(),
      );
      const known = world.contacts.filter(
        (contact) => contact.organisation === id && inForce(contact.valid_from, contact.valid_to, day),
      );
      expect(contacts.map((contact) => contact.id).sort()).toEqual(known.map((contact) => contact.id).sort());
      for (const contact of contacts) {
        const same = known.find((each) => each.id === contact.id) as Contact;
        expect(contact.trained !== null && contact.trained <= day).toBe(isTrained(same, day));
      }
    }
    expect(organisations.some(({ beyond }) => beyond)).toBe(true);
  });

  test('is read by who may: a focal point sees who is referred to elsewhere, a district manager their own district only', async () => {
    const ids = ({ organisations }: Awaited<ReturnType<typeof ask>>) => organisations.map(({ id }) => id);
    const whole = ids(await ask(systemSession));
    expect(ids(await ask(holding('sgbv_focal_point', district.id)))).toEqual(whole);
    const [, elsewhere] = world.districts as [Unit, Unit];
    const own = world.organisations.filter(({ unit }) => isIn(unit, district.id)).map(({ id }) => id);
    expect(ids(await ask(holding('district_manager', district.id))).sort()).toEqual(
      whole.filter((id) => own.includes(id)).sort(),
    );
    expect(ids(await ask(holding('district_manager', district.id), elsewhere.id)).every((id) => own.includes(id))).toBe(
      true,
    );
  });
});

describe('a completed session on violence', () => {
  const { session, other } = world.sessions;
  const create = async (form: string, values: Record<string, string | boolean>) => {
    const id = uuidv7();
    await run(() => createRecord({ form, id, values }), { today: '2026-07-01' });
    return id;
  };
  const followUps = (participation: string, today = '2026-07-01') =>
    run(
      async () =>
        (
          await listRecords({
            form: 'sgbv_follow_up',
            where: {
              op: 'eq',
              left: { op: 'field', path: ['participation'] },
              right: { op: 'literal', value: participation },
            },
            sort: ['due'],
          })
        ).rows,
      { today },
    );
  const guest = { guest_name: 'Invitée', guest_sex: 'F', sgbv_training_body_type: 'POLICE' };

  test('opens a visit at 3 and at 6 months, once; another course none', async () => {
    const id = await create('participation', { session, ...guest, status: 'ENROLLED' });
    expect(await followUps(id)).toEqual([]);
    for (const status of ['COMPLETED', 'ABSENT', 'COMPLETED']) {
      const { rev } = await run(() => readRecord({ form: 'participation', id }));
      await run(() => updateRecord({ form: 'participation', id, rev, values: { status } }));
    }
    expect((await followUps(id)).map(({ values }) => [values.step, values.due, values.late])).toEqual([
      ['M3', '2026-06-06', true],
      ['M6', '2026-09-06', false],
    ]);
    expect(await followUps(await create('participation', { session: other, ...guest, status: 'COMPLETED' }))).toEqual(
      [],
    );
  });

  test('is visited once more on the day that a visit agrees upon, and is late no longer once it was visited', async () => {
    const id = await create('participation', { session, ...guest, status: 'COMPLETED' });
    const [first] = await followUps(id);
    if (!first) throw new Error('no follow-up');
    const values = { done: '2026-06-20', next: '2026-08-01', barriers: ['PRIVACY'] };
    const observed = [{ competency: 'SGBV_LISTEN', level: '2' }];
    await expect(
      run(() => updateRecord({ form: 'sgbv_follow_up', id: first.id, rev: first.rev, values }), {
        today: '2026-07-01',
      }),
    ).rejects.toMatchObject({ code: 'record.invalid' });
    await run(
      () => updateRecord({ form: 'sgbv_follow_up', id: first.id, rev: first.rev, values: { ...values, observed } }),
      {
        today: '2026-07-01',
      },
    );
    expect((await followUps(id, '2026-08-15')).map(({ values: { step, due, late } }) => [step, due, late])).toEqual([
      ['M3', '2026-06-06', false],
      ['AGREED', '2026-08-01', true],
      ['M6', '2026-09-06', false],
    ]);
  });
});
