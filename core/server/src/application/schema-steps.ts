import type { Model } from '@baara/model';
import type { Logger } from 'pino';
import { asSystem } from '../access/index.ts';
import { type Database, inTransaction } from '../database/index.ts';
import { enqueueJob, type JobHandler } from '../jobs/index.ts';
import { isPlacedInOrder, placedForms, rebuildPlacement } from '../placement/index.ts';
import { applySteps, type Prepared } from '../schema/index.ts';

const kind = 'schema.online';

interface House {
  readonly database: Database;
  readonly model: Model;
  readonly log: Logger;
}

/** The job that does what a new version of the site changes in large tables while people work. */
export function onlineSteps({ database, model, log }: House): readonly [string, JobHandler] {
  return [
    kind,
    async () => {
      const results = await applySteps({ database, model, classes: ['online'] });
      for (const { step, error } of results) {
        if (error) log.error({ step: step.sentence.en, error }, 'schema step');
        else log.debug({ step: step.sentence.en }, 'schema step');
      }
      await orderPlaces({ database, model });
      // One line for what went well: after a first load they are hundreds, and would push the address out of sight.
      log.info({ steps: results.filter(({ error }) => !error).length }, 'schema steps applied');
    },
  ];
}

/** Asks for the online steps that a start found, and says what only a person may ask for. */
export async function askForSteps({ database, model, log }: House, { pending, outdated }: Prepared): Promise<void> {
  if (outdated)
    log.warn('a later version of this site has prepared the database: this process reads and does not write');
  const offline = pending.filter((step) => step.class === 'offline');
  if (offline.length > 0) {
    log.warn(
      { steps: offline.map(({ sentence }) => sentence.en) },
      'these steps rewrite tables: run `baara apply --offline`',
    );
  }
  if (outdated) return;
  await inTransaction({ database, model, session: asSystem('schema') }, async () => {
    if (pending.some((step) => step.class === 'online') || (await outOfOrder(model)).length > 0)
      await enqueueJob(kind, {});
  });
}

/** Writes anew the placements of the forms whose list opens in another order than the one they are kept in: until then lists are read without them. */
async function orderPlaces({ database, model }: Omit<House, 'log'>): Promise<void> {
  const session = asSystem('schema');
  const forms = await inTransaction({ database, model, session }, () => outOfOrder(model));
  for (const form of forms)
    await inTransaction({ database, model, session, deadlineMs: 3_600_000 }, () => rebuildPlacement(form));
}

async function outOfOrder(model: Model): Promise<readonly string[]> {
  const forms: string[] = [];
  for (const { form } of placedForms(model)) if (!(await isPlacedInOrder(form.id))) forms.push(form.id);
  return forms;
}
