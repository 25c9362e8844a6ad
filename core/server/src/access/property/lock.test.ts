import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { current, inTransaction, query, type Row } from '../../database/index.ts';
import { closing, lockOf, moduleSql } from '../../lock/index.ts';
import { systemSession, type TestDatabase } from '../../testing/index.ts';
import { allowRead } from '../index.ts';
import { everyCase } from './cases.ts';
import { openWorlds } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openWorlds();
});
afterAll(() => db.close());

/** Puts the second lock of a world's roles in the place of the one that stands, until the world is undone. */
async function relock(): Promise<void> {
  const { database, model } = current();
  await inTransaction({ database, model, session: systemSession }, ({ connection }) =>
    connection.execute([...closing, ...lockOf(model).opening].join(';\n')),
  );
}

/** Rows with their values, by the statement that `access/` compiles. */
async function byCore(form: string): Promise<readonly Row[]> {
  const plan = allowRead({ form });
  const columns = [...plan.columns].map(([key, value]) => sql`, ${value} AS ${sql.identifier(key)}`);
  const [found] = await query(sql`
    SELECT coalesce(json_agg(r), '[]') AS rows FROM (
      SELECT t.id${sql.join(columns)} FROM ${plan.from} WHERE ${plan.where} ORDER BY t.id
    ) r`);
  return found?.rows as readonly Row[];
}

/** Of each person, whether the languages are shown, and those. */
async function languagesByCore(): Promise<readonly Row[]> {
  const plan = allowRead({ form: 'person' });
  if (!plan.fields.includes('languages')) return [];
  return query(sql`
    SELECT l.record, l.value FROM ${plan.from} JOIN person__languages l ON l.record = t.id
    WHERE ${plan.where} AND ${plan.conditional.get('languages') ?? sql`TRUE`} ORDER BY l.record, l.value`);
}

test('what a module asks for itself shows the rows and values of the statements that access compiles', {
  timeout: 600_000,
}, async () => {
  // Each world makes all views anew: its roles are its own.
  const few = 60;
  const met = { rows: 0, hidden: 0, shown: 0, languages: 0 };
  let locked: Model | null = null;
  await everyCase(
    db.database,
    async (_, { form }) => {
      const { model } = current();
      if (locked !== model) await relock();
      locked = model;
      const core = await byCore(form);
      const module = await moduleSql`SELECT * FROM ${sql.identifier(form)} ORDER BY id`;
      // What no grant shows at all is absent from the plan, and empty in the view.
      const keys = Object.keys(model.forms[form]?.fields ?? {}).filter((key) => key in (module[0] ?? {}));
      const values = (rows: readonly Row[]) => rows.map((row) => [row.id, ...keys.map((key) => row[key] ?? null)]);
      expect({ form, rows: values(module) }).toEqual({ form, rows: values(core) });
      met.rows += core.length;
      const all = values(core).flat();
      met.hidden += all.filter((value) => value === null).length;
      met.shown += all.filter((value) => value !== null).length;
      if (form !== 'person') return;
      const languages = await languagesByCore();
      expect(await moduleSql`SELECT record, value FROM person__languages ORDER BY record, value`).toEqual(languages);
      met.languages += languages.length;
    },
    few,
  );
  // The cases are worth something only while each answer is met.
  const never = Object.entries(met).filter(([, times]) => times === 0);
  expect({ ...met, never }).toEqual({ ...met, never: [] });
});
