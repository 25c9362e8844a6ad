import { Readable } from 'node:stream';
import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, type Session } from '../../database/index.ts';
import { keepPlacement } from '../../placement/index.ts';
import { applyEnvelope, type Operation } from '../../records/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../../testing/index.ts';
import { keepTree } from '../../tree/index.ts';
import { createImport } from '../imports.ts';
import { readLines } from '../run/lines.ts';
import { runImport } from '../run/run-import.ts';

const model = (() => {
  const tiny = tinyModel();
  const grants = [{ form: '*', actions: ['read', 'create', 'import'], fields: '*', scope: 'unit' }] as const;
  const clerk = { ...tiny.roles.manager, id: 'clerk', grants } as unknown as (typeof tiny.roles)[string];
  return { ...tiny, roles: { ...tiny.roles, clerk } };
})();
const [north, south] = [uuidv7(), uuidv7()];
let house: TestDatabase;

beforeAll(async () => {
  house = await openTestDatabase({ model });
  keepTree(model);
  keepPlacement(model);
  const unit = (id: string, name: string): Operation => ({
    ...{ do: 'create', form: 'unit', id },
    values: { code: name.toUpperCase(), name },
  });
  const worker = (surname: string, matricule: string, facility: string): Operation[] => {
    const id = uuidv7();
    return [
      { do: 'create', form: 'person', id, values: { surname, forename: 'Awa', matricule } },
      {
        ...{ do: 'create', form: 'assignment', id: uuidv7() },
        values: { person: id, facility, main: true, valid_from: '2020-01-01' },
      },
    ];
  };
  const operations = [
    ...[unit(north, 'Nord'), unit(south, 'Sud')],
    ...[...worker('Traoré', 'M1001', north), ...worker('Diallo', 'M1002', south)],
  ];
  await house.run(() => applyEnvelope({ id: uuidv7(), operations }));
});
afterAll(() => house.close());

/** Notes on people, checked and imported by somebody; what was said of each line that was refused. */
async function imported(lines: readonly string[], session: Session = systemSession) {
  const office = { database: house.database, model, session };
  const bytes = Readable.from([Buffer.from(['person;body', ...lines].join('\n'))]);
  const { id } = await house.run(() => createImport({ form: 'note', name: 'notes.csv', bytes }), session);
  await runImport(office, id, 'check');
  const counts = await runImport(office, id, 'import');
  const page = await house.run(() => readLines({ id, outcome: 'refused' }));
  return { counts, refused: page.lines.map(({ row, reasons }) => [row, reasons.map(({ code }) => code)]) };
}

describe('a reference in a list that is sent', () => {
  test('is the record whose number stands there, as people write it', async () => {
    const { counts, refused } = await imported(['m 1001;vu', 'M1002;vu', 'M9999;vu']);
    expect(counts).toMatchObject({ imported: 2, refused: 1 });
    expect(refused).toEqual([[4, ['import.record_unknown']]]);
    const written = await house.run(() =>
      query(sql`SELECT p.surname FROM note n JOIN person p ON p.id = n.person ORDER BY p.surname`),
    );
    expect(written.map(({ surname }) => surname)).toEqual(['Diallo', 'Traoré']);
  });

  test('tells nobody of a record outside their scope', async () => {
    const assignment = { id: uuidv7(), role: 'clerk', unit: north, from: '2020-01-01', to: null };
    const clerk = {
      kind: 'user',
      user: uuidv7(),
      username: 'clerk',
      language: 'fr',
      assignments: [assignment],
    } as Session;
    const { counts, refused } = await imported(['M1001;revu', 'M1002;revu'], clerk);
    expect(counts).toMatchObject({ imported: 1, refused: 1 });
    expect(refused).toEqual([[3, ['import.record_unknown']]]);
  });
});
