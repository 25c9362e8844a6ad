import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose, type ModelForm, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../../core/server/src/access/index.ts';
import { createApplication } from '../../core/server/src/application/application.ts';
import { loadDemonstration } from '../../core/server/src/application/demonstration.ts';
import { listen } from '../../core/server/src/application/listen.ts';
import { createLog } from '../../core/server/src/application/log.ts';
import { bulkHandlers } from '../../core/server/src/bulk/index.ts';
import { inTransaction, query } from '../../core/server/src/database/index.ts';
import { importHandlers } from '../../core/server/src/imports/index.ts';
import { loadRecords } from '../../core/server/src/records/index.ts';
import { assignRole, createUser } from '../../core/server/src/sessions/index.ts';
import { openTestDatabase, type TestDatabase } from '../../core/server/src/testing/index.ts';
import positionPart from '../../modules/position/src/server/index.ts';
import scholarshipsPart from '../../modules/scholarships/src/server/index.ts';
import schoolsPart from '../../modules/schools/src/server/index.ts';
import sgbvTrainingPart from '../../modules/sgbv-training/src/server/index.ts';
import trainingPart from '../../modules/training/src/server/index.ts';
import { accounts, demonstration, reference } from '../../sites/mali/src/index.ts';
import { mali } from '../../sites/mali/src/site.ts';
import { type Country, writeCountry } from './country.ts';

/** A real server of the Mali site on a small country. */
export interface Served {
  readonly address: string;
  readonly country: Country;
  /** Writes beside the country, as the system. */
  system<T>(work: () => Promise<T>): Promise<T>;
  /** One account more, with the password of all. */
  addAccount(account: Account): Promise<void>;
  close(): Promise<void>;
}

interface Account {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
}

export const password = 'un mot de passe assez long';

/** Serves the built app and the Mali site from a database in memory; accounts `national`, `sikasso`, `district`, `vbg` and `reglages`, who keeps the lists. */
export async function serve(port = 0): Promise<Served> {
  const model = compose(mali);
  const opened = await openTestDatabase({ model });
  const { database } = opened;
  const site = await serveSite(opened, port);
  const system: Served['system'] = (work) =>
    inTransaction({ database, model, session: asSystem('test'), deadlineMs: 60_000 }, work);
  const addAccount = async ({ username, name, role, unit }: Account) => {
    const user = await createUser(
      { database, model },
      { username, name, password, language: 'fr', demonstration: true },
    );
    await assignRole({ database, model }, { user, role, unit });
  };
  const country = await system(async () => {
    for (const form of Object.values(model.forms)) await writeItems(form);
    return writeCountry();
  });
  const ours = [
    { username: 'national', name: 'Oumou Sangaré', role: 'national_director', unit: country.mali },
    { username: 'reglages', name: 'Fanta Keïta', role: 'implementer', unit: country.mali },
    { username: 'sikasso', name: 'Adama Sanogo', role: 'regional_manager', unit: country.sikasso },
    { username: 'district', name: 'Mariam Koné', role: 'district_manager', unit: country.district },
    { username: 'vbg', name: 'Rokia Dembélé', role: 'sgbv_focal_point', unit: country.sikasso },
  ];
  for (const account of ours) await addAccount(account);
  return { ...site, country, system, addAccount };
}

/** Serves the demonstration of Mali, as small as shows something on every page, with its own accounts. */
export async function serveDemonstration(): Promise<Pick<Served, 'address' | 'close'>> {
  const model = compose(mali);
  const opened = await openTestDatabase({ model });
  const site = { reference, demonstration, accounts };
  // The hooks of an application fill what is derived: it is made before the data.
  const served = await serveSite(opened, 0);
  await loadDemonstration({ database: opened.database, model, site, people: 120 });
  return served;
}

/** The application of the site on a prepared database, listening. */
async function serveSite(
  { database, model, close }: TestDatabase,
  port: number,
): Promise<Pick<Served, 'address' | 'close'>> {
  const webFolder = join(dirname(fileURLToPath(import.meta.url)), '../../sites/mali/dist/app');
  const files = await mkdtemp(join(tmpdir(), 'baara-files-'));
  const application = createApplication({
    ...{
      model,
      database,
      log: createLog('error'),
      webFolder,
      files,
      parts: [positionPart, trainingPart, schoolsPart, sgbvTrainingPart, scholarshipsPart],
    },
    handlers: new Map([...importHandlers({ database, model }), ...bulkHandlers({ database, model })]),
  });
  const listening = await listen(application, { host: '127.0.0.1', port });
  return {
    address: `http://127.0.0.1:${listening.port}`,
    async close() {
      await listening.close();
      await application.jobs.stop();
      await close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

async function writeItems(form: ModelForm): Promise<void> {
  const [some] = form.items.length > 0 ? await query(sql`SELECT 1 FROM ${sql.identifier(form.id)} LIMIT 1`) : [{}];
  if (some) return;
  const rows = form.items.map((item, at) => ({
    id: uuidv7(),
    owner: null,
    values: {
      code: item.code,
      label_fr: item.label.fr,
      label_en: item.label.en,
      sort: at,
      retired: item.retired ?? false,
      parent: item.parent ?? null,
      ...item.attributes,
    },
  }));
  await loadRecords({ form: form.id, rows, reason: 'test' });
}
