import { Placeholder, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from './render.ts';

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean());
const { fragment } = fc.letrec<{ fragment: SQL }>((tie) => ({
  fragment: fc.oneof(
    { maxDepth: 4 },
    value.map((given) => sql`a = ${given}`),
    value.map((given) => sql`b = ${sql.param(given)}::text`),
    fc.string().map((name) => sql`${sql.identifier(name)} IS NULL`),
    fc.string().map((name) => sql`${sql.placeholder(`p${name}`)}`),
    fc.array(value).map((given) => sql`c IN ${given}`),
    fc.string().map((text) => sql.raw(text)),
    fc.constant(sql`x ${undefined} y`),
    fc.array(tie('fragment')).map((parts) => sql`(${sql.join(parts, sql` AND `)})`),
    fc.tuple(tie('fragment'), tie('fragment')).map(([one, other]) => sql`${one} OR ${other}`),
  ),
}));

const named = (params: readonly unknown[]) => params.map((each) => (each instanceof Placeholder ? each.name : each));

test('every fragment is written as Drizzle writes it', () => {
  const dialect = new PgDialect();
  fc.assert(
    fc.property(fragment, (each) => {
      const theirs = dialect.sqlToQuery(each);
      const ours = render(each);
      expect({ text: ours.text, params: named(ours.params) }).toEqual({
        text: theirs.sql,
        params: named(theirs.params),
      });
    }),
    { numRuns: 500 },
  );
});

test('what is of another kind is left to Drizzle', () => {
  const inner = sql`1 + ${2}`;
  const dialect = new PgDialect();
  const aliased = sql`SELECT ${inner.as('sum')}, ${sql.param(sql`now()`)}`;
  expect(render(aliased).text).toBe(dialect.sqlToQuery(aliased).sql);
});
