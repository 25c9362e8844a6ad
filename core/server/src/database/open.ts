import { openPgliteDirectory } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { DatabaseSettings } from './settings.ts';
import type { Database } from './types.ts';

/**
 * Opens the database that `settings` names.
 * Throws `database.locked` when another process holds the directory, `database.unavailable` when nothing answers.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  switch (settings.engine) {
    case 'postgres':
      return openPostgres(settings);
    case 'pglite':
      return openPgliteDirectory(settings.directory);
  }
}
