import type { Model, Text } from '@baara/model';
import type { Logger } from 'pino';
import type { Database } from '../database/types.ts';
import type { JobHandler, JobRunner, Schedule } from '../jobs/index.ts';
import type { Mailer } from '../mail/index.ts';
import type { ServerPart } from '../parts/types.ts';
import type { AccountRules } from '../sessions/index.ts';

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
  /** The address where people open the site, without a slash at its end; absent: as each caller reaches it. */
  readonly publicUrl?: string;
  /** Requests a minute that one caller may send; absent: any number. */
  readonly requestsAMinute?: number;
  /** The folder of sent files; nodes of one site share it. */
  readonly files: string;
  /** While a demonstration is begun anew: how many rows are written; else null. */
  readonly resetting?: () => number | null;
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
  readonly requestsAMinute?: number;
  /** How accounts are kept; absent: the usual rules. */
  readonly accounts?: Partial<AccountRules>;
  readonly files: string;
  readonly resetting?: () => number | null;
  readonly handlers?: ReadonlyMap<string, JobHandler>;
  /** Sends notices by e-mail; absent: none is sent. */
  readonly mailer?: Mailer;
  readonly publicUrl?: string;
  /** What the clock begins, in the site's time zone. */
  readonly schedules?: readonly Schedule[];
  /** The server parts of the modules. */
  readonly parts?: readonly ServerPart[];
}
