import { openDatabase } from '@baara/server';
import { startPostgresServer } from '../../core/server/src/testing/postgres-server.ts';

/** A PostgreSQL server of a test's own, with the settings of a service: what it acknowledges is on the disk. */
export interface PostgresToKill {
  url(database: string): string;
  /** Makes an empty database and answers its URL. */
  create(database: string): Promise<string>;
  /** `kill -9` of one of the processes that serve Baara: PostgreSQL then ends all the others and recovers by itself. */
  killBackend(): Promise<void>;
  /** `kill -9` of the postmaster, the parent of them all. */
  killPostmaster(): void;
  /** What its supervisor does then. */
  restart(): Promise<void>;
  /** The postmaster and the processes that serve Baara. */
  processes(): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export async function openPostgres(): Promise<PostgresToKill> {
  const server = await startPostgresServer(
    { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: '60' },
    // Its log in files of one megabyte, so that a limit on the size of files hits tables and not the log: see full-disk.ts.
    ['--wal-segsize=1'],
  );
  const url = (database: string) => {
    const address = new URL(server.url);
    address.pathname = `/${database}`;
    return address.href;
  };
  const ask = async (text: string): Promise<readonly Record<string, unknown>[]> => {
    const database = await openDatabase({ engine: 'postgres', url: server.url, size: 1 });
    try {
      return await database.maintenance((connection) => connection.query({ text, params: [], plan: 'own' }));
    } finally {
      await database.close();
    }
  };
  const backends = async () => {
    const rows = await ask(`SELECT pid FROM pg_stat_activity WHERE datname = 'office' ORDER BY pid`);
    return rows.map(({ pid }) => Number(pid));
  };
  const create = async (database: string) => {
    await ask(`CREATE DATABASE ${database}`);
    return url(database);
  };
  await create('office');
  return {
    ...{ url, create, restart: server.restart, stop: server.stop },
    processes: async () => [server.pid(), ...(await backends())],
    async killBackend() {
      const [first] = await backends();
      process.kill(first as number, 'SIGKILL');
    },
    killPostmaster: () => void process.kill(server.pid(), 'SIGKILL'),
  };
}
