import { sql } from 'drizzle-orm';
import { execute, query } from '../../database/index.ts';
import { foldWords } from '../sheet/words.ts';
import type { ColumnMapping } from '../types.ts';

/** The mapping last used for a file with these columns, if there was one. */
export async function savedMapping(
  form: string,
  columns: readonly string[],
): Promise<readonly ColumnMapping[] | undefined> {
  const [found] = await query<{ mapping: readonly ColumnMapping[] }>(
    sql`SELECT mapping FROM baara_import_mapping WHERE form = ${form} AND columns = ${keyOf(columns)}`,
  );
  return found?.mapping;
}

/** Remembers a mapping for the next file with the same columns. */
export async function saveMapping(
  form: string,
  columns: readonly string[],
  mapping: readonly ColumnMapping[],
): Promise<void> {
  const text = JSON.stringify(mapping);
  await execute(sql`
    INSERT INTO baara_import_mapping (form, columns, mapping) VALUES (${form}, ${keyOf(columns)}, ${text}::text::jsonb)
    ON CONFLICT (form, columns) DO UPDATE SET mapping = excluded.mapping`);
}

const keyOf = (columns: readonly string[]) => columns.map(foldWords).join('|');
