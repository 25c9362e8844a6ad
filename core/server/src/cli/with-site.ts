import { join } from 'node:path';
import type { Model } from '@baara/model';
import type { Database } from '../database/types.ts';
import {
  accountRules,
  loadServerParts,
  loadSite,
  readSettings,
  type Settings,
  type SitePackage,
} from '../site/index.ts';

export interface OpenSite {
  readonly settings: Settings;
  readonly site: SitePackage;
  readonly model: Model;
  readonly database: Database;
}

/** Runs a command's work on the site's prepared database and closes it, whatever happens. */
export async function withSite<T>(work: (open: OpenSite) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env, process.cwd());
  // The engine is loaded only by commands that need it: `--help` and `check` answer at once.
  const { createApplication } = await import('../application/application.ts');
  const { createLog } = await import('../application/log.ts');
  const { openPrepared } = await import('../application/open.ts');
  const site = await loadSite(settings);
  const { model } = site;
  const parts = await loadServerParts({ ...settings, model });
  const { database } = await openPrepared(settings, model);
  const application = createApplication({
    ...{ model, database, parts, log: createLog(settings.logLevel), files: join(settings.data, 'files') },
    accounts: await accountRules(settings),
  });
  try {
    return await work({ settings, site, model, database });
  } finally {
    await application.close();
  }
}
