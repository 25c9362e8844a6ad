import { foldLigatures, foldTable, type ModelField } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { SystemTable } from '../schema/system-table.ts';

/** `translate` looks each letter up from the left: the frequent ones first, which are themselves, then the rare. */
const frequent = "aeionrstuldmkcbyfgpwhjvzqx -'";
const table = {
  from: frequent + foldTable.from.replace(/^[A-Z]+/, ''),
  to: frequent + foldTable.to.replace(/^[a-z]{26}/, ''),
};
const text = (words: string): string => `'${words.replaceAll("'", "''")}'`;
const small = 'lower(words COLLATE "C")';
const spelled = foldLigatures.reduce(
  (sql, [ligature, letters]) => `replace(${sql}, ${text(ligature)}, ${text(letters)})`,
  small,
);

/**
 * The order of words without regard to case and accents, the same on both engines whatever their locale: É sorts with E.
 * Immutable, so that an index can be built on it; not STRICT, so that PostgreSQL writes it out in place. The letters are those of `foldText`; plain ones, but for one kind of
 * apostrophe, are spared the look-up.
 */
export const sortKeyFunction: SystemTable = {
  name: 'baara_sort_key',
  ddl: [
    `CREATE OR REPLACE FUNCTION baara_sort_key(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
     $fold$ SELECT CASE WHEN octet_length(words) = length(words) THEN replace(${small}, '\`', '''') ELSE translate(${spelled}, ${text(table.from)}, ${text(table.to)}) END $fold$`,
  ],
};

/** The kinds whose values are words: lists sort them by their key, and the planner indexes it. */
export const sortedByKey: ReadonlySet<ModelField['kind']> = new Set(['text', 'long_text', 'email', 'sequence']);

/** The kinds that are stored in capitals or digits only: they are sorted as they are, by the index that finds one by its beginning. */
export const sortedAsStored: ReadonlySet<ModelField['kind']> = new Set(['identifier', 'phone']);

/** The key by which text is sorted. A function's result has the collation of its argument: ours is said each time. */
export function sortKey(words: Sql): Sql {
  return sql`(baara_sort_key(${words}) COLLATE "C")`;
}
