import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Begun, type CommandHouse, openCommandHouse } from '../../core/server/src/cli/testing.ts';
import { copyImage } from '../../core/server/src/testing/pglite-image.ts';
import { emptyBeginning } from '../../core/server/src/testing/test-database.ts';
import { account } from './site.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A site that runs as `baara start` runs it, in a process of its own, and can be ended without warning. */
export interface Office {
  /** Its address at present: another after each start. */
  address(): string;
  readonly process: () => Begun['process'];
  /** `kill -9` of the whole server. */
  kill(): Promise<void>;
  /** The end of PGlite's thread where it stands. */
  killThread(): void;
  start(): Promise<void>;
  /** Ends it as an administrator does. */
  stop(): Promise<void>;
  /** Another `baara` command on the same data, or on those that `environment` names. */
  command(args: readonly string[], environment?: Readonly<Record<string, string>>): ReturnType<CommandHouse['run']>;
  readonly house: CommandHouse;
}

/** Opens a folder with the site of these tests and starts it on PGlite, or on the database that `environment` names. */
export async function openOffice(environment: Readonly<Record<string, string>> = {}): Promise<Office> {
  const house = await openCommandHouse();
  await house.site('office', `export * from '${here('site.ts')}'; export { default } from '${here('site.ts')}';`);
  // Making a data directory takes five seconds of work: this one is copied.
  await mkdir(join(house.root, 'data/office'), { recursive: true });
  if (!environment.DATABASE_URL) await copyImage(emptyBeginning, join(house.root, 'data/office/pg'));
  const facts = {
    NODE_OPTIONS: `--import=${here('kill-switch.mjs')}`,
    LOG_LEVEL: 'fatal',
    BAARA_RATE: '0',
    ...environment,
  };
  let running: Begun;
  let address = '';
  const office: Office = {
    house,
    address: () => address,
    process: () => running.process,
    async start() {
      running = house.begin(['start'], facts);
      await running.says('Ctrl-C');
      address = /http:\/\/127\.0\.0\.1:\d+/u.exec(running.output())?.[0] ?? '';
    },
    async kill() {
      running.process.kill('SIGKILL');
      await running.finished;
    },
    killThread: () => void running.process.kill('SIGUSR2'),
    async stop() {
      running.process.kill('SIGTERM');
      await running.finished;
    },
    command: (args, other = {}) => house.run(args, { ...environment, ...other }),
  };
  await office.start();
  return office;
}

/** The cookie of the office's one account: it outlives every start. */
export async function signIn(office: Office): Promise<string> {
  const response = await fetch(`${office.address()}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (response.status !== 200) throw new Error(await response.text());
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
