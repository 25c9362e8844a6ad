import { startPostgresServer } from './postgres-server.ts';

/** One server for all test files of a run on PostgreSQL; none when DATABASE_URL names one. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BAARA_TEST_ENGINE !== 'postgres' || process.env.DATABASE_URL) return undefined;
  const server = await startPostgresServer();
  process.env.BAARA_TEST_SERVER = server.url;
  return () => server.stop();
}
