import { createHash } from 'node:crypto';
import type { Model, Text } from '@baara/model';
import type { Logger } from 'pino';
import { asSystem } from '../access/index.ts';
import { beforeWork, inTransaction } from '../database/index.ts';
import type { Database } from '../database/types.ts';
import { guardFiles } from '../files/index.ts';
import { type JobHandler, type JobRunner, startJobRunner } from '../jobs/index.ts';
import { keepPlacement, refreshDue } from '../placement/index.ts';
import { keepTree } from '../tree/index.ts';

/** An account that a trial's demonstration made, shown on the sign-in page. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly label: Text;
}

/** A running system without its doors: what `createServer` and the command line both stand on. */
export interface Application {
  readonly model: Model;
  /** Changes with anything in the Model: a browser's copy of it is stale when this differs. */
  readonly generation: string;
  readonly database: Database;
  readonly log: Logger;
  readonly demo: readonly DemoAccount[];
  /** The built app's folder; absent: the API alone is served. */
  readonly webFolder?: string;
  readonly behindProxy: boolean;
  /** The folder of sent files; nodes of one site share it. */
  readonly files: string;
  readonly jobs: JobRunner;
  /** Ends jobs, then the database. */
  close(): Promise<void>;
}

export interface ApplicationFacts {
  readonly model: Model;
  readonly database: Database;
  readonly log: Logger;
  readonly demo?: readonly DemoAccount[];
  readonly webFolder?: string;
  readonly behindProxy?: boolean;
  readonly files: string;
  readonly handlers?: ReadonlyMap<string, JobHandler>;
}

/** Wires a Model and an opened, prepared database together: hooks of placement and tree, and the jobs. */
export function createApplication(facts: ApplicationFacts): Application {
  const { model, database, log, demo = [], webFolder, behindProxy = false } = facts;
  guardFiles(model);
  keepTree(model);
  keepPlacement(model);
  beforeWork(database, refreshDue);
  const jobs = startJobRunner({
    handlers: facts.handlers ?? new Map(),
    transaction: (work) => inTransaction({ database, model, session: asSystem('jobs') }, work),
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
    files: facts.files,
    jobs,
    async close() {
      await jobs.stop();
      await database.close();
    },
  };
}
