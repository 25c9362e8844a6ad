import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { render } from '../database/index.ts';
import { planSchema, prepareDatabase } from '../schema/index.ts';
import { type OpenedDatabase, openEmptyDatabase, tinyModel } from '../testing/index.ts';
import { createApplication } from './application.ts';
import { askForSteps, onlineSteps } from './schema-steps.ts';

const model = tinyModel();
let empty: OpenedDatabase;
beforeAll(async () => {
  empty = await openEmptyDatabase();
});
afterAll(() => empty.close());

const unvalidated = async () => {
  const rows = await empty.database.maintenance((connection) =>
    connection.query(render(sql`SELECT count(*)::int AS count FROM pg_constraint WHERE NOT convalidated`)),
  );
  return rows[0]?.count;
};

test('a start asks for the steps that need time, and the application takes them while it runs', async () => {
  const { database } = empty;
  const log = pino({ level: 'silent' });
  const prepared = await prepareDatabase(database, model);
  expect(await unvalidated()).toBeGreaterThan(0);
  const [kind, takeSteps] = onlineSteps({ database, model, log });
  let taken = () => {};
  const done = new Promise<void>((resolve) => {
    taken = resolve;
  });

  await askForSteps({ database, model, log }, prepared);
  const application = createApplication({
    ...{ model, database, log, files: '' },
    handlers: new Map([[kind, (job, stopping) => takeSteps(job, stopping).then(taken)]]),
  });
  await done;
  await application.jobs.stop();

  expect(await unvalidated()).toBe(0);
  expect((await planSchema(database, model)).steps).toEqual([]);
});
