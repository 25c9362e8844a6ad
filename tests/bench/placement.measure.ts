import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { execute, inTransaction, query } from '../../core/server/src/database/index.ts';
import { keepPlacement, placeRecords, rebuildPlacement, refreshDue } from '../../core/server/src/placement/index.ts';
import { openTestDatabase, systemSession, tinyModel } from '../../core/server/src/testing/index.ts';
import { keepTree, moveUnit, rebuildClosure, refreshClosure } from '../../core/server/src/tree/index.ts';
import { fillCountry, people, today } from './country.ts';

it('measures the tree and the placements', async () => {
  const model = tinyModel();
  keepTree(model);
  keepPlacement(model);
  const { database, close } = await openTestDatabase({ model });
  const on = <T>(date: string, work: () => Promise<T>) =>
    inTransaction({ database, model, session: systemSession, today: date, deadlineMs: 600_000 }, work);
  const report: string[] = [];
  const measure = async (name: string, times: number, work: (round: number) => Promise<unknown>) => {
    const taken: number[] = [];
    for (let round = 0; round < times; round += 1) {
      taken.push(
        await on(today, async () => {
          const start = performance.now();
          await work(round);
          return performance.now() - start;
        }),
      );
    }
    taken.sort((a, b) => a - b);
    const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] as number).toFixed(1);
    report.push(`${name}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (${times} times)`);
  };

  await on(today, fillCountry);
  await measure('rebuildClosure, 1,500 units', 1, rebuildClosure);
  await measure(`rebuildPlacement, ${people} people, empty table`, 1, () => rebuildPlacement('person'));
  await database.maintenance((connection) => connection.execute('VACUUM ANALYZE'));
  await measure('rebuildPlacement, nothing to do', 3, () => rebuildPlacement('person'));
  await measure('rebuildClosure, 1,500 units, again', 5, rebuildClosure);
  await database.maintenance((connection) => connection.execute('VACUUM ANALYZE unit_closure'));
  await measure('SELECT 1, the yardstick of this machine and its load', 500, () => query(sql`SELECT 1`));
  await measure('refreshDue, nothing due', 500, refreshDue);
  await measure('refreshClosure, nothing to do', 50, refreshClosure);

  const [district] = await on(today, () => query(sql`SELECT id, parent FROM unit WHERE code = 'district7'`));
  const regions = (await on(today, () => query(sql`SELECT id FROM unit WHERE type = 'region' ORDER BY id`))).map(
    (row) => row.id as string,
  );
  const others = regions.filter((region) => region !== district?.parent);
  await measure('moveUnit, a district with its facilities, whole envelope', 15, (round) =>
    moveUnit({ unit: district?.id as string, parent: others[round % others.length] as string, on: today }),
  );

  const ids = (await on(today, () => query(sql`SELECT id FROM person ORDER BY id LIMIT 1000`))).map(
    (row) => row.id as string,
  );
  await measure('placeRecords, 1 person, right already', 200, (round) =>
    placeRecords('person', [ids[round % 1000] as string]),
  );
  await measure('placeRecords, 1,000 people, right already', 10, () => placeRecords('person', ids));
  await measure('placeRecords, 1,000 people, all moved', 10, async (round) => {
    await execute(sql`
      UPDATE assignment SET facility = (SELECT id FROM unit WHERE code = ${`facility${round}`})
      WHERE person = ANY(${sql.param(ids)}::uuid[])`);
    const start = performance.now();
    await placeRecords('person', ids);
    report.push(`  of which placeRecords ${(performance.now() - start).toFixed(1)} ms`);
  });
  const due = await on('2026-03-09', async () => {
    const [row] = await query(sql`SELECT count(*) AS people FROM person_place WHERE until <= '2026-03-09'`);
    const start = performance.now();
    await refreshDue();
    return `refreshDue, ${row?.people} due: ${(performance.now() - start).toFixed(1)} ms`;
  });
  report.push(due);
  const [size] = await on(today, () =>
    query(sql`
    SELECT pg_size_pretty(pg_total_relation_size('person_place')) AS size, count(*) AS rows FROM person_place`),
  );
  report.push(`person_place: ${size?.rows} rows, ${size?.size} with its indexes`);
  await close();
  console.log(report.join('\n'));
  expect(report.length).toBeGreaterThan(10);
});
