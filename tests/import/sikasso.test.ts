import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { compose, uuidv7 } from '@baara/model';
import position from '@baara/position/server';
import {
  applyEnvelope,
  createImport,
  type ImportLine,
  inTransaction,
  loadRecords,
  readImport,
  readLines,
  rebuildClosure,
  runImport,
  sql,
  undoImport,
} from '@baara/server';
import { openTestDatabase, query, systemSession, type TestDatabase, useParts } from '@baara/server/testing';
import mali, { reference } from '@baara/site-mali';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const fixtures = join(import.meta.dirname, '../fixtures');
const file = join(fixtures, 'personnel-sikasso.csv');
const known = JSON.parse(readFileSync(join(fixtures, 'personnel-sikasso.json'), 'utf8')) as {
  readonly rows: number;
  readonly faults: Readonly<Record<string, readonly number[]>>;
};

/** The list counts its people from 1; four lines stand above them. */
const rowOf = (number: number) => number + 4;

/** What each fault of the list is called by its own reason. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'refuse:cadre inconnu': ['field.not_in_list position_cadre'],
  'refuse:date impossible': ['field.impossible_date birth_date', 'field.not_a_date birth_date'],
  'refuse:matricule déjà pris': ['import.taken_in_file mali_matricule'],
  'refuse:nom manquant': ['field.required surname'],
  'refuse:service avant la naissance': ['rule.failed after_birth'],
  'refuse:structure inconnue': ['import.unit_unknown facility'],
  'refuse:téléphone trop court': ['field.not_a_phone phone'],
};

const habits: Readonly<Record<string, string>> = {
  'habit:cadre en majuscules': 'capitals position_cadre',
  'habit:date courte': 'short_date birth_date',
  'habit:espaces': 'spaces surname',
  'habit:indicatif': 'dialling_code phone',
  'habit:sexe en toutes lettres': 'in_words sex',
};

/** The birth date of each person as the file writes it, by number. */
const birthDates = new Map(
  new TextDecoder('windows-1252')
    .decode(readFileSync(file))
    .split('\n')
    .map((line) => line.split(';'))
    .map((cells) => [Number(cells[0]), cells[5] ?? ''] as const),
);
/** Four birth dates listed as short are written in full in the file: there is nothing to say of them. */
const writtenInFull = (number: number) => /\/\d{4}$/.test(birthDates.get(number) ?? '');

const model = compose(mali);
let test: TestDatabase;
const office = () => ({ database: test.database, model, session: systemSession });

beforeAll(async () => {
  useParts(model, [position]);
  test = await openTestDatabase({ model });
  await inTransaction({ ...office(), deadlineMs: 120_000 }, async () => {
    for (const { form, rows } of reference('2026-06-30')) {
      await loadRecords({ form, rows: rows as never, reason: 'reference' });
    }
    await rebuildClosure();
  });
});
afterAll(() => test.close());

const upload = () =>
  test.run(() => createImport({ form: 'person', name: 'personnel-sikasso.csv', bytes: createReadStream(file) }));

async function allLines(id: string): Promise<Map<number, ImportLine>> {
  const lines = new Map<number, ImportLine>();
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const page = await test.run(() => readLines({ id, after: from, limit: 500 }));
    for (const line of page.lines) lines.set(line.row, line);
    after = page.next;
  }
  return lines;
}

describe('the staff list of Sikasso, as a directorate sends it', () => {
  let id: string;
  let lines: Map<number, ImportLine>;

  it('is recognised: Windows encoding, semicolons, three lines of title above the header, a total below', async () => {
    const created = await upload();
    id = created.id;
    expect(created.sheet).toMatchObject({ kind: 'csv', encoding: 'windows-1252', separator: ';', headerRow: 4 });
    expect(created.sheet.columns).toHaveLength(18);
    expect(created.sheet.columns[3]).toBe('Prénom(s)');
  });

  it('has every column but the count of lines matched', async () => {
    const { sheet, mapping } = await test.run(() => readImport(id));
    const left = mapping.filter(({ target }) => target === null).map(({ column }) => sheet.columns[column]);
    expect(left).toEqual(['N°']);
  });

  it('comes to exactly the listed outcomes in a dry run, which writes nothing', async () => {
    const counts = await runImport(office(), id, 'check');
    lines = await allLines(id);
    const numbers = (prefix: string) =>
      Object.entries(known.faults).flatMap(([fault, each]) => (fault.startsWith(prefix) ? each.map(rowOf) : []));
    const rows = (outcome: string) =>
      [...lines.values()].filter((line) => line.outcome === outcome).map(({ row }) => row);
    const ascending = (a: number, b: number) => a - b;
    expect(rows('refused').sort(ascending)).toEqual([...new Set(numbers('refuse:'))].sort(ascending));
    expect(rows('held').sort(ascending)).toEqual(numbers('warn:').sort(ascending));
    expect(counts).toMatchObject({ rows: known.rows, refused: 73, held: 16, ready: known.rows - 73 - 16, imported: 0 });
    expect(await people()).toBe(0);
    // Nor was anything written and taken back: that would cost as much as the import.
    expect(await ask("SELECT pg_relation_size('person') AS bytes")).toEqual([{ bytes: 0 }]);
  });

  it.each(Object.keys(reasons))('catches each line of "%s" with its own reason', (fault) => {
    for (const number of known.faults[fault] ?? []) {
      const said =
        lines.get(rowOf(number))?.reasons.map(({ code, field, params }) => `${code} ${field ?? params.rule}`) ?? [];
      expect(
        said.some((each) => reasons[fault]?.includes(each)),
        `${number}: ${said}`,
      ).toBe(true);
    }
  });

  it.each(Object.keys(habits))('understands each line of "%s" and says how', (habit) => {
    for (const number of known.faults[habit] ?? []) {
      const said = lines.get(rowOf(number))?.notes.map(({ code, field }) => `${code} ${field}`) ?? [];
      if (habit === 'habit:date courte' && writtenInFull(number)) expect(lines.has(rowOf(number))).toBe(false);
      else expect(said, String(number)).toContain(habits[habit]);
    }
  });

  it('names for each probable duplicate the line that it repeats', () => {
    for (const number of known.faults['warn:doublon probable'] ?? []) {
      expect(lines.get(rowOf(number))?.duplicates[0]).toEqual({ row: expect.any(Number) });
    }
  });

  it('imports what is ready, a person with the post each, and nothing again the second time', async () => {
    const counts = await runImport(office(), id, 'import');
    expect(counts).toMatchObject({ imported: 1111, refused: 73, held: 16 });
    expect(await people()).toBe(1111);
    expect(await countOf('assignment')).toBe(1111);
    expect(await runImport(office(), id, 'import')).toMatchObject({ imported: 0, already: 1111 });
    const second = await upload();
    await runImport(office(), second.id, 'check');
    expect(await runImport(office(), second.id, 'import')).toMatchObject({ imported: 0, already: 1111 });
    expect(await people()).toBe(1111);
  });

  it('then holds the lines of another file that name the same people otherwise: typing errors, names swapped', async () => {
    const [goita, traore, toure] = [2, 4, 5].map(cellsOf) as [string[], string[], string[]];
    const [surname, forename, born] = [2, 3, 5];
    const file = [
      cellsOf(0),
      changed(goita, { [forename]: 'Boubcar' }),
      changed(traore, { [surname]: 'Lassana Boubacar', [forename]: 'TRAORE' }),
      changed(toure, { [born]: '08/10/1981' }),
      ...[['Sangaré', 'Djénéba'] as const, ['Sangarré', 'Djenébba'] as const, ['Sanogo', 'Djénéba'] as const].map(
        ([last, first]) => changed(goita, { [surname]: last, [forename]: first, [born]: '01/02/1980' }),
      ),
    ];
    const other = await test.run(() =>
      createImport({ form: 'person', name: 'autre.csv', bytes: Readable.from([csvOf(file)]) }),
    );
    const counts = await runImport(office(), other.id, 'check');
    const said = await allLines(other.id);
    const held = [...said.values()].filter(({ outcome }) => outcome === 'held');
    expect(held.map(({ row, duplicates }) => [row, duplicates])).toEqual([
      [2, [{ record: expect.any(String), title: expect.stringContaining('Boubacar') }]],
      [3, [{ record: expect.any(String), title: expect.stringContaining('Lassana') }]],
      [6, [{ row: 5 }]],
    ]);
    expect(counts).toMatchObject({ rows: 6, ready: 3, held: 3, refused: 0 });
  });

  it('killed half-way and run again makes no duplicate', async () => {
    await undoImport(office(), id, 'pour recommencer');
    await runImport(office(), id, 'check');
    const ending = new AbortController();
    const cut = runImport(
      { ...office(), stopping: ending.signal, onProgress: () => ending.abort(new Error('killed')) },
      id,
      'import',
    );
    await expect(cut).rejects.toThrow('killed');
    const half = await people();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1111);
    expect(await runImport(office(), id, 'import')).toMatchObject({ rows: known.rows, imported: 1111 });
    expect(await people()).toBe(1111);
    expect(await countOf('assignment')).toBe(1111);
  });

  it('is undone as a whole', async () => {
    expect(await undoImport(office(), id, 'mauvais fichier')).toBe(1111);
    expect(await people()).toBe(0);
    expect(await countOf('assignment')).toBe(0);
  });

  it('wrote of every kind of line what saving that line by itself writes', async () => {
    const kinds = Object.entries(known.faults).filter(([fault]) => fault.startsWith('habit:'));
    const numbers = [1, 10, 100, 1000, ...kinds.flatMap(([, each]) => each.slice(0, 2))];
    const found = await ask(
      `SELECT DISTINCT ON (p.mali_matricule) p.id AS person, a.id AS assignment FROM person p JOIN assignment a ON a.person = p.id WHERE p.mali_matricule = ANY($1::text[])`,
      [numbers.map((number) => cellsOf(number)[1]?.replace(/\s/g, '').toUpperCase())],
    );
    expect(found.length).toBeGreaterThan(numbers.length / 2);
    const takenBack = new Error('taken back');
    const saved = inTransaction({ ...office(), deadlineMs: 60_000 }, async () => {
      for (const line of found as { person: string; assignment: string }[]) {
        const made = await written(line);
        const own = { person: uuidv7(), assignment: uuidv7() };
        await applyEnvelope({
          id: uuidv7(),
          operations: [
            { do: 'create', form: 'person', id: own.person, values: made.said.person as never },
            {
              do: 'create',
              form: 'assignment',
              id: own.assignment,
              values: { ...(made.said.assignment as object), person: own.person } as never,
            },
          ],
        });
        expect(await written(own)).toEqual(made);
      }
      throw takenBack;
    });
    await expect(saved).rejects.toBe(takenBack);
  });

  it('undone and imported once more, finds its people again in whichever file comes next', async () => {
    await runImport(office(), id, 'check');
    expect(await runImport(office(), id, 'import')).toMatchObject({ imported: 1111, refused: 73, held: 16 });
    const next = await upload();
    expect(await runImport(office(), next.id, 'check')).toMatchObject({ ready: 0, already: 1111 });
    expect(await undoImport(office(), id, 'encore')).toBe(1111);
    expect(await people()).toBe(0);
  });
});

/** The cells of a person of the list by number; 0: the header. */
function cellsOf(number: number): string[] {
  const rows = new TextDecoder('windows-1252').decode(readFileSync(file)).split(/\r?\n/);
  return (rows[rowOf(number) - 1] as string).split(';');
}

let given = 0;
/** A line with other cells, and numbers that nobody else has. */
function changed(cells: readonly string[], others: Readonly<Record<number, string>>): string[] {
  given += 1;
  const own = { 1: `090${given}001B`, 16: `7${given} 85 09 97`, 17: `1234567890123${given}H` };
  const all: Readonly<Record<number, string>> = { ...own, ...others };
  return cells.map((cell, at) => all[at] ?? cell);
}

const csvOf = (rows: readonly (readonly string[])[]) => Buffer.from(rows.map((cells) => cells.join(';')).join('\r\n'));

/** What the register holds of a line's person and post, and what its history first said of them, without what differs between any two. */
async function written(line: { readonly person: string; readonly assignment: string }) {
  const rows: Record<string, unknown> = {};
  const said: Record<string, Record<string, unknown>> = {};
  for (const form of ['person', 'assignment'] as const) {
    const [row] = await query<{ row: Record<string, unknown>; after: Record<string, unknown> }>(sql`
      SELECT to_jsonb(t) - '{id,rev,person,created_at,updated_at,deleted_at}'::text[] AS row, h.after - 'person' AS after
      FROM ${sql.identifier(form)} t JOIN baara_history h ON h.record = t.id AND h.rev = 1 WHERE t.id = ${line[form]}::uuid`);
    rows[form] = row?.row;
    // Where a record stands in its workflow nobody says: a new one begins there.
    const entries = Object.entries(row?.after ?? {}).filter(([key]) => !key.startsWith('mali_validation'));
    said[form] = Object.fromEntries(entries);
  }
  return { rows, said };
}

const people = () => countOf('person');

const ask = (text: string, params: readonly unknown[] = []) =>
  test.run(({ connection }) => connection.query({ text, params }));

async function countOf(form: string): Promise<number> {
  const [row] = await test.run(({ connection }) =>
    connection.query<{ count: number }>({
      text: `SELECT count(*) AS count FROM ${form} WHERE deleted_at IS NULL`,
      params: [],
    }),
  );
  return Number(row?.count);
}
