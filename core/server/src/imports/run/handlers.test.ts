import { Readable } from 'node:stream';
import { type Model, type ModelField, type ModelForm, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, type Session } from '../../database/index.ts';
import { applyEnvelope, type Operation } from '../../records/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../../testing/index.ts';
import { createImport, readImport } from '../imports.ts';
import { importHandlers, requestRun } from './handlers.ts';
import { readLines } from './lines.ts';
import { runImport } from './run-import.ts';

/** Notes that name a witness: a reference by which nobody belongs to anybody. */
function withWitness(forms: Model['forms']): Model['forms'] {
  const note = forms.note as ModelForm;
  const { person } = note.fields;
  const witness = { ...person, key: 'witness', parent: false, required: false } as unknown as ModelField;
  return { ...forms, note: { ...note, fields: { ...note.fields, witness } } };
}

const model: Model = (() => {
  const tiny = tinyModel(withWitness);
  const grants = [
    { form: '*', actions: ['read', 'create', 'update', 'import'], fields: '*', scope: 'unit' },
  ] as unknown as NonNullable<(typeof tiny.roles)[string]>['grants'];
  const clerk = { ...tiny.roles.manager, id: 'clerk', grants, rights: [] };
  const keeper = { ...clerk, id: 'keeper', rights: ['undo-import'] };
  return { ...tiny, roles: { ...tiny.roles, clerk, keeper } } as unknown as Model;
})();
let house: TestDatabase;

beforeAll(async () => {
  house = await openTestDatabase({ model });
});
afterAll(() => house.close());

function as(role: string, unit: string | null = null): Session {
  const assignment = { id: uuidv7(), role, unit, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

const file = (surname: string) => Readable.from([Buffer.from(`surname;forename\n${surname};Awa\n${surname};Issa\n`)]);
const office = () => ({
  database: house.database,
  model,
  session: { kind: 'system', reason: 'import' } as unknown as Session,
});

/** An import of two people from the command line, done. */
async function imported(surname: string): Promise<string> {
  const { id } = await house.run(() => createImport({ form: 'person', name: `${surname}.csv`, bytes: file(surname) }));
  await runImport(office(), id, 'check');
  expect(await runImport(office(), id, 'import')).toMatchObject({ imported: 2 });
  return id;
}

const handled = (kind: string, payload: Readonly<Record<string, unknown>>) =>
  importHandlers({ database: house.database, model }).get(kind)?.(
    { id: uuidv7(), kind, payload, attempts: 1 },
    new AbortController().signal,
  );
const peopleCalled = (surname: string) =>
  house.run(async () => {
    const found = await query(
      sql`SELECT id::text AS id FROM person WHERE surname = ${surname} AND deleted_at IS NULL ORDER BY id`,
    );
    return found.map(({ id }) => String(id));
  });

test('a line that was refused in the dry run and is imported after a mending is refused no more', async () => {
  const taken = { do: 'create', form: 'person', id: uuidv7() } as const;
  const values = { surname: 'Guindo', forename: 'Aly', matricule: 'M7001' };
  await house.run(() => applyEnvelope({ id: uuidv7(), operations: [{ ...taken, values }] }));
  const bytes = Readable.from([Buffer.from('surname;forename;matricule\nTogo;Awa;M7001\n')]);
  const { id } = await house.run(() => createImport({ form: 'person', name: 'togo.csv', bytes }));
  expect(await runImport(office(), id, 'check')).toMatchObject({ refused: 1, ready: 0 });
  const freed: Operation = { do: 'update', form: 'person', id: taken.id, rev: 1, values: { matricule: 'M7002' } };
  await house.run(() => applyEnvelope({ id: uuidv7(), operations: [freed] }));
  expect(await runImport(office(), id, 'import')).toMatchObject({ imported: 1, refused: 0 });
  expect((await house.run(() => readLines({ id, outcome: 'refused' }))).lines).toEqual([]);
});

describe('an import that was asked for', () => {
  test('does not run for an account that was closed since', async () => {
    const { id } = await house.run(() => createImport({ form: 'person', name: 'liste.csv', bytes: file('Sow') }));
    await house.run(() => requestRun(id, 'check'));
    await handled('import.check', { import: id, user: uuidv7() });
    const { state, problem } = await house.run(() => readImport(id));
    expect({ state, problem }).toEqual({ state: 'failed', problem: { code: 'import.account_closed', params: {} } });
  });

  test('is undone by who holds the right, also when it came from the command line', async () => {
    const id = await imported('Sidibé');
    await expect(house.run(() => requestRun(id, 'undo', 'essai'), as('clerk'))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(house.run(() => requestRun(id, 'undo', 'essai'), as('keeper', uuidv7()))).rejects.toMatchObject({
      code: 'import.not_found',
    });
    expect((await house.run(() => requestRun(id, 'undo', 'essai'), as('keeper'))).state).toBe('undoing');
  });

  test('is undone but for those to whom others refer since, and says how many stay', async () => {
    const id = await imported('Koné');
    const [first] = await peopleCalled('Koné');
    const other = { do: 'create', form: 'person', id: uuidv7(), values: { surname: 'Ba', forename: 'Oumar' } } as const;
    await house.run(() =>
      applyEnvelope({
        id: uuidv7(),
        operations: [
          other,
          { do: 'create', form: 'note', id: uuidv7(), values: { person: other.id, witness: first ?? '', body: 'vu' } },
        ],
      }),
    );
    await house.run(() => requestRun(id, 'undo', 'essai'));
    await handled('import.undo', { import: id, user: null, reason: 'essai' });
    const { state, problem } = await house.run(() => readImport(id));
    expect({ state, problem }).toEqual({ state: 'undone', problem: { code: 'import.kept', params: { count: 1 } } });
    expect(await peopleCalled('Koné')).toEqual([first]);
  });
});
