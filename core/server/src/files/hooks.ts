import { BaaraError, type Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { addHooks, type Change } from '../records/index.ts';
import { uuids } from '../tree/index.ts';
import { mayReadFile } from './may-read.ts';

/** Makes every save under `model` refuse a file that the writer may not read: a written reference would let them. */
export function guardFiles(model: Model): void {
  const keysOf = new Map(
    Object.values(model.forms).map((form) => [
      form.id,
      Object.values(form.fields).flatMap(({ key, kind }) => (kind === 'file' || kind === 'image' ? [key] : [])),
    ]),
  );
  addHooks(model, {
    name: 'files',
    before: async (changes) => {
      const named = changes.flatMap((change) => newFiles(change, keysOf.get(change.form) ?? []));
      if (named.length === 0) return [];
      const rows = await query(
        sql`SELECT id::text AS id, sender FROM baara_file WHERE id = ANY(${uuids(named.map(({ file }) => file))})`,
      );
      for (const { form, record, field, file } of named) {
        const row = rows.find(({ id }) => id === file);
        const sender = row?.sender === null || row === undefined ? null : String(row.sender);
        if (row && (await mayReadFile({ id: file, sender }))) continue;
        const params = { value: file };
        throw new BaaraError({
          code: 'record.invalid',
          problems: [{ code: 'field.not_found', form, record, field, params }],
        });
      }
      return [];
    },
  });
}

function newFiles({ form, id, before, after }: Change, keys: readonly string[]) {
  return keys.flatMap((field) => {
    const file = after?.[field];
    return typeof file === 'string' && file !== before?.[field] ? [{ form, record: id, field, file }] : [];
  });
}
