import type { Model } from '@baara/model';
import { type Database, openDatabase } from '../database/index.ts';
import { type Prepared, prepareDatabase } from '../schema/index.ts';
import type { Settings } from '../site/index.ts';

/** Opens the database that the settings name; PGlite in the site's data folder when none is named. */
export function openSiteDatabase({ databaseUrl, data }: Pick<Settings, 'databaseUrl' | 'data'>): Promise<Database> {
  return openDatabase(
    databaseUrl === undefined ? { engine: 'pglite', directory: data } : { engine: 'postgres', url: databaseUrl },
  );
}

/** Opens the database and does what takes no time to bring it to the Model; closes it again when that fails. */
export async function openPrepared(
  settings: Pick<Settings, 'databaseUrl' | 'data'>,
  model: Model,
): Promise<{ readonly database: Database; readonly prepared: Prepared }> {
  const database = await openSiteDatabase(settings);
  try {
    return { database, prepared: await prepareDatabase(database, model) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
