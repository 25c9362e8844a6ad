import { type Grant, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, type Session } from '../database/index.ts';
import { createRecord, deleteRecord, readRecord, updateRecord } from '../records/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { recordHistory } from './index.ts';

let site: TestDatabase;
const reads = (fields: Grant['fields']): Grant => ({
  form: 'person',
  actions: ['read'],
  scope: 'everywhere',
  ...(fields ? { fields } : {}),
});
const model = (() => {
  const tiny = tinyModel();
  const role = (id: string, grants: Grant[]) => ({ ...tiny.roles.manager, id, grants }) as (typeof tiny.roles)[string];
  const roles = { names: role('names', [reads(['surname', 'forename'])]), none: role('none', []) };
  return { ...tiny, roles: { ...tiny.roles, ...roles } };
})();

function as(role: string): Session {
  const assignment = { id: uuidv7(), role, unit: null, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

beforeAll(async () => {
  site = await openTestDatabase({ model });
});
afterAll(() => site.close());

async function person(): Promise<string> {
  const id = uuidv7();
  const values = { surname: 'Traoré', forename: 'Awa', sex: 'f' };
  await site.run(() => createRecord({ form: 'person', id, values, unknown: ['birth_date'], reason: 'dossier' }));
  await site.run(() =>
    updateRecord({
      form: 'person',
      id,
      rev: 1,
      values: { surname: 'Diarra', sex: 'm' },
      nature: 'correction',
      act: 'Arrêté 7',
    }),
  );
  return id;
}

describe('a record’s history', () => {
  test('tells who changed what, when and why, newest first', async () => {
    const id = await person();
    const entries = await site.run(() => recordHistory({ form: 'person', id }));
    expect(entries).toMatchObject([
      { rev: 2, verb: 'update', nature: 'correction', act: 'Arrêté 7', user: null },
      { rev: 1, verb: 'create', reason: 'dossier' },
    ]);
    expect(entries[0]?.fields).toEqual([
      { field: 'sex', before: 'f', after: 'm' },
      { field: 'surname', before: 'Traoré', after: 'Diarra' },
    ]);
    expect(entries[1]?.fields).toContainEqual({ field: 'birth_date', before: null, after: { unknown: true } });
    expect(await site.run(() => recordHistory({ form: 'person', id, before: 2 }))).toHaveLength(1);
  });

  test('shows only the fields that its reader may read', async () => {
    const id = await person();
    const entries = await site.run(() => recordHistory({ form: 'person', id }), as('names'));
    const fields = new Set(entries.flatMap((entry) => entry.fields.map(({ field }) => field)));
    expect([...fields].sort()).toEqual(['forename', 'surname']);
  });

  test('of a record that may not be read does not exist', async () => {
    const id = await person();
    await expect(site.run(() => recordHistory({ form: 'person', id }), as('none'))).rejects.toMatchObject({
      status: 404,
    });
    await expect(site.run(() => recordHistory({ form: 'person', id: uuidv7() }))).rejects.toMatchObject({
      status: 404,
    });
  });

  test('can be neither changed nor removed', async () => {
    const id = await person();
    for (const statement of [
      sql`UPDATE baara_history SET after = '{}' WHERE record = ${id}::uuid`,
      sql`DELETE FROM baara_history WHERE record = ${id}::uuid`,
      sql`TRUNCATE baara_history`,
    ]) {
      await expect(site.run(() => query(statement))).rejects.toThrow();
    }
    expect(await site.run(() => recordHistory({ form: 'person', id }))).toHaveLength(2);
  });

  test('loses what is redacted, and keeps that it was', async () => {
    const id = await person();
    await site.run(() => query(sql`SELECT baara_redact_history(${id}::uuid, '{surname}', 'décision 12')`));
    const [entry] = await site.run(() => recordHistory({ form: 'person', id }));
    const redacted = { redacted: true };
    expect(entry?.fields).toContainEqual({ field: 'surname', before: redacted, after: redacted });
    expect(entry?.fields).toContainEqual({ field: 'sex', before: 'f', after: 'm' });
    const [line] = await site.run(() =>
      query(sql`SELECT fields, reason FROM baara_redaction WHERE record = ${id}::uuid`),
    );
    expect(line).toEqual({ fields: ['surname'], reason: 'décision 12' });
  });

  test('stands in the partition of its year', async () => {
    await person();
    const [row] = await site.run(() =>
      query(
        sql`SELECT bool_and(tableoid::regclass::text = 'baara_history_' || extract(year FROM at)) AS apart FROM baara_history`,
      ),
    );
    expect(row?.apart).toBe(true);
  });
});

describe('a record as of a day', () => {
  const then = (id: string, asOf: string) => site.run(() => readRecord({ form: 'person', id, asOf }));
  /** Moves a record's history into the past, as a test may and nobody else. */
  const shift = (id: string, rev: number, at: string) =>
    site.run(async () => {
      await query(sql`SELECT set_config('baara.redacting', 'on', true)`);
      await query(sql`UPDATE baara_history SET at = ${at}::timestamptz WHERE record = ${id}::uuid AND rev = ${rev}`);
    });

  test('is what the register said at the end of that day, in the site’s time zone', async () => {
    const id = await person();
    await shift(id, 1, '2026-01-10T12:00:00Z');
    await shift(id, 2, '2026-03-10T23:30:00Z');
    expect((await then(id, '2026-03-10')).values).toMatchObject({ surname: 'Diarra', sex: 'm' });
    expect(await then(id, '2026-03-09')).toMatchObject({
      values: { surname: 'Traoré', sex: 'f' },
      unknown: ['birth_date'],
    });
    expect((await then(id, '2025-01-01')).values).toMatchObject({ surname: 'Traoré' });
  });

  test('was not yet deleted then', async () => {
    const id = await person();
    await site.run(() => deleteRecord({ form: 'person', id, rev: 2, reason: 'doublon' }));
    expect((await then(id, '2020-01-01')).deleted).toBeUndefined();
    expect((await then(id, '2999-01-01')).deleted).toBe(true);
  });
});
