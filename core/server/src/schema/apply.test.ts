import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, render, type Sql } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { applySteps, planSchema, prepareDatabase } from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model: tinyModel() });
});
afterAll(() => test.close());

const ask = (fragment: Sql): Promise<Row[]> =>
  test.database.maintenance((connection) => connection.query(render(fragment)));

const uniquePhone = tinyModel((forms) => ({
  ...forms,
  person: { ...(forms.person as ModelForm), unique: [['phone']] },
}));

describe('online steps', () => {
  it('wait for the data to allow them, leave no half-made index in the way, and are done when tried again', async () => {
    const two = sql`INSERT INTO person (id, surname, forename, phone) SELECT gen_random_uuid(), 'Diarra', 'Moussa', '66000000' FROM generate_series(1, 2)`;
    await ask(two);
    const { pending } = await prepareDatabase(test.database, uniquePhone);
    expect(pending.map(({ subject }) => subject)).toContain('person_phone_key');
    const apply = () => applySteps({ database: test.database, model: uniquePhone, classes: ['online'] });

    const refused = (await apply()).filter(({ error }) => error !== undefined);
    expect(refused.map(({ step }) => step.subject)).toEqual(['person_phone_key']);
    expect(refused[0]?.error).toContain('person_phone_key');

    await ask(sql`UPDATE person SET phone = NULL WHERE id = (SELECT id FROM person LIMIT 1)`);
    expect((await apply()).map(({ step, error }) => [step.subject, error])).toEqual([['person_phone_key', undefined]]);
    expect((await planSchema(test.database, uniquePhone)).steps).toEqual([]);
    expect(await ask(sql`SELECT * FROM baara_step`)).toEqual([]);
    await expect(ask(two)).rejects.toMatchObject({
      code: 'database.constraint',
      params: { constraint: 'person_phone_key' },
    });
  });
});
