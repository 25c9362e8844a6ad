import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ModelForm } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainAudit } from '../audit/index.ts';
import type { Database } from '../database/index.ts';
import { ids, openTestServer, type TestServer } from '../http/testing.ts';
import { type OpenedDatabase, openEmptyDatabase, testEngine, tinyModel } from '../testing/index.ts';
import { copyOfImage } from '../testing/pglite-image.ts';
import { emptyBeginning } from '../testing/test-database.ts';
import { backupToFile, restoreFromFile } from './index.ts';
import { writeBackup } from './write-backup.ts';

let site: TestServer;
let national: Awaited<ReturnType<TestServer['as']>>;
let target: OpenedDatabase;
let folder: string;
let scan: string;
const closing: (() => Promise<void>)[] = [];

const pdf = new Uint8Array(new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'));
/** What a format of lines and quotes could break on: line ends of every kind, quotes, backslashes, letters beyond the first plane. */
const strange = 'L1\nL2\r\u2028\u2029\t"\'\\ \\N {} ,;\u0085 👩🏾‍⚕️ ɛɔɲ';

const from = () => ({
  database: site.application.database,
  model: site.application.model,
  files: site.application.files,
});
const into = (database: Database, name: string) => ({
  database,
  model: site.application.model,
  files: join(folder, name),
});
const person = (surname: string) =>
  national('/api/v1/records/person', { method: 'POST', json: { values: { surname, forename: 'Awa' } } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baara-backup-'));
  site = await openTestServer();
  national = await site.as('national');
  const note = { person: ids.awa, body: strange };
  expect((await national('/api/v1/records/note', { method: 'POST', json: { values: note } })).status).toBe(201);
  for (let number = 0; number < 5; number += 1) await person(`Diallo ${number}`);
  const sent = await national('/api/v1/files?name=acte.pdf', { method: 'POST', body: pdf });
  scan = ((await sent.json()) as { readonly id: string }).id;
  // What stands now is compared later: the audit is chained at once, not beside the comparison.
  await chainAudit(from());
  expect(await backupToFile(from(), join(folder, 'whole.baara'))).toMatchObject({ files: 1, damaged: [] });
  target = await openEmptyDatabase();
  closing.push(() => site.close(), target.close);
});
afterAll(async () => {
  for (const close of closing) await close();
  await rm(folder, { recursive: true, force: true });
});

/** Every row of every table, the derived ones too; not what the planner notes of the database itself. */
async function contents(database: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return database.maintenance(async (connection) => {
    const tables = await connection.query<{ name: string }>({
      text: `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname NOT IN ('baara_object', 'baara_step') ORDER BY 1`,
      params: [],
    });
    const all: Record<string, unknown[]> = {};
    for (const { name } of tables) {
      const rows = await connection.query({
        text: `SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`,
        params: [],
      });
      all[name] = rows.map(({ row }) => row);
    }
    const sequences = await connection.query({
      text: `SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
      params: [],
    });
    return { ...all, sequences };
  });
}

describe(`a backup on ${testEngine()}`, () => {
  test('is refused by a model that lacks something of it, which is named', async () => {
    const model = tinyModel((forms) => {
      const { person } = forms as { person: ModelForm };
      const { health_note: _, ...fields } = person.fields;
      return { ...forms, person: { ...person, fields } };
    });
    const office = { ...into(target.database, 'smaller'), model };
    await expect(restoreFromFile(office, join(folder, 'whole.baara'))).rejects.toMatchObject({
      code: 'backup.differs',
      params: { what: 'person.health_note' },
    });
  });

  test('that breaks off, was altered or is something else is refused, and nothing of it stays', async () => {
    const path = join(folder, 'whole.baara');
    const whole = gunzipSync(await readFile(path)).toString('utf8');
    const bad: Readonly<Record<string, string | Buffer>> = {
      altered: gzipSync(whole.replace('Diallo 3', 'Diallo 4')),
      cut: gzipSync(whole.slice(0, whole.lastIndexOf('{"table"'))),
      torn: (await readFile(path)).subarray(0, 2000),
      other: 'not a backup',
    };
    for (const [name, bytes] of Object.entries(bad)) {
      const broken = join(folder, name);
      await writeFile(broken, bytes);
      const refusal = await restoreFromFile(into(target.database, 'bad'), broken).catch((error: unknown) => error);
      expect(refusal, name).toMatchObject({ code: 'backup.unreadable' });
    }
    const { person = [] } = await contents(target.database).catch(() => ({ person: [] as unknown[] }));
    expect(person).toEqual([]);
  });

  test('restores every row of every table, the sequences and the files; a second time it finds the database full', async () => {
    const path = join(folder, 'whole.baara');
    const { rows } = await restoreFromFile(into(target.database, 'files'), path);
    expect(rows).toBeGreaterThan(50);
    expect(await contents(target.database)).toEqual(await contents(site.application.database));
    expect(new Uint8Array(await readFile(join(folder, 'files', scan.slice(-2), scan)))).toEqual(pdf);
    await expect(restoreFromFile(into(target.database, 'files'), path)).rejects.toMatchObject({
      code: 'backup.not_empty',
    });
  });

  test.runIf(testEngine() === 'postgres')('moves to PGlite and back, the same', async () => {
    const trial = await copyOfImage(emptyBeginning);
    const service = await openEmptyDatabase();
    closing.push(trial.close, service.close);
    const wanted = await contents(site.application.database);
    await restoreFromFile(into(trial.database, 'trial'), join(folder, 'whole.baara'));
    expect(await contents(trial.database)).toEqual(wanted);
    await backupToFile(into(trial.database, 'trial'), join(folder, 'trial.baara'));
    await restoreFromFile(into(service.database, 'service'), join(folder, 'trial.baara'));
    expect(await contents(service.database)).toEqual(wanted);
  });

  test('holds one moment: what is written while it runs is whole in the register and absent from the backup', async () => {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const writing = begun.then(() =>
      Promise.all(Array.from({ length: 8 }, (_, number) => person(`Pendant ${number}`))),
    );
    const lines: string[] = [];
    await writeBackup(from(), async (line) => {
      lines.push(line);
      begin();
      // On PostgreSQL nobody waits for the backup; PGlite's one session serves them after it.
      if (testEngine() === 'postgres') await writing;
    });
    expect((await writing).map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(lines.join('')).not.toContain('Pendant');
    expect(lines.join('')).toContain('Diallo 4');
  });

  test('says which file is lost, and keeps the rest', async () => {
    await rm(join(site.application.files, scan.slice(-2), scan));
    expect(await backupToFile(from(), join(folder, 'lost.baara'))).toMatchObject({ files: 0, damaged: [scan] });
  });

  test('that cannot be written says so and leaves nothing', async () => {
    await expect(backupToFile(from(), join(folder, 'nowhere', 'x.baara'))).rejects.toMatchObject({
      code: 'backup.unwritable',
    });
  });
});
