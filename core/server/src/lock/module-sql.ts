import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { sessionReach } from '../access/index.ts';
import { current, query, type Row } from '../database/index.ts';
import { written } from './literal.ts';
import { lockSchema } from './names.ts';

/**
 * The rows of one SELECT that a module wrote, run under the second lock: each form is a view of the rows and values that the session may read, and
 * there is nothing else. Values arrive as JSON has them. Throws what the database says when it refuses.
 *
 * @example await moduleSql`SELECT sex, count(*) FROM person WHERE cadre = ${cadre} GROUP BY sex`
 */
export async function moduleSql<R extends Row = Row>(
  strings: TemplateStringsArray,
  ...values: readonly unknown[]
): Promise<R[]> {
  const statement = written(sql(strings, ...values.map((value) => (Array.isArray(value) ? sql.param(value) : value))));
  const [row] = await query(
    sql`SELECT ${sql.identifier(lockSchema)}.ask(${statement}, ${reachFor(statement)}) AS found`,
  );
  return (row?.found ?? []) as R[];
}

/** What the session may reach of the forms that a statement names: of another one it sees nothing. */
function reachFor(statement: string): string {
  const { model, session, today } = current();
  const forms = new Set(named(statement, model.forms));
  const asker = session.kind === 'user' ? { user: session.user, person: session.person ?? null } : {};
  const reaches = [...forms].map((form) => [form.id, sessionReach(form)] as const);
  return JSON.stringify({ today, ...asker, forms: Object.fromEntries(reaches) });
}

/** The forms whose name stands in a statement, alone or before what is derived of them, with those that the derived views ask. */
function named(statement: string, forms: Readonly<Record<string, ModelForm>>): readonly ModelForm[] {
  const words = new Set(statement.match(/[a-z][a-z0-9_]*/giu));
  const beginnings = new Set([...words].flatMap(beginningsOf));
  const all = Object.values(forms);
  const placed = all.filter(({ id }) => words.has(`${id}_place`)).flatMap(({ place }) => place);
  const posts = new Set(placed.flatMap((path) => (path.kind === 'posts' ? [path.form] : [])));
  return all.filter((form) => form.tree || beginnings.has(form.id) || posts.has(form.id));
}

/** `person_place` → `person`, `person_place`. */
function beginningsOf(word: string): readonly string[] {
  return [...word.matchAll(/_|$/gu)].map(({ index }) => word.slice(0, index));
}

export type ModuleSql = typeof moduleSql;
