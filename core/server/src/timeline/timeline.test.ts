import { type Grant, type ModelForm, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../database/index.ts';
import { keepPlacement } from '../placement/index.ts';
import { applyEnvelope, createRecord, deleteRecord, updateRecord } from '../records/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepTree } from '../tree/index.ts';
import { readTimeline, wholeHistory } from './index.ts';

let site: TestDatabase;
const [country, north, person] = [uuidv7(), uuidv7(), uuidv7()];
const readAll: Grant = { form: '*', actions: ['read'], fields: '*', scope: 'everywhere' };

const model = (() => {
  const tiny = tinyModel((forms) => {
    const note = forms.note as ModelForm;
    const told = { ...note, timeline: { from: 'written', kind: 'act' as const } };
    const secret = { ...told, id: 'sanction', sensitive: true };
    return { ...forms, note: told, sanction: secret };
  });
  const role = (id: string, grants: readonly Grant[]) => ({ ...tiny.roles.manager, id, grants });
  const names: Grant = { form: 'person', actions: ['read'], fields: ['surname', 'forename'], scope: 'everywhere' };
  const roles = {
    ...tiny.roles,
    reader: role('reader', [readAll]),
    officer: role('officer', [readAll, { ...readAll, form: 'sanction' }]),
    names: role('names', [names]),
    nobody: role('nobody', []),
  };
  return { ...tiny, roles: roles as typeof tiny.roles };
})();

function as(role: string): Session {
  const assignment = { id: uuidv7(), role, unit: null, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

const line = (session: Session, more: Omit<Parameters<typeof readTimeline>[0], 'form' | 'id'> = {}) =>
  site.run(() => readTimeline({ form: 'person', id: person, ...more }), session);

beforeAll(async () => {
  keepTree(model);
  keepPlacement(model);
  site = await openTestDatabase({ model });
  const state = (unit: string, name: string, parent: string | null, from: string, to: string | null) => ({
    ...{ do: 'create' as const, form: 'unit_state', id: uuidv7() },
    values: { unit, name, parent, valid_from: from, valid_to: to },
  });
  const unit = (id: string, name: string) => ({
    ...{ do: 'create' as const, form: 'unit', id },
    values: { code: name.toUpperCase(), name, opened: '2000-01-01' },
  });
  const child = (form: string, values: Record<string, string | boolean | null>) => ({
    ...{ do: 'create' as const, form, id: uuidv7() },
    values: { person, ...values },
  });
  await site.run(() => applyEnvelope({ id: uuidv7(), operations: [unit(country, 'Pays')] }));
  await site.run(() =>
    applyEnvelope({
      id: uuidv7(),
      operations: [
        { do: 'create', form: 'unit', id: north, values: { code: 'N', name: 'Nord', opened: '2015-01-01' } },
        state(north, 'Ancien Nord', country, '2000-01-01', '2015-01-01'),
        state(north, 'Nord', country, '2015-01-01', null),
      ],
    }),
  );
  await site.run(() =>
    applyEnvelope({
      id: uuidv7(),
      operations: [
        { do: 'create', form: 'person', id: person, values: { surname: 'Keita', forename: 'Sira', salary: 1000 } },
        child('assignment', { facility: north, main: true, valid_from: '2010-05-01', valid_to: '2016-01-01' }),
        child('assignment', { facility: north, main: true, valid_from: '2016-01-01', valid_to: null }),
        child('note', { body: 'Décision', written: '2012-03-04' }),
        child('note', { body: 'Sans date', written: null }),
        child('sanction', { body: 'Blâme', written: '2013-01-01' }),
      ],
    }),
  );
});
afterAll(() => site.close());

describe('the time line of a record', () => {
  test('holds the dated rows and those that declare it, newest first, with their last days', async () => {
    const { rows, kinds, next } = await line(as('reader'));
    expect(rows.map(({ form, kind, from, to, lasts }) => ({ form, kind, from, to, lasts }))).toEqual([
      { form: 'assignment', kind: 'place', from: '2016-01-01', to: null, lasts: true },
      { form: 'note', kind: 'act', from: '2012-03-04', to: null, lasts: false },
      { form: 'assignment', kind: 'place', from: '2010-05-01', to: '2015-12-31', lasts: true },
    ]);
    expect(kinds).toEqual({ place: 2, act: 1 });
    expect(next).toBeNull();
  });

  test('names units as they were called then', async () => {
    const { rows } = await line(as('reader'), { kinds: ['place'] });
    expect(rows.map(({ units }) => units.facility?.name)).toEqual(['Nord', 'Ancien Nord']);
    expect(rows.at(-1)?.record.labels.facility?.[north]).toBe('Nord');
  });

  test('shows sensitive rows to those alone whom a role names', async () => {
    const reader = await line(as('reader'));
    const officer = await line(as('officer'));
    expect(JSON.stringify(reader)).not.toContain('sanction');
    expect(officer.rows.map(({ form }) => form)).toContain('sanction');
    expect(officer.kinds.act).toBe(2);
  });

  test('is read page by page without a row twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let turn = 0; turn < 5; turn += 1) {
      const page = await line(as('officer'), { limit: 1, cursor });
      seen.push(...page.rows.map(({ record }) => record.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });

  test('of a record that may not be read does not exist, and a cursor of another place is refused', async () => {
    await expect(line(as('nobody'))).rejects.toMatchObject({ status: 404 });
    await expect(line(as('reader'), { cursor: 'x' })).rejects.toMatchObject({ code: 'request.cursor_invalid' });
  });

  test('takes the same number of statements however long it is', async () => {
    const count = async () =>
      site.run(async ({ connection }) => {
        const { query } = connection;
        let asked = 0;
        const counting: typeof query = (statement) => {
          asked += 1;
          return query(statement);
        };
        Object.assign(connection, { query: counting });
        await readTimeline({ form: 'person', id: person });
        Object.assign(connection, { query });
        return asked;
      });
    const before = await count();
    const rows = Array.from({ length: 30 }, (_, at) => ({
      ...{ do: 'create' as const, form: 'note', id: uuidv7() },
      values: { person, body: 'x', written: `19${60 + at}-01-01` },
    }));
    await site.run(() => applyEnvelope({ id: uuidv7(), operations: rows }));
    expect(await count()).toBe(before);
    expect(before).toBeLessThan(10);
  });
});

describe('the history of a record with its children', () => {
  test('tells of both, in the words of both, newest first', async () => {
    const note = uuidv7();
    await site.run(() => createRecord({ form: 'note', id: note, values: { person, body: 'Lettre' } }));
    await site.run(() => updateRecord({ form: 'person', id: person, rev: 1, values: { cadre: null, sex: 'f' } }));
    await site.run(() => deleteRecord({ form: 'note', id: note, rev: 1, reason: 'en double' }));
    const { entries } = await site.run(() => wholeHistory({ form: 'person', id: person }));
    expect(entries.slice(0, 3)).toMatchObject([
      { form: 'note', record: note, verb: 'delete', reason: 'en double' },
      { form: 'person', verb: 'update', title: 'Keita Sira' },
      { form: 'note', record: note, verb: 'create' },
    ]);
    // Who may read notes but not delete them reads that one was deleted, and one of tomorrow that was planned.
    const planned = uuidv7();
    await site.run(() =>
      createRecord({ form: 'note', id: planned, values: { person, body: 'Audience', written: '2099-01-01' } }),
    );
    const { entries: read } = await site.run(() => wholeHistory({ form: 'person', id: person }), as('reader'));
    expect(read.slice(0, 2)).toMatchObject([
      { form: 'note', record: planned, verb: 'create' },
      { form: 'note', record: note, verb: 'delete', reason: 'en double' },
    ]);
    const { rows } = await line(as('reader'));
    expect(rows[0]).toMatchObject({ form: 'note', record: { id: planned } });
    expect(rows.map(({ record }) => record.id)).not.toContain(note);
    await site.run(() => deleteRecord({ form: 'note', id: planned, rev: 1, reason: 'annulée' }));
    const post = entries.find(({ form, verb }) => form === 'assignment' && verb === 'create');
    expect(post?.fields.map(({ field }) => field)).toContain('facility');
  });

  test('gives the wordings of what the values name', async () => {
    const { labels } = await site.run(() => wholeHistory({ form: 'person', id: person, limit: 200 }));
    expect(labels.assignment?.facility?.[north]).toBe('Nord');
  });

  test('shows only the records and fields that its reader may read', async () => {
    const { entries } = await site.run(() => wholeHistory({ form: 'person', id: person }), as('names'));
    expect(new Set(entries.map(({ form }) => form))).toEqual(new Set(['person']));
    expect(JSON.stringify(entries)).not.toContain('salary');
    await expect(site.run(() => wholeHistory({ form: 'person', id: person }), as('nobody'))).rejects.toMatchObject({
      status: 404,
    });
  });

  test('is read page by page without a line twice', async () => {
    const all = await site.run(() => wholeHistory({ form: 'person', id: person, limit: 200 }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await site.run(() => wholeHistory({ form: 'person', id: person, limit: 7, cursor }));
      seen.push(...page.entries.map(({ record, rev }) => `${record} ${rev}`));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.entries.map(({ record, rev }) => `${record} ${rev}`));
  });
});
