import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsup';
import { root } from '../../scripts/build.mjs';

/** The driver of the server's own dependencies. */
export const postgres = createRequire(join(root, 'core/server/package.json'))('postgres');

/** Nearer to a production server than what quick tests run on; fsync stays off, the disk is not what is measured. */
export const settings = {
  shared_buffers: '512MB',
  synchronous_commit: 'on',
  fsync: 'off',
  full_page_writes: 'on',
  max_wal_size: '4GB',
  work_mem: '16MB',
  jit: 'off',
  // A query's whole work is in its own process, where it is counted.
  max_parallel_workers_per_gather: '0',
};

/** Starts PostgreSQL from npm's binaries, or takes the one at `kept`: its databases by name, and the processes that serve them. */
export async function openPostgres(kept) {
  const server = kept ? { url: kept, stop: async () => undefined } : await (await starter())(settings);
  const url = (database) => Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
  const admin = postgres(url('postgres'), { max: 1, onnotice: () => {} });
  return {
    url,
    /** Makes an empty database; answers false when there is one of that name. */
    async create(database) {
      const known = await admin`SELECT 1 FROM pg_database WHERE datname = ${database}`;
      if (known.length === 0) await admin.unsafe(`CREATE DATABASE "${database}"`);
      return known.length === 0;
    },
    version: async () => (await admin`SELECT current_setting('server_version') AS version`)[0].version,
    async backends(database) {
      const rows = await admin`
        SELECT pid FROM pg_stat_activity WHERE datname = ${database} AND backend_type = 'client backend'`;
      return rows.map(({ pid }) => pid);
    },
    async stop() {
      await admin.end();
      await server.stop();
    },
  };
}

/** The starter that the tests use, bundled: Node 20 runs no TypeScript. */
async function starter() {
  await build({
    entry: [join(root, 'core/server/src/testing/postgres-server.ts')],
    outDir: join(root, 'tests/bench/.generated'),
    format: ['esm'],
    outExtension: () => ({ js: '.mjs' }),
    ...{ config: false, silent: true, target: 'node20', platform: 'node', skipNodeModulesBundle: true },
  });
  const made = await import(pathToFileURL(join(root, 'tests/bench/.generated/postgres-server.mjs')).href);
  return made.startPostgresServer;
}
