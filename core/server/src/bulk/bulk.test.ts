import { type Model, type ModelForm, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, query, type Session } from '../database/index.ts';
import { keepPlacement } from '../placement/index.ts';
import { applyEnvelope, readRecord, updateRecord } from '../records/index.ts';
import type { Operation } from '../records/types.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepTree } from '../tree/index.ts';
import { createBulk, startBulk, undoBulk } from './begin.ts';
import { readBulkLines } from './lines.ts';
import { runBulk } from './run.ts';
import { findBulk, listBulks } from './store.ts';
import type { Bulk, BulkAction, BulkSelection } from './types.ts';

/** The grade of a person: one at a time. */
function rankOf(assignment: ModelForm): ModelForm {
  const { person, function: grade, share: echelon, valid_from, valid_to } = assignment.fields;
  const fields = {
    person,
    grade: { ...grade, key: 'grade' },
    echelon: { ...echelon, key: 'echelon' },
    valid_from,
    valid_to,
  };
  return {
    ...assignment,
    id: 'rank',
    fields: fields as ModelForm['fields'],
    title: ['grade'],
    place: [{ kind: 'via', field: 'person' }],
    dated: { exclusive: ['person'] },
  };
}

const model: Model = (() => {
  const tiny = tinyModel((forms) => ({ ...forms, rank: rankOf(forms.assignment as ModelForm) }));
  const grants = [{ form: '*', actions: ['read', 'create', 'update', 'export'], fields: '*', scope: 'unit' }] as const;
  const clerk = { ...tiny.roles.manager, id: 'clerk', grants } as unknown as (typeof tiny.roles)[string];
  return { ...tiny, roles: { ...tiny.roles, clerk } };
})();
const [country, north, south, field] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
let site: TestDatabase;

function as(unit: string, role = 'clerk'): Session {
  const assignment = { id: uuidv7(), role, unit, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

beforeAll(async () => {
  site = await openTestDatabase({ model });
  keepTree(model);
  keepPlacement(model);
  const unit = (id: string, name: string, parent: string | null): Operation[] => [
    { do: 'create', form: 'unit', id, values: { code: name.toUpperCase(), name, parent } },
    { do: 'create', form: 'unit_state', id: uuidv7(), values: { unit: id, name, parent, valid_from: '2010-01-01' } },
  ];
  const operations = [
    ...unit(country, 'Pays', null),
    ...unit(north, 'Nord', country),
    ...unit(south, 'Sud', country),
    ...unit(field, 'Poste', north),
  ];
  await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
});
afterAll(() => site.close());

/** People at work in a unit, since 2020. */
async function team(size: number, facility: string): Promise<string[]> {
  const ids = Array.from({ length: size }, () => uuidv7());
  for (const [at, id] of ids.entries()) {
    const post = { person: id, facility, main: true, function: 'Infirmier', valid_from: '2020-01-01' };
    const operations: Operation[] = [
      { do: 'create', form: 'person', id, values: { surname: `Agent${at}`, forename: 'Awa', sex: 'f' } },
      { do: 'create', form: 'assignment', id: uuidv7(), values: post },
    ];
    await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
  }
  return ids.toSorted();
}

const office = (session: Session) => ({ database: site.database, model, session });

async function tried(
  session: Session,
  selection: BulkSelection,
  action: BulkAction,
  why: { reason?: string; act?: string } = {},
) {
  const bulk = await site.run(() => createBulk({ form: 'person', selection, action, ...why }), session);
  await runBulk(office(session), bulk.id, 'check');
  return site.run(() => findBulk(bulk.id), session);
}

async function carriedOut(session: Session, bulk: Bulk, run: 'run' | 'undo'): Promise<Bulk> {
  await site.run(() => (run === 'run' ? startBulk(bulk.id) : undoBulk(bulk.id)), session);
  await runBulk(office(session), bulk.id, run);
  return site.run(() => findBulk(bulk.id), session);
}

const valuesOf = (id: string) => site.run(async () => (await readRecord({ form: 'person', id })).values);
const linesOf = (session: Session, bulk: Bulk) => site.run(() => readBulkLines({ id: bulk.id }), session);
const unitsOf = (id: string) =>
  site.run(async () =>
    (
      await query(sql`
        SELECT u.name, a.valid_from AS start, a.valid_to AS end FROM assignment a JOIN unit u ON u.id = a.facility
        WHERE a.person = ${id}::uuid AND a.deleted_at IS NULL ORDER BY a.valid_from`)
    ).map(({ name, start, end }) => `${name} ${start}–${end ?? ''}`),
  );

describe('a field set in many records', () => {
  test('is tried first, shown before and after, and nothing is written', async () => {
    const session = as(north);
    const ids = await team(12, field);
    const bulk = await tried(session, { ids }, { do: 'set', values: { cadre: 'nurse' } });
    expect(bulk).toMatchObject({
      state: 'checked',
      total: 12,
      done: 12,
      counts: { ready: 12, refused: 0, written: 0 },
    });
    const { lines, labels } = await linesOf(session, bulk);
    expect(lines[0]).toMatchObject({
      title: 'Agent0 Awa',
      changes: [{ form: 'person', field: 'cadre', before: null, after: 'nurse' }],
    });
    expect(labels.person?.cadre?.nurse).toBe('Infirmier');
    expect(await valuesOf(ids[0] ?? '')).toMatchObject({ cadre: null });
  });

  test('is written, says who already had it, and is taken back but where somebody changed it since', async () => {
    const session = as(north);
    const [one = '', other = '', third = ''] = await team(3, field);
    await site.run(() => updateRecord({ form: 'person', id: third, rev: 1, values: { cadre: 'nurse' } }));
    const bulk = await tried(session, { ids: [one, other, third] }, { do: 'set', values: { cadre: 'nurse' } });
    expect(bulk.counts).toMatchObject({ ready: 2, unchanged: 1 });
    const done = await carriedOut(session, bulk, 'run');
    expect(done).toMatchObject({ state: 'done', counts: { written: 2, unchanged: 1 } });
    await site.run(() => updateRecord({ form: 'person', id: other, rev: 2, values: { cadre: 'midwife' } }));
    const undone = await carriedOut(session, done, 'undo');
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 1, kept: 1 } });
    expect((await valuesOf(one)).cadre).toBeNull();
    expect((await valuesOf(other)).cadre).toBe('midwife');
    expect((await valuesOf(third)).cadre).toBe('nurse');
  });

  test('refuses what breaks a rule or is another’s, with the reason, and writes the rest', async () => {
    const [here = ''] = await team(1, field);
    const [there = ''] = await team(1, south);
    const session = as(north);
    const [taken = ''] = await team(1, field);
    await site.run(() => updateRecord({ form: 'person', id: taken, rev: 1, values: { matricule: 'AB123' } }));
    const twice = await tried(session, { ids: [here, taken] }, { do: 'set', values: { matricule: 'AB123' } });
    expect(twice.counts).toMatchObject({ refused: 1, unchanged: 1 });
    const { lines } = await linesOf(session, twice);
    expect(lines.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['field.taken']);
    await expect(tried(session, { ids: [there] }, { do: 'set', values: { sex: 'm' } })).rejects.toMatchObject({
      code: 'request.malformed',
    });
  });

  test('of all that a filter leaves reaches nobody outside one’s scope', async () => {
    const ids = await team(2, field);
    const outside = await team(1, south);
    const session = as(field);
    const all = await tried(session, {}, { do: 'set', values: { sex: 'x' } });
    const done = await carriedOut(session, all, 'run');
    expect(done.counts.refused).toBe(0);
    for (const id of ids) expect((await valuesOf(id)).sex).toBe('x');
    expect((await valuesOf(outside[0] ?? '')).sex).toBe('f');
  });
});

describe('many people moved by one act', () => {
  const move = (facility: string, day = '2026-02-01'): BulkAction => ({
    do: 'move',
    values: { facility, valid_from: day },
  });

  test('each end a post and begin another, with the act in the history', async () => {
    const session = as(north);
    const ids = await team(3, field);
    const bulk = await tried(session, { ids }, move(north), { act: 'Décision 12' });
    expect(bulk.counts).toMatchObject({ ready: 3 });
    const { lines } = await linesOf(session, bulk);
    expect(lines[0]?.changes.map(({ field: key }) => key)).toContain('facility');
    await carriedOut(session, bulk, 'run');
    for (const id of ids) expect(await unitsOf(id)).toEqual(['Poste 2020-01-01–2026-02-01', 'Nord 2026-02-01–']);
    const acts = await site.run(() =>
      query(
        sql`SELECT DISTINCT h.act FROM baara_history h JOIN assignment a ON a.id = h.record WHERE a.person = ${ids[0]}::uuid AND h.act IS NOT NULL`,
      ),
    );
    expect(acts).toEqual([{ act: 'Décision 12' }]);
  });

  test('are brought back by who may transfer and not delete', async () => {
    const session = as(north);
    const [id = ''] = await team(1, field);
    const done = await carriedOut(session, await tried(session, { ids: [id] }, move(north)), 'run');
    const undone = await carriedOut(session, done, 'undo');
    expect(undone.counts).toMatchObject({ undone: 1, kept: 0 });
    expect(await unitsOf(id)).toEqual(['Poste 2020-01-01–']);
  });

  test('stay where they are when they are there, have no post that day, or would leave one’s scope', async () => {
    const session = as(field);
    const [id = ''] = await team(1, field);
    expect((await tried(session, { ids: [id] }, move(field))).counts).toMatchObject({ unchanged: 1 });
    const early = await tried(session, { ids: [id] }, move(north, '2019-01-01'));
    expect((await linesOf(session, early)).lines[0]?.problems[0]?.code).toBe('bulk.no_post');
    const outside = await tried(session, { ids: [id] }, move(south));
    expect(outside.counts).toMatchObject({ refused: 1, ready: 0 });
  });
});

describe('many people advanced by one act', () => {
  const advance = (values: Record<string, string | number>, day = '2024-03-01'): BulkAction => ({
    do: 'event',
    form: 'rank',
    values: { ...values, valid_from: day },
  });
  const ranksOf = (id: string) =>
    site.run(async () =>
      (
        await query(sql`
          SELECT grade, echelon, valid_from AS start, valid_to AS end, (SELECT h.act FROM baara_history h WHERE h.record = r.id AND h.verb = 'create') AS act
          FROM rank r WHERE person = ${id}::uuid AND deleted_at IS NULL ORDER BY valid_from`)
      ).map(({ grade, echelon, start, end, act }) => `${grade} ${echelon} ${start}–${end ?? ''} ${act ?? ''}`),
    );
  const ranked = async (grade: string) => {
    const [id = ''] = await team(1, field);
    const values = { person: id, grade, echelon: 2, valid_from: '2020-01-01' };
    const operation: Operation = { do: 'create', form: 'rank', id: uuidv7(), values };
    await site.run(() => applyEnvelope({ id: uuidv7(), operations: [operation] }));
    return id;
  };

  test('end one row and begin the next, which keeps what the act does not say; who had none begins', async () => {
    const session = as(north);
    const [first, none] = [await ranked('C'), (await team(1, field))[0] ?? ''];
    const bulk = await tried(session, { ids: [first, none] }, advance({ grade: 'B' }), { act: 'Arrêté 12' });
    expect(bulk.counts).toMatchObject({ ready: 2, refused: 0 });
    const { lines } = await linesOf(session, bulk);
    const shown = lines.find(({ record }) => record === first)?.changes.filter(({ field: key }) => key === 'grade');
    expect(shown).toEqual([{ form: 'rank', field: 'grade', before: 'C', after: 'B' }]);
    const done = await carriedOut(session, bulk, 'run');
    expect(await ranksOf(first)).toEqual(['C 2 2020-01-01–2024-03-01 ', 'B 2 2024-03-01– Arrêté 12']);
    expect(await ranksOf(none)).toEqual(['B null 2024-03-01– Arrêté 12']);
    expect((await carriedOut(session, done, 'undo')).counts).toMatchObject({ undone: 2, kept: 0 });
    expect([await ranksOf(first), await ranksOf(none)]).toEqual([['C 2 2020-01-01– '], []]);
  });

  test('are refused where a later row stands, and the act is of no form whose rows stand side by side', async () => {
    const session = as(north);
    const id = await ranked('C');
    const early = await tried(session, { ids: [id] }, advance({ grade: 'B' }, '2019-01-01'));
    expect(early.counts).toMatchObject({ refused: 1 });
    for (const form of ['assignment', 'note']) {
      const values = { valid_from: '2024-03-01' };
      await expect(tried(session, { ids: [id] }, { do: 'event', form, values })).rejects.toMatchObject({
        code: 'request.malformed',
      });
    }
  });
});

describe('an action on many records', () => {
  test('is asked of nobody who may do it to none', async () => {
    await expect(tried(as(north), {}, { do: 'delete' }, { reason: 'essai' })).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  test('deletes, and brings back', async () => {
    const session = as(country, 'manager');
    const [id = ''] = await team(1, field);
    const done = await carriedOut(
      session,
      await tried(session, { ids: [id] }, { do: 'delete' }, { reason: 'doublon' }),
      'run',
    );
    expect((await site.run(() => readRecord({ form: 'person', id }))).deleted).toBe(true);
    expect((await carriedOut(session, done, 'undo')).counts.undone).toBe(1);
    expect(await valuesOf(id)).toMatchObject({ sex: 'f' });
  });

  test('is its author’s to see, and runs once', async () => {
    const session = as(north);
    const ids = await team(1, field);
    const bulk = await tried(session, { ids }, { do: 'set', values: { cadre: 'nurse' } });
    await expect(site.run(() => findBulk(bulk.id), as(north))).rejects.toMatchObject({ code: 'bulk.not_found' });
    await carriedOut(session, bulk, 'run');
    await expect(site.run(() => startBulk(bulk.id), session)).rejects.toMatchObject({ code: 'bulk.state' });
  });

  test('stands in the list of its author’s own, the latest first, page by page', async () => {
    const session = as(north);
    const ids = await team(1, field);
    const made: string[] = [];
    for (const cadre of ['nurse', 'midwife', 'nurse']) {
      made.push((await tried(session, { ids }, { do: 'set', values: { cadre } })).id);
    }
    const first = await site.run(() => listBulks({ limit: 2 }), session);
    expect(first.bulks.map(({ id }) => id)).toEqual([made[2], made[1]]);
    expect(first.bulks[0]).toEqual(await site.run(() => findBulk(made[2] ?? ''), session));
    const rest = await site.run(() => listBulks({ limit: 2, before: first.next ?? '' }), session);
    expect([rest.bulks.map(({ id }) => id), rest.next]).toEqual([[made[0]], null]);
    expect((await site.run(() => listBulks({}), as(north))).bulks).toEqual([]);
  });

  test('that was cut off goes on where it was, and writes nothing twice', async () => {
    const session = as(north);
    const ids = await team(15, field);
    const bulk = await tried(session, { ids }, { do: 'set', values: { cadre: 'midwife' } });
    await site.run(() => startBulk(bulk.id), session);
    const stopping = AbortSignal.abort(new Error('the process ends'));
    await expect(runBulk({ ...office(session), stopping }, bulk.id, 'run')).rejects.toThrow('the process ends');
    expect((await site.run(() => findBulk(bulk.id), session)).done).toBe(10);
    await runBulk(office(session), bulk.id, 'run');
    expect((await site.run(() => findBulk(bulk.id), session)).counts.written).toBe(15);
    const [most] = await inTransaction({ ...office({ kind: 'system', reason: 'test' }) }, () =>
      query(sql`SELECT max(rev) AS rev FROM person WHERE id = ANY(${sql.param(ids)}::uuid[])`),
    );
    expect(most?.rev).toBe(2);
  });
});
