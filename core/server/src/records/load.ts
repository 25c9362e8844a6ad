import type { ModelForm } from '@baara/model';
import { current, quoteName } from '../database/index.ts';
import type { Row } from '../database/types.ts';
import { arrayText } from './array-text.ts';
import type { Stored } from './state.ts';
import { childRows, storageOf } from './storage.ts';
import { valuesOf } from './stored.ts';

const texts = new WeakMap<ModelForm, string>();

/** Reads rows with their groups and links and locks them until the transaction ends: one statement, in the order of ids. */
export async function lockRows(form: ModelForm, ids: Iterable<string>): Promise<Map<string, Stored>> {
  const rows = await current().connection.query({
    text: `${rowsText(form)} FOR UPDATE OF t`,
    params: [arrayText(ids)],
  });
  return new Map(rows.map((row) => [row.id as string, storedRow(form, row)]));
}

/** The same rows, to look at only. */
export async function readRows(form: ModelForm, ids: Iterable<string>): Promise<Map<string, Stored>> {
  const rows = await current().connection.query({ text: rowsText(form), params: [arrayText(ids)] });
  return new Map(rows.map((row) => [row.id as string, storedRow(form, row)]));
}

function rowsText(form: ModelForm): string {
  const found = texts.get(form);
  if (found) return found;
  const storage = storageOf(form);
  const columns = [
    't.id',
    't.rev',
    't.owner',
    't.deleted_at',
    't.unknown',
    ...storage.columns.map(({ name }) => `t.${quoteName(name)}`),
    ...storage.children.map((child) => `${childRows(child, 't.id')} AS ${quoteName(child.key)}`),
  ];
  const text = `SELECT ${columns.join(', ')} FROM ${quoteName(form.id)} t WHERE t.id = ANY($1::uuid[]) ORDER BY t.id`;
  texts.set(form, text);
  return text;
}

function storedRow(form: ModelForm, row: Row): Stored {
  return {
    id: row.id as string,
    rev: row.rev as number,
    owner: row.owner as string | null,
    deletedAt: row.deleted_at as string | null,
    values: valuesOf(storageOf(form), row),
    unknown: row.unknown as string[],
  };
}
