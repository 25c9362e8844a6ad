import type { ModelForm } from '@baara/model';
import { quoteName, type Statement } from '../../database/index.ts';
import { columnTypes } from '../../schema/index.ts';
import { itemsWritten } from '../kept-items.ts';
import { nameKeyOf } from '../name-key.ts';
import type { Settled } from '../state.ts';
import { storageOf } from '../storage.ts';
import { columnValue } from '../stored.ts';
import { childStatements } from '../write.ts';

/** One column of new rows: its name, PostgreSQL's type and a value a row. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

/**
 * The statements that write new rows of one form: one, and one a child table. Each column travels as an array and only those that hold something do: PostgreSQL spends a quarter of
 * what reading the rows from JSON costs.
 */
export function insertNew(form: ModelForm, drafts: readonly Settled[]): Statement[] {
  const columns = columnsOf(form, drafts);
  const names = columns.map(({ name }) => quoteName(name));
  const arrays = columns.map(({ type }, at) => `$${at + 1}::${type === 'text[]' ? 'text' : type}[]`);
  const selected = columns.map(({ name, type }) => `r.${quoteName(name)}${type === 'text[]' ? '::text[]' : ''}`);
  const unknown = columns.some(({ name }) => name === 'unknown') ? '' : 'unknown, ';
  const text = `INSERT INTO ${quoteName(form.id)} (rev, ${unknown}created_at, updated_at, ${names.join(', ')}) SELECT 1, ${unknown && `'{}'::text[], `}now(), now(), ${selected.join(', ')} FROM unnest(${arrays.join(', ')}) AS r(${names.join(', ')})`;
  const row = { text, params: columns.map(({ values }) => values) };
  return [row, ...childStatements(form, drafts), ...(form.kind === 'list' ? [itemsWritten()] : [])];
}

function columnsOf(form: ModelForm, drafts: readonly Settled[]): Column[] {
  const types = columnTypes(form);
  const columns: Column[] = [
    { name: 'id', type: 'uuid', values: drafts.map(({ id }) => id) },
    { name: 'owner', type: 'uuid', values: drafts.map(({ owner }) => owner) },
  ];
  if (drafts.some(({ unknown }) => unknown.size > 0))
    columns.push({ name: 'unknown', type: 'text[]', values: drafts.map(({ unknown }) => `{${[...unknown].join()}}`) });
  for (const { name, field } of storageOf(form).columns) {
    if (!drafts.some(({ values }) => (values[field.key] ?? null) !== null)) continue;
    columns.push({
      ...{ name, type: types.get(name) ?? 'text' },
      values: drafts.map(({ values }) => columnValue(name, field, values[field.key] ?? null)),
    });
  }
  const names = form.search?.names;
  if (names)
    columns.push({ name: 'name_key', type: 'text', values: drafts.map(({ values }) => nameKeyOf(names, values)) });
  return columns.filter(({ values }) => values.some((value) => value !== null && value !== undefined));
}
