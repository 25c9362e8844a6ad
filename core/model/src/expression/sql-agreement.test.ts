import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Expression, Scalar } from './ast.ts';
import { check } from './check.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { chunk, raw, type SqlChunk } from './sql-chunk.ts';
import type { SqlResolver } from './sql-type.ts';
import { expressions, type Row, rows, testForm, units } from './testing.ts';
import { toSql } from './to-sql.ts';

const today = '2026-06-30';
const user = { id: units[0] as string, person: null };
const below = new Map([[units[1], [units[0], units[1]]]]);
const isUnder = (unit: string, ancestor: string) => unit === ancestor || (below.get(unit)?.includes(ancestor) ?? false);

const columns: Readonly<Record<string, string>> = {
  name: 'text',
  note: 'text',
  count: 'integer',
  share: 'numeric(18, 2)',
  born: 'date',
  ends: 'date',
  month: 'date',
  main: 'boolean',
  sex: 'text',
  unit: 'uuid',
};

const resolver: SqlResolver = {
  field([key = '']) {
    if (key === 'languages') return { sql: raw('NULL'), type: 'many' };
    const types: Record<string, 'text' | 'number' | 'date' | 'month' | 'boolean' | 'code' | 'reference'> = {
      ...{ name: 'text', note: 'text', count: 'number', share: 'number', born: 'date', ends: 'date' },
      ...{ month: 'month', main: 'boolean', sex: 'code', unit: 'reference' },
    };
    return { sql: raw(`t."${key}"`), type: types[key] ?? 'text', isWorkedOut: key === 'born' || key === 'share' };
  },
  unknown: ([key = '']) => chunk`(${key}::text = ANY(t.unknown))`,
  many: (_path, list) =>
    list ? chunk`coalesce(t.languages && ${list}::text[], false)` : chunk`(coalesce(cardinality(t.languages), 0) > 0)`,
  today: chunk`${today}::date`,
  user: (fact) => (fact === 'id' ? chunk`${user.id}::uuid` : raw('NULL::uuid')),
  under: (column, unit) =>
    chunk`(CASE WHEN ${column} IS NOT NULL THEN ${column} = ${unit}::uuid OR (${column} = ${units[1]}::uuid AND ${unit}::uuid = ${units[0]}::uuid) END)`,
};

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create();
  const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  await database.exec(
    `CREATE TABLE t (id integer PRIMARY KEY, unknown text[] NOT NULL, languages text[], ${list.join(', ')})`,
  );
});

afterAll(() => database.close());

async function store(sample: readonly Row[]): Promise<void> {
  const names = ['id', 'unknown', 'languages', ...Object.keys(columns)];
  for (const [id, row] of sample.entries()) {
    const { languages, month, ...values } = row.values;
    const cells = {
      ...values,
      id,
      unknown: row.unknown,
      languages: languages ?? null,
      month: month ? `${month}-01` : null,
    };
    const marks = names.map((_, index) => `$${index + 1}`);
    await database.query(
      `INSERT INTO t (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${marks.join(', ')})`,
      names.map((name) => (cells as Record<string, unknown>)[name] ?? null),
    );
  }
}

/** The answers of SQL as JSON, which says dates and truth values alike on every driver. */
async function ask({ strings, params }: SqlChunk): Promise<unknown[]> {
  const text = strings.reduce((all, part, index) => (index === 0 ? part : `${all}$${index}${part}`), '');
  const { rows: found } = await database.query<{ answer: unknown }>(
    `SELECT to_json(${text}) AS answer FROM t ORDER BY id`,
    [...params],
  );
  return found.map(({ answer }) => answer);
}

/** A month is a date in the table and `2026-01` in JavaScript; a negative zero equals zero. */
function alike(value: unknown): Scalar {
  if (value === 0) return 0;
  return typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : ((value ?? null) as Scalar);
}

async function expectAgreement(sample: readonly Row[], tried: readonly Expression[]): Promise<number> {
  let compared = 0;
  await database.exec('BEGIN');
  await store(sample);
  for (const expression of tried) {
    const answers = await ask(toSql(expression, resolver));
    for (const [index, row] of sample.entries()) {
      const scope: Scope = { values: row.values, unknown: row.unknown, today, user, under: isUnder };
      const result = evaluate(expression, scope);
      // An error blocks in JavaScript and is NULL, or a value that nothing depends on, in SQL.
      if (result.kind === 'error') continue;
      const expected = result.kind === 'value' ? result.value : null;
      compared++;
      expect(alike(answers[index]), JSON.stringify({ expression, row })).toEqual(alike(expected));
    }
  }
  await database.exec('ROLLBACK');
  return compared;
}

describe('an expression', () => {
  it('answers in SQL as in JavaScript, on random rows with nulls and unknowns', async () => {
    let compared = 0;
    const sets = fc.tuple(
      fc.array(rows, { minLength: 6, maxLength: 6 }),
      fc.array(expressions, { minLength: 20, maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(sets, async ([sample, tried]) => {
        await database.exec('ROLLBACK');
        compared += await expectAgreement(sample, tried);
      }),
      { seed: 20260630, numRuns: 15 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  it('with both bounds of a value that is worked out asks for it once, and answers the same', async () => {
    const bounded = (key: string, from: Scalar, to: Scalar): Expression => {
      const left = { op: 'field', path: [key] } as const;
      const args: Expression[] = [
        { op: 'ge', left, right: { op: 'literal', value: from } },
        { op: 'lt', left, right: { op: 'literal', value: to } },
      ];
      return { op: 'and', args };
    };
    const tried = [bounded('born', '1970-01-01', '2000-01-01'), bounded('share', -10, 40.5)];
    for (const each of tried)
      expect(
        toSql(each, resolver)
          .strings.join('')
          .match(/t\."(born|share)"/gu),
      ).toHaveLength(1);
    const sample = fc.sample(rows, { seed: 5, numRuns: 40 });
    await database.exec('ROLLBACK');
    expect(await expectAgreement(sample, tried)).toBe(80);
  });

  it('that is accepted never has a type error', () => {
    fc.assert(
      fc.property(expressions, rows, (expression, row) => {
        expect(check({ expression, form: testForm, forms: { test: testForm } })).toEqual([]);
        const result = evaluate(expression, { ...row, today, user, under: isUnder });
        if (result.kind === 'error') expect(result.code).not.toMatch(/type|unresolved|pattern|unknown_operation/);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
