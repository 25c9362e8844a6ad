import { BaaraError, type ModelForm, uuidv7, wording } from '@baara/model';
import { type SQL, sql } from 'drizzle-orm';
import { actionsOf, requireRight, rightsOf } from '../access/index.ts';
import { current, execute, query } from '../database/index.ts';
import { formNamed } from '../records/index.ts';
import type { ListHabits, View } from './types.ts';

/** The right to share a view with a role. */
export const sharing = 'share-views';
const mostViews = 50;
const longestQuery = 4000;
const known = /^(?:q|sort|columns|under|as_of|figure|w\.[a-z0-9_.]+)$/u;

/**
 * What the caller keeps of a form's list: own columns, own views, and those shared with a role that they hold. One statement.
 * A view says what to look for and never what was found: each reader's list is read under their own rights.
 * Throws `request.unknown_form`, also for a form that the caller may not read.
 */
export async function listHabits(form: string): Promise<ListHabits> {
  const { model, session } = current();
  const { id } = readableForm(form);
  const { user, roles, language } = reader();
  const rows = await query(sql`
    SELECT v.id::text AS id, v.name, v.query, v.role, v.user_id = ${user} AS mine, NULL::text[] AS columns FROM baara_view v
    WHERE v.form = ${id} AND (v.user_id = ${user} OR v.role = ANY(${sql.param(roles)}::text[]))
    UNION ALL SELECT NULL, NULL, NULL, NULL, TRUE, c.columns FROM baara_columns c WHERE c.form = ${id} AND c.user_id = ${user}
    ORDER BY mine DESC, name`);
  const shares = rightsOf(model, session).includes(sharing);
  return {
    columns: (rows.find((row) => row.id === null)?.columns as readonly string[] | undefined) ?? null,
    views: rows.filter((row) => row.id !== null).map(viewOf),
    roles: shares
      ? Object.values(model.roles).map((role) => ({ id: role.id, label: wording(role.label, language) }))
      : [],
  };
}

/**
 * Keeps a view under a name, in place of the caller's own of that name. Throws `access.denied` for who may not share,
 * `request.malformed` (name, query, role) and `request.too_large` past fifty views of one list.
 */
export async function saveView(view: {
  readonly form: string;
  readonly name: string;
  readonly query: string;
  readonly role?: string | null;
}): Promise<View> {
  const form = readableForm(view.form);
  const { user } = reader();
  const name = checkedName(view.name);
  const address = checkedQuery(view.query);
  const role = view.role ?? null;
  if (role !== null) requireRight(sharing);
  if (role !== null && !Object.hasOwn(current().model.roles, role)) throw malformed('role', 'unknown');
  const [many] = await query(
    sql`SELECT count(*) AS count FROM baara_view WHERE form = ${form.id} AND user_id = ${user}`,
  );
  if (Number(many?.count) >= mostViews) throw new BaaraError({ code: 'request.too_large', params: { max: mostViews } });
  const [saved] = await query(sql`
    INSERT INTO baara_view (id, form, user_id, role, name, query) VALUES (${uuidv7()}::uuid, ${form.id}, ${user}, ${role}, ${name}, ${address})
    ON CONFLICT (form, user_id, lower(name)) DO UPDATE SET name = excluded.name, query = excluded.query, role = excluded.role, updated_at = now()
    RETURNING id::text AS id, name, query, role, TRUE AS mine`);
  return viewOf(saved ?? {});
}

/**
 * Gives a view of the caller's own another name, everywhere where it is shared. Throws `record.not_found` for another's, and
 * `request.malformed` for a name that is empty, too long or that another of the caller's views of that list has.
 */
export async function renameView(view: { readonly id: string; readonly name: string }): Promise<View> {
  const { user } = reader();
  const name = checkedName(view.name);
  const own = sql`v.id = ${view.id}::uuid AND v.user_id = ${user}`;
  const same = sql`SELECT 1 FROM baara_view o WHERE o.form = v.form AND o.user_id = v.user_id AND o.id <> v.id AND lower(o.name) = lower(${name})`;
  const [known] = await query(sql`SELECT EXISTS (${same}) AS taken FROM baara_view v WHERE ${own}`);
  if (!known) throw new BaaraError({ code: 'record.not_found', params: { form: 'view', id: view.id } });
  if (known.taken) throw malformed('name', 'taken', { value: name });
  const [renamed] = await query(sql`
    UPDATE baara_view v SET name = ${name}, updated_at = now() WHERE ${own}
    RETURNING v.id::text AS id, v.name, v.query, v.role, TRUE AS mine`);
  return viewOf(renamed ?? {});
}

/** Forgets a view of the caller's own. Throws `record.not_found` for another's. */
export async function removeView(id: string): Promise<void> {
  const removed = await query(
    sql`DELETE FROM baara_view WHERE id = ${id}::uuid AND user_id = ${reader().user} RETURNING id`,
  );
  if (removed.length === 0) throw new BaaraError({ code: 'record.not_found', params: { form: 'view', id } });
}

/** Keeps the caller's columns of a list; null means the form's own again. */
export async function keepColumns(form: string, columns: readonly string[] | null): Promise<void> {
  const { id } = readableForm(form);
  const { user } = reader();
  const mine: SQL = sql`user_id = ${user} AND form = ${id}`;
  if (columns === null) return execute(sql`DELETE FROM baara_columns WHERE ${mine}`);
  if (columns.length === 0 || columns.length > 100 || columns.some((key) => key.length > 130)) {
    throw malformed('columns', 'too_long', { max: 100 });
  }
  return execute(sql`
    INSERT INTO baara_columns (user_id, form, columns) VALUES (${user}, ${id}, ${sql.param([...columns])}::text[])
    ON CONFLICT (user_id, form) DO UPDATE SET columns = excluded.columns`);
}

function readableForm(id: string): ModelForm {
  const { model, session } = current();
  const form = formNamed(id);
  if (actionsOf(model, session, form).includes('read')) return form;
  throw new BaaraError({ code: 'request.unknown_form', params: { form: id } });
}

function reader(): { readonly user: string; readonly roles: string[]; readonly language: string } {
  const { session } = current();
  if (session.kind === 'system') throw new BaaraError({ code: 'access.denied' });
  return { user: session.user, roles: session.assignments.map(({ role }) => role), language: session.language };
}

function checkedName(said: string): string {
  const name = said.trim();
  if (name === '' || name.length > 80) throw malformed('name', name === '' ? 'missing' : 'too_long', { max: 80 });
  return name;
}

/** The query with only what shapes a list, in one spelling. */
function checkedQuery(text: string): string {
  if (text.length > longestQuery) throw malformed('query', 'too_long', { max: longestQuery });
  const asked = new URLSearchParams(text);
  for (const key of asked.keys()) if (!known.test(key)) throw malformed(`query.${key}`, 'unknown');
  return asked.toString();
}

function viewOf(row: Readonly<Record<string, unknown>>): View {
  return {
    id: String(row.id),
    name: String(row.name),
    query: String(row.query),
    role: row.role === null ? null : String(row.role),
    mine: row.mine === true,
  };
}

function malformed(parameter: string, reason: string, facts: Readonly<Record<string, unknown>> = {}): BaaraError {
  return new BaaraError({ code: 'request.malformed', params: { parameter, reason, ...facts } });
}
