import { type ModelForm, uuidv7 } from '@baara/model';
import { current, quoteName, together } from '../database/index.ts';
import type { Row, Statement } from '../database/types.ts';
import { arrayText } from './array-text.ts';
import { itemsWritten } from './kept-items.ts';
import { nameKeyOf } from './name-key.ts';
import { nextRev, type Settled } from './state.ts';
import { type StoredChild, type StoredColumn, storageOf } from './storage.ts';
import { columnValues } from './stored.ts';
import type { Values } from './types.ts';
import { writeOrderOf } from './write-order.ts';

/**
 * Writes drafts: one statement a form and verb, whatever the number of records, and one or two a child table that changed; all
 * are sent before the first is answered, so that what the caller sends next comes behind them.
 * The rows travel as one JSON parameter, so that the statement's text, and its plan, are the same for one and for a thousand.
 */
export async function writeDrafts(drafts: readonly Settled[]): Promise<void> {
  const { connection } = current();
  const { groups, mayBreak } = writeOrderOf(drafts);
  const statements = groups.flatMap(statementsOf);
  if (drafts.some(({ form }) => form.kind === 'list')) statements.push(itemsWritten());
  const sent = () => statements.map((statement) => connection.query(statement));
  if (!mayBreak) await together(sent());
  else
    await together([
      connection.execute('SET CONSTRAINTS ALL DEFERRED'),
      ...sent(),
      connection.execute('SET CONSTRAINTS ALL IMMEDIATE'),
    ]);
}

function statementsOf(drafts: readonly Settled[]): Statement[] {
  const [{ form, verb }] = drafts as readonly [Settled, ...Settled[]];
  if (verb === 'create') return [insertion(form, drafts), ...childStatements(form, drafts)];
  const change = rowChange(form, verb, drafts);
  return verb === 'update' ? [change, ...childStatements(form, drafts)] : [change];
}

/** The statements that write the rows of repeating fields which changed. */
export function childStatements(form: ModelForm, drafts: readonly Settled[]): Statement[] {
  return storageOf(form).children.flatMap((child) => childChanges(child, drafts));
}

function insertion(form: ModelForm, drafts: readonly Settled[]): Statement {
  const { columns } = storageOf(form);
  const names = ['id', 'rev', 'owner', 'unknown', ...columns.map(({ name }) => name), ...derivedColumns(form)];
  const list = names.map(quoteName).join(', ');
  const text = `INSERT INTO ${quoteName(form.id)} (${list}, created_at, updated_at) SELECT ${list}, now(), now() FROM jsonb_populate_recordset(NULL::${quoteName(form.id)}, $1::text::jsonb)`;
  return { text, params: [JSON.stringify(drafts.map((draft) => rowOf(draft, columns)))] };
}

function rowChange(form: ModelForm, verb: Settled['verb'], drafts: readonly Settled[]): Statement {
  const keys = new Set(drafts.flatMap((draft) => [...draft.changed.keys()]));
  const columns = storageOf(form).columns.filter(({ field }) => keys.has(field.key));
  const derived = form.search?.names.some((key) => keys.has(key)) ? derivedColumns(form) : [];
  const names = ['rev', 'unknown', ...columns.map(({ name }) => name), ...derived];
  const assignments = names.map((name) => `${quoteName(name)} = r.${quoteName(name)}`);
  if (verb === 'delete') assignments.push('deleted_at = now()');
  if (verb === 'restore') assignments.push('deleted_at = NULL');
  const text = `UPDATE ${quoteName(form.id)} t SET ${assignments.join(', ')}, updated_at = now() FROM jsonb_populate_recordset(NULL::${quoteName(form.id)}, $1::text::jsonb) r WHERE t.id = r.id`;
  return { text, params: [JSON.stringify(drafts.map((draft) => rowOf(draft, columns)))] };
}

function rowOf(draft: Settled, columns: readonly StoredColumn[]): Row {
  // What is empty is left out: the row of nulls that the statement starts from says it already.
  const row = Object.fromEntries(
    Object.entries(columnValues(columns, draft.values)).filter(([, value]) => value !== null),
  );
  row.id = draft.id;
  row.rev = nextRev(draft);
  row.owner = draft.owner;
  row.unknown = [...draft.unknown];
  const names = draft.form.search?.names;
  if (names) row.name_key = nameKeyOf(names, draft.values);
  return row;
}

function derivedColumns(form: ModelForm): string[] {
  return form.search ? ['name_key'] : [];
}

function childChanges(child: StoredChild, drafts: readonly Settled[]): Statement[] {
  const statements: Statement[] = [];
  const changed = drafts.filter((draft) => draft.changed.has(child.key));
  const replaced = changed.filter(({ verb }) => verb !== 'create').map(({ id }) => id);
  if (replaced.length > 0) {
    const text = `DELETE FROM ${quoteName(child.table)} WHERE record = ANY($1::uuid[])`;
    statements.push({ text, params: [arrayText(replaced)] });
  }
  const rows = changed.flatMap((draft) => childRowsOf(child, draft));
  if (rows.length === 0) return statements;
  const names = child.valueType ? ['value'] : ['id', ...child.columns.map(({ name }) => name)];
  const list = ['record', 'pos', ...names].map(quoteName).join(', ');
  const text = `INSERT INTO ${quoteName(child.table)} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${quoteName(child.table)}, $1::text::jsonb)`;
  return [...statements, { text, params: [JSON.stringify(rows)] }];
}

function childRowsOf(child: StoredChild, { id, values }: Settled): Row[] {
  const items = (values[child.key] ?? []) as readonly unknown[];
  return items.map((item, pos) =>
    child.valueType
      ? { record: id, pos, value: item }
      : { record: id, pos, ...columnValues(child.columns, item as Values), id: (item as Values).id ?? uuidv7() },
  );
}
