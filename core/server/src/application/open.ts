import type { Model } from '@baara/model';
import { type Database, openDatabase } from '../database/index.ts';
import { prepareDatabase } from '../schema/index.ts';
import type { Settings } from './settings.ts';

/** Opens the database that the settings name; PGlite in the site's data folder when none is named. */
export function openSiteDatabase({ databaseUrl, data }: Pick<Settings, 'databaseUrl' | 'data'>): Promise<Database> {
  return openDatabase(
    databaseUrl === undefined ? { engine: 'pglite', directory: data } : { engine: 'postgres', url: databaseUrl },
  );
}

/** Opens the database and brings its tables to what the Model wants; closes it again when that fails. */
export async function openPrepared(settings: Pick<Settings, 'databaseUrl' | 'data'>, model: Model): Promise<Database> {
  const database = await openSiteDatabase(settings);
  try {
    await prepareDatabase(database, model);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
