import { folded } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { SystemTable } from '../schema/system-table.ts';

const foldedWords = folded({ strings: ['words'], params: [] }).strings.join('');

/**
 * The order of words without regard to case and accents, the same on both engines whatever their locale: É sorts with E.
 * Immutable, so that an index can be built on it.
 */
export const sortKeyFunction: SystemTable = {
  name: 'baara_sort_key',
  ddl: [
    `CREATE OR REPLACE FUNCTION baara_sort_key(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
     $fold$ SELECT ${foldedWords} $fold$`,
  ],
};

/** The key by which text is sorted. A function's result has the collation of its argument: ours is said each time. */
export function sortKey(words: Sql): Sql {
  return sql`(baara_sort_key(${words}) COLLATE "C")`;
}
