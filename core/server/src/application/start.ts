import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDoor } from '../backup/index.ts';
import { bulkHandlers } from '../bulk/index.ts';
import { importHandlers } from '../imports/index.ts';
import { openMailer } from '../mail/index.ts';
import { secondFactorsOpen } from '../sessions/index.ts';
import { accountRules, loadServerParts, loadSite, type Settings } from '../site/index.ts';
import { workflowHandlers, workflowSchedules } from '../workflows/index.ts';
import { announcement } from './announcement.ts';
import { createApplication } from './application.ts';
import { demonstrationAccounts, loadDemonstration, loadReference } from './demonstration.ts';
import { type Listening, listen } from './listen.ts';
import { createLog } from './log.ts';
import { openPrepared } from './open.ts';
import { resetDemonstration } from './reset-demonstration.ts';
import { askForSteps, onlineSteps } from './schema-steps.ts';
import type { Application } from './types.ts';

/** How a start tells the person at the terminal what it does, and what it waits for. */
export interface StartReport {
  /** The browser's part, where it is still being made: nobody is served before. */
  readonly app?: Promise<void>;
  say(words: string): void;
  /** Rows of the demonstration written so far. */
  progress(rows: number): void;
}

export interface Running {
  readonly application: Application;
  readonly port: number;
  /** Ends cleanly: no new requests, then jobs, then the database and its lock. */
  stop(): Promise<void>;
}

/**
 * Starts a site: compose, open, prepare, demonstration on the first start, serve.
 * Throws `setting.invalid`, `model.broken`, `database.locked` or `database.unavailable`; nothing stays open then.
 */
export async function startApplication(settings: Settings, report: StartReport): Promise<Running> {
  const site = await loadSite(settings);
  const { model } = site;
  const parts = await loadServerParts({ ...settings, model });
  const { database, prepared } = await openPrepared(settings, model);
  const log = createLog(settings.logLevel);
  let resetting: number | null = null;
  let application: Application | undefined;
  let listening: Listening;
  try {
    const load = {
      ...{ database, model, site, progress: report.progress },
      begun: () => report.say('Premières données : une minute au plus. / First data: a minute at most.\n'),
    };
    if (settings.demonstration && (await loadDemonstration(load))) {
      report.say('Données de démonstration prêtes. / Demonstration data are ready.\n');
    } else await loadReference(load);
    await report.app;
    const webFolder = join(settings.root, 'sites', settings.site, 'dist', 'app');
    application = createApplication({
      ...{ model, database, log, parts, behindProxy: settings.behindProxy, requestsAMinute: settings.requestsAMinute },
      accounts: await accountRules(settings),
      ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
      ...(settings.mail ? { mailer: openMailer(settings.mail) } : {}),
      files: join(settings.data, 'files'),
      resetting: () => resetting,
      demo: await demonstrationAccounts({ database, model }, site.accounts),
      ...(existsSync(webFolder) ? { webFolder } : {}),
      schedules: workflowSchedules,
      handlers: new Map([
        ...importHandlers({ database, model }),
        ...bulkHandlers({ database, model }),
        ...workflowHandlers({ database, model }),
        onlineSteps({ database, model, log }),
        resetDemonstration({ database, model, site }, (rows) => {
          resetting = rows;
        }),
      ]),
    });
    if (!(await secondFactorsOpen({ database, model })))
      log.error(
        'the key of this server opens no second factor: bring back the one that they were kept with (docs/security.md)',
      );
    await askForSteps({ database, model, log }, prepared);
    listening = await listen(application, settings);
  } catch (error) {
    await (application ?? database).close();
    throw error;
  }
  const running = application;
  const { files } = running;
  // PostgreSQL is asked directly.
  const door = await (database.aside ? openDoor({ database, model, files }, settings.data) : null)?.catch((error) => {
    log.warn({ error }, 'no backup while this server runs');
  });
  report.say(announcement(running, { host: settings.host, port: listening.port }));
  return {
    application: running,
    port: listening.port,
    async stop() {
      await door?.close();
      await listening.close();
      await running.close();
    },
  };
}
