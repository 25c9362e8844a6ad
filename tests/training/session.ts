import { uuidv7 } from '@baara/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { useParts } from '../../core/server/src/parts/index.ts';
import { createRecord, loadRecords, readRecord, updateRecord } from '../../core/server/src/records/index.ts';
import trainingPart from '../../modules/training/src/server/index.ts';
import { model, openOffice, system } from './office.ts';

const unit = uuidv7();
const people = Array.from({ length: 4 }, () => uuidv7());
const [awa, moussa, fanta, oumar] = people as [string, string, string, string];
let course: string;

beforeAll(async () => {
  await openOffice();
  useParts(model, [trainingPart]);
  await system(async () => {
    await loadRecords({
      form: 'unit',
      rows: [{ id: unit, owner: null, values: { name: 'Sikasso', type: 'REGION', code: 'SX' } }],
      reason: 'test',
    });
    const rows = people.map((id, at) => ({
      ...{ id, owner: null },
      values: { surname: 'TRAORÉ', given_names: `Agent ${at}`, sex: 'F' },
    }));
    await loadRecords({ form: 'person', rows, reason: 'test' });
  });
  course = await create('course', { name: 'SONU de base', topic: 'Accouchement', certified: true, valid_months: 24 });
});

async function create(form: string, values: Record<string, string | number | boolean>): Promise<string> {
  const id = uuidv7();
  await system(() => createRecord({ form, id, values }));
  return id;
}
const hold = (starts: string, ends: string, seats: number) =>
  create('training_session', { course, unit, name: `SONU du ${starts}`, starts, ends, seats });
const enrol = (session: string, person: string, more: Record<string, string> = {}) =>
  create('participation', { session, person, status: 'ENROLLED', ...more });
const read = async (form: string, id: string) => (await system(() => readRecord({ form, id }))).values;

describe('an enrolment', () => {
  test('takes the days of its session, the last one included', async () => {
    const session = await hold('2026-03-02', '2026-03-06', 20);
    const { valid_from, valid_to } = await read('participation', await enrol(session, awa));
    expect([valid_from, valid_to]).toEqual(['2026-03-02', '2026-03-07']);
  });

  test('of somebody who is at another session on one of its days is refused', async () => {
    const overlapping = await hold('2026-03-06', '2026-03-10', 20);
    await expect(enrol(overlapping, awa)).rejects.toMatchObject({ code: 'record.invalid' });
    const next = await hold('2026-03-07', '2026-03-10', 20);
    await expect(enrol(next, awa)).resolves.toBeTypeOf('string');
  });

  test('without a free seat goes on the waiting list, and leaves it when somebody withdraws', async () => {
    const session = await hold('2026-05-04', '2026-05-08', 2);
    const first = await enrol(session, awa);
    await enrol(session, moussa);
    const third = await enrol(session, fanta);
    expect((await read('participation', third)).status).toBe('WAITING');
    expect(await read('training_session', session)).toMatchObject({ training_enrolled: 2, training_waiting: 1 });
    await system(() => updateRecord({ form: 'participation', id: first, rev: 1, values: { status: 'DECLINED' } }));
    await system(() => updateRecord({ form: 'participation', id: third, rev: 1, values: { status: 'ENROLLED' } }));
    expect(await read('training_session', session)).toMatchObject({ training_enrolled: 2, training_waiting: 0 });
  });

  test('two at once do not take one seat twice', async () => {
    const session = await hold('2026-06-01', '2026-06-05', 1);
    const both = await Promise.all([enrol(session, fanta), enrol(session, oumar)]);
    const statuses = await Promise.all(both.map(async (id) => (await read('participation', id)).status));
    expect(statuses.sort()).toEqual(['ENROLLED', 'WAITING']);
  });

  test('of a guest needs a name, and no person', async () => {
    const session = await hold('2026-07-06', '2026-07-10', 5);
    const guest = await create('participation', { session, guest_name: 'Awa Coulibaly', status: 'ENROLLED' });
    expect((await read('participation', guest)).valid_from).toBe('2026-07-06');
    await expect(create('participation', { session, status: 'ENROLLED' })).rejects.toMatchObject({
      code: 'record.invalid',
    });
  });
});

describe('a session that is postponed', () => {
  test('takes its participants’ days along, those on the waiting list too', async () => {
    const session = await hold('2027-01-04', '2027-01-08', 1);
    const [first, second] = [await enrol(session, awa), await enrol(session, moussa)];
    const values = { starts: '2027-01-11', ends: '2027-01-13' };
    await system(() => updateRecord({ form: 'training_session', id: session, rev: 1, values }));
    for (const id of [first, second]) {
      expect(await read('participation', id)).toMatchObject({ valid_from: '2027-01-11', valid_to: '2027-01-14' });
    }
  });

  test('stays where it is when somebody is elsewhere on the new days', async () => {
    const session = await hold('2027-02-01', '2027-02-03', 5);
    await enrol(session, awa);
    await enrol(await hold('2027-02-08', '2027-02-09', 5), awa);
    const values = { starts: '2027-02-09', ends: '2027-02-11' };
    await expect(
      system(() => updateRecord({ form: 'training_session', id: session, rev: 1, values })),
    ).rejects.toMatchObject({ code: 'record.invalid' });
    expect((await read('training_session', session)).starts).toBe('2027-02-01');
  });
});

test('a half-day is one of the session’s, said once', async () => {
  const session = await hold('2026-10-05', '2026-10-06', 5);
  const participation = await enrol(session, oumar);
  const attend = (day: string) => create('training_presence', { participation, day, half: 'MORNING', present: true });
  await attend('2026-10-05');
  await expect(attend('2026-10-05')).rejects.toMatchObject({ code: 'record.invalid' });
  await expect(attend('2026-10-04')).rejects.toMatchObject({ code: 'record.invalid' });
  await expect(attend('2026-10-07')).rejects.toMatchObject({ code: 'record.invalid' });
  const day = '2026-10-06';
  await create('training_presence', { participation, day, half: 'MORNING', present: false });
  await create('training_presence', { participation, day, half: 'AFTERNOON', present: true });
  expect((await read('participation', participation)).presence).toBe(67);
});
