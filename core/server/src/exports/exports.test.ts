import { createTranslator } from '@baara/i18n';
import { type Grant, type Model, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, query, type Session } from '../database/index.ts';
import { listRecords, loadRecords } from '../records/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { exportFile } from './export-file.ts';
import type { ExportRequest } from './types.ts';

const people = 1200;
let site: TestDatabase;

const model: Model = (() => {
  const tiny = tinyModel();
  const role = (id: string, grants: readonly Grant[]) =>
    ({ ...tiny.roles.manager, id, grants }) as (typeof tiny.roles)[string];
  const on = (actions: Grant['actions'], fields: Grant['fields'] = '*'): Grant => ({
    ...{ form: 'person', actions, scope: 'everywhere' },
    ...(fields ? { fields } : {}),
  });
  return {
    ...tiny,
    roles: {
      ...tiny.roles,
      reader: role('reader', [on(['read'])]),
      clerk: role('clerk', [on(['read']), on(['export'], ['surname', 'sex'])]),
      exporter: role('exporter', [on(['read', 'export'])]),
    },
  };
})();

function as(role: string, language = 'fr'): Session {
  const assignment = { id: uuidv7(), role, unit: null, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language, assignments: [assignment] };
}

beforeAll(async () => {
  site = await openTestDatabase({ model });
  const rows = Array.from({ length: people }, (_, at) => ({
    ...{ id: uuidv7(), owner: null },
    values: {
      surname: at === 0 ? '=HYPERLINK("http://x")' : `Agent${String(at).padStart(4, '0')}`,
      forename: at === 1 ? 'Awa; "dite" Bah' : 'Élise',
      birth_date: '1985-02-03',
      sex: 'f',
      salary: 125_000,
      cadre: at % 2 ? 'nurse' : 'doctor',
      phone: '+22376123456',
    },
  }));
  await inTransaction({ database: site.database, model, session: systemSession, deadlineMs: 60_000 }, () =>
    loadRecords({ form: 'person', rows, reason: 'test' }),
  );
});
afterAll(() => site.close());

const columns = ['surname', 'forename', 'birth_date', 'cadre', 'salary', 'phone'];
const asked = (facts: Partial<ExportRequest> = {}): ExportRequest => ({
  form: 'person',
  format: 'csv',
  columns,
  ...facts,
});

async function file(session: Session, request: ExportRequest, language = 'fr') {
  const office = { database: site.database, model, session };
  return exportFile(office, request, createTranslator(language, 'Africa/Bamako'));
}

async function words(session: Session, request: ExportRequest, language = 'fr'): Promise<string[]> {
  const bytes = new Uint8Array(await new Response((await file(session, request, language)).bytes).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes).trim().split('\r\n');
}

describe('a list exported as CSV', () => {
  test('holds every row of the list, in its order, over several pages', async () => {
    const lines = await words(systemSession, asked({ columns: ['surname'], sort: ['-surname'] }));
    const listed: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const here: string | undefined = cursor;
      const page = await site.run(() =>
        listRecords({ form: 'person', sort: ['-surname'], limit: 200, ...(here ? { cursor: here } : {}) }),
      );
      listed.push(...page.rows.map(({ values }) => String(values.surname)));
      cursor = page.next;
    }
    expect(listed).toHaveLength(people);
    const shown = listed.map((name) => (name.startsWith('=') ? `"'${name.replaceAll('"', '""')}"` : name));
    expect(lines).toEqual(['surname', ...shown]);
  });

  test('is written as French spreadsheets read it, with the wordings of codes', async () => {
    const lines = await words(systemSession, asked({ where: surname('Agent0001') }));
    expect(lines[0]).toBe('surname;forename;birth_date;cadre;salary;phone');
    expect(lines[1]).toBe(`Agent0001;"Awa; ""dite"" Bah";03/02/1985;Infirmier;125000;'+22376123456`);
  });

  test('is written plainly for the others', async () => {
    const lines = await words(
      as('exporter', 'en'),
      asked({ where: surname('Agent0002'), columns: ['birth_date', 'cadre'] }),
      'en',
    );
    expect(lines).toEqual(['birth_date,cadre', '1985-02-03,Doctor']);
  });

  test('runs no formula', async () => {
    const lines = await words(systemSession, asked({ where: surname('=HYPERLINK'), columns: ['surname'] }));
    expect(lines[1]).toBe(`"'=HYPERLINK(""http://x"")"`);
  });

  test('stops reading when its reader goes away, and says so', async () => {
    const { bytes, isWhole } = await file(systemSession, asked());
    expect(isWhole).toBe(false);
    const reader = bytes.getReader();
    for (let chunk = 0; chunk < 2; chunk += 1) await reader.read();
    const before = site.database.statements();
    await reader.cancel();
    expect(site.database.statements() - before).toBeLessThan(8);
    const [last] = await site.run(() =>
      query(sql`SELECT state, rows FROM baara_export ORDER BY at DESC, id DESC LIMIT 1`),
    );
    expect(last?.state).toBe('broken');
    expect(Number(last?.rows)).toBeLessThan(people);
  });
});

describe('a list exported as XLSX', () => {
  test('has typed cells, and text that begins like a formula is text', async () => {
    const { bytes } = await file(systemSession, asked({ format: 'xlsx', sort: ['surname'] }));
    const content = new Uint8Array(await new Response(bytes).arrayBuffer());
    const rows: unknown[][] = [];
    for await (const row of streamXlsxRows(content)) rows.push([...row.values]);
    expect(rows).toHaveLength(people + 1);
    expect(rows[0]).toEqual(columns);
    expect(rows.find(([surname]) => surname === '=HYPERLINK("http://x")')).toBeDefined();
    const agent = rows.find(([surname]) => surname === 'Agent0002') ?? [];
    expect(agent[4]).toBe(125_000);
    expect(agent[2]).toEqual(new Date('1985-02-03T00:00:00Z'));
  });
});

describe('who may export', () => {
  test('is who has the action: reading is not enough', async () => {
    await expect(file(as('reader'), asked())).rejects.toMatchObject({ code: 'access.denied' });
  });

  test('takes no field away that the grant does not name, and none that they may not read', async () => {
    const [head, first] = await words(
      as('clerk'),
      asked({ columns: ['surname', 'forename', 'sex'], where: surname('Agent000') }),
    );
    expect(head).toBe('surname;sex');
    expect(first?.split(';')).toHaveLength(2);
    await expect(file(as('exporter'), asked({ columns: ['surname', 'salary'] }))).rejects.toMatchObject({
      code: 'access.field_denied',
    });
  });

  test('gets no further page once the account is closed', async () => {
    const { bytes } = await file(as('exporter'), asked({ columns: ['surname'] }));
    await expect(new Response(bytes).arrayBuffer()).rejects.toMatchObject({ code: 'access.field_denied' });
  });

  test('has it written down before the first byte, and how many rows have left', async () => {
    const session = as('exporter');
    const [rows] = [await words(session, asked({ where: surname('Agent000'), columns: ['surname'] }))];
    const [line] = await site.run(() =>
      query(
        sql`SELECT form, format, columns, state, rows FROM baara_export WHERE user_id = ${session.kind === 'user' ? session.user : ''}`,
      ),
    );
    expect(line).toEqual({
      form: 'person',
      format: 'csv',
      columns: ['surname'],
      state: 'whole',
      rows: rows.length - 1,
    });
  });
});

function surname(text: string) {
  return {
    op: 'contains',
    value: { op: 'field', path: ['surname'] },
    text: { op: 'literal', value: text },
  } as const;
}
