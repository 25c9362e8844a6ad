import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { SystemTable } from '../schema/system-table.ts';

const accented = 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸàáâãäåçèéêëìíîïñòóôõöùúûüýÿƐƆƝŊɛɔɲŋ';
const plain = 'AAAAAACEEEEIIIINOOOOOUUUUYYaaaaaaceeeeiiiinooooouuuuyyEONNeonn';

/**
 * The order of words without regard to case and accents, the same on both engines whatever their locale: É sorts with E.
 * Immutable, so that an index can be built on it.
 */
export const sortKeyFunction: SystemTable = {
  name: 'baara_sort_key',
  ddl: [
    `CREATE OR REPLACE FUNCTION baara_sort_key(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
     $$ SELECT lower(translate(words COLLATE "C", '${accented}', '${plain}')) $$`,
  ],
};

/** The key by which text is sorted. */
export function sortKey(words: Sql): Sql {
  return sql`baara_sort_key(${words})`;
}
