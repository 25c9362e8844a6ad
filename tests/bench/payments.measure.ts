import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, test } from 'vitest';
import { query } from '../../core/server/src/database/index.ts';
import { openPayOffice } from '../scholarships/office.ts';
import { answerOf } from '../scholarships/world.ts';

// The list of a month through all its steps: `npx vitest run --config tests/bench/measure.config.ts tests/bench/payments.measure.ts`
// (`BAARA_TEST_ENGINE=postgres` for PostgreSQL). Writes a line for each step: seconds, CPU of this process, statements, longest turn of the event loop in CPU.

let office: Awaited<ReturnType<typeof openPayOffice>>;
beforeAll(async () => {
  office = await openPayOffice();
}, 600_000);
afterAll(() => office?.close());

/** Looks each millisecond how much CPU was used since: the most is the longest turn, in milliseconds of CPU, whatever else the machine does. */
function longestTurn(): () => number {
  let last = process.cpuUsage();
  let most = 0;
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    most = Math.max(most, user + system);
  }, 1);
  return () => {
    clearInterval(look);
    return Math.round(most / 1000);
  };
}

async function measured<T>(name: string, lines: number, work: () => Promise<T>): Promise<T> {
  const loop = longestTurn();
  const before = office.statements();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const result = await work();
  const turn = loop();
  const { user, system } = process.cpuUsage(cpu);
  const facts = {
    ...{ step: name, lines, seconds: ((performance.now() - begun) / 1000).toFixed(2) },
    ...{ cpu: ((user + system) / 1e6).toFixed(2), statements: office.statements() - before },
    longestTurnMs: turn,
  };
  console.log(JSON.stringify(facts));
  return result;
}

test('a month of 10, 100 and 1,000 lines', { timeout: 600_000 }, async () => {
  const { preparer, verifier, approver } = office.people;
  for (const [lines, month] of [
    [10, '2026-02'],
    [100, '2026-03'],
    [1000, '2026-04'],
  ] as const) {
    const school = await office.world(lines);
    // A database in use knows its tables.
    await office.system(() => query(sql`ANALYZE`));
    const batch = await measured('prepare', lines, () => office.list(school, month));
    await measured('verify', lines, () => office.onward(verifier, batch, 'verify'));
    await measured('approve', lines, () => office.onward(approver, batch, 'approve'));
    await measured('export', lines, () => office.onward(preparer, batch, 'export'));
    await measured('deliver', lines, () => office.onward(preparer, batch, 'deliver'));
    const told = await office.linesOf(batch);
    const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('/');
    const answer = answerOf(
      told.map(({ reference, msisdn }, at) => ({
        ...{ reference: String(reference), msisdn: String(msisdn).slice(4), operation: `TX${month}${at}`, date: today },
      })),
    );
    await measured('answer', lines, () => office.answer(batch, answer, `${month}.csv`));
    await measured('reconcile', lines, () => office.onward(verifier, batch, 'reconcile'));
  }
});
