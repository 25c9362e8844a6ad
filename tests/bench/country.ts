import { sql } from 'drizzle-orm';
import { execute } from '../../core/server/src/database/index.ts';

export const people = 250_000;
export const today = '2026-03-01';

/** 1 country, 20 regions, 75 districts, 1,404 facilities: 1,500 units. Each person has one post; one in five had another before. */
export async function fillCountry(): Promise<void> {
  const id = (kind: string, index: string) => sql.raw(`md5('${kind}' || ${index})::uuid`);
  const level = (kind: string, count: number, above: string, parents: number) =>
    execute(sql`
    WITH fresh AS (
      SELECT ${id(kind, 'i')} AS id, ${kind} || i AS name,
        ${parents === 0 ? sql`NULL::uuid` : id(above, `(i % ${parents})`)} AS parent
      FROM generate_series(0, ${sql.raw(String(count - 1))}) i
    ), written AS (INSERT INTO unit (id, rev, code, name, type) SELECT id, 1, name, name, ${kind} FROM fresh)
    INSERT INTO unit_state (id, rev, unit, name, type, parent, valid_from)
    SELECT md5(id::text)::uuid, 1, id, name, ${kind}, parent, '2000-01-01' FROM fresh`);
  await level('country', 1, '', 0);
  await level('region', 20, 'country', 1);
  await level('district', 75, 'region', 20);
  await level('facility', 1404, 'district', 75);
  const all = sql.raw(`generate_series(1, ${people}) i`);
  await execute(sql`
    INSERT INTO person (id, rev, owner, surname, forename, name_key)
    SELECT ${id('person', 'i')}, 1, ${id('country', '0')}, 'S' || i % 900, 'F' || i, 's' || i % 900 || ' f' || i FROM ${all}`);
  await execute(sql`
    INSERT INTO assignment (id, rev, person, facility, main, valid_from, valid_to)
    SELECT ${id('post', 'i')}, 1, ${id('person', 'i')}, ${id('facility', '(i % 1404)')}, true, date '2015-01-01' + i % 3000,
      CASE WHEN i % 50 = 0 THEN date '2026-03-02' + i % 700 END FROM ${all}`);
  await execute(sql`
    INSERT INTO assignment (id, rev, person, facility, main, valid_from, valid_to)
    SELECT ${id('before', 'i')}, 1, ${id('person', 'i')}, ${id('facility', '(i % 1403)')}, true, '2010-01-01', '2014-06-01'
    FROM ${all} WHERE i % 5 = 0`);
}
