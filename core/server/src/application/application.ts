import { createHash } from 'node:crypto';
import { asSystem } from '../access/index.ts';
import { auditRegister, closeAudit } from '../audit/index.ts';
import { beforeWork, inTransaction, todayIn } from '../database/index.ts';
import { guardFiles } from '../files/index.ts';
import { openHistoryYears } from '../history/index.ts';
import { clockIn, startJobRunner } from '../jobs/index.ts';
import { mailHandlers } from '../mail/index.ts';
import { mailNotices } from '../notices/index.ts';
import { useParts } from '../parts/index.ts';
import { keepPlacement, whatIsDue } from '../placement/index.ts';
import { useAccountRules } from '../sessions/index.ts';
import { keepSnapshots } from '../snapshots/index.ts';
import { keepTree } from '../tree/index.ts';
import type { Application, ApplicationFacts } from './types.ts';

/** Wires a Model and an opened, prepared database together: hooks of placement, tree and modules, and the jobs. */
export function createApplication(facts: ApplicationFacts): Application {
  const { model, database, log, demo = [], webFolder, behindProxy = false, mailer } = facts;
  guardFiles(model);
  auditRegister(model);
  keepTree(model);
  keepPlacement(model);
  keepSnapshots(model);
  useParts(model, facts.parts ?? []);
  beforeWork(database, whatIsDue);
  useAccountRules(database, facts.accounts ?? {});
  if (mailer) mailNotices(database);
  const jobs = startJobRunner({
    handlers: new Map([...(facts.handlers ?? []), ...(mailer ? mailHandlers({ database, model, mailer }) : [])]),
    schedules: { all: facts.schedules ?? [], clock: () => clockIn(model.timeZone) },
    transaction: (work) => inTransaction({ database, model, session: asSystem('jobs') }, work),
    daily: {
      today: () => todayIn(model.timeZone),
      work: openHistoryYears,
      failed: (error) => log.error({ error }, 'the history has no place for the years to come'),
    },
    failed: (job, error) => log.error({ job: job.id, kind: job.kind, attempts: job.attempts, error }, 'job failed'),
  });
  return {
    model,
    generation: createHash('sha256').update(JSON.stringify(model)).digest('base64url').slice(0, 16),
    database,
    log,
    demo,
    ...(webFolder === undefined ? {} : { webFolder }),
    behindProxy,
    ...(facts.publicUrl ? { publicUrl: facts.publicUrl } : {}),
    ...(facts.requestsAMinute ? { requestsAMinute: facts.requestsAMinute } : {}),
    files: facts.files,
    ...(facts.resetting ? { resetting: facts.resetting } : {}),
    jobs,
    async close() {
      await jobs.stop();
      await closeAudit({ database, model });
      await database.close();
    },
  };
}
