import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { inTransaction, query, type Session } from '../../core/server/src/database/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { rebuildPlacement } from '../../core/server/src/placement/index.ts';
import { listRecords } from '../../core/server/src/records/index.ts';
import { openTestDatabase, systemSession, tinyModel } from '../../core/server/src/testing/index.ts';
import { rebuildClosure } from '../../core/server/src/tree/index.ts';
import { fillCountry, people, today } from './country.ts';

const rounds = 20;

/** A user of the manager's role, at a unit or on the whole country. */
const manager = (unit: string | null): Session => ({
  kind: 'user',
  user: '00000000-0000-4000-8000-000000000001',
  username: 'manager',
  language: 'fr',
  person: null,
  assignments: [{ id: '00000000-0000-4000-8000-000000000002', role: 'manager', unit, from: '2020-01-01', to: null }],
});

it('measures what permissions cost', async () => {
  const model = tinyModel();
  const { database, close } = await openTestDatabase({ model });
  const on = <T>(session: Session, work: () => Promise<T>): Promise<T> =>
    inTransaction({ database, model, session, today, deadlineMs: 600_000 }, work);
  await on(systemSession, async () => {
    await fillCountry();
    await rebuildClosure();
    await rebuildPlacement('person');
  });
  await database.maintenance((connection) => connection.execute('VACUUM ANALYZE'));
  const unitOf = async (name: string) =>
    String((await on(systemSession, () => query(sql`SELECT id::text AS id FROM unit WHERE name = ${name}`)))[0]?.id);
  const readers = [
    ['the country, without scope', manager(null)],
    ['one region', manager(await unitOf('region3'))],
    ['one facility', manager(await unitOf('facility7'))],
  ] as const;
  const questions: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['list: a page of 50, by access/', () => listRecords({ form: 'person', limit: 50 })],
    [
      'list: the same page, by a module under the second lock',
      () => moduleSql`SELECT id, surname, forename, cadre FROM person ORDER BY surname, forename, id LIMIT 51`,
    ],
    ['head-count, by access/', () => listRecords({ form: 'person', limit: 1, count: 'exact' })],
    ['head-count, by a module', () => moduleSql`SELECT sex, count(*) AS people FROM person GROUP BY sex`],
    ['one record, by a module', () => moduleSql`SELECT surname FROM person WHERE id = md5('person' || 77)::uuid`],
  ];
  const report = [`${people} people; median of ${rounds}, ms`];
  for (const [question, ask] of questions) {
    for (const [reader, session] of readers) {
      const taken: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now();
        await on(session, ask);
        taken.push(performance.now() - start);
      }
      taken.sort((a, b) => a - b);
      report.push(`${question} · ${reader}: ${(taken[rounds / 2] ?? 0).toFixed(1)}`);
    }
  }
  await close();
  console.log(report.join('\n'));
  expect(report).toHaveLength(1 + questions.length * readers.length);
});
