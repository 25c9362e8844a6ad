import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Database, inTransaction, openDatabase, type Session } from '../database/index.ts';
import { planSchema, prepareDatabase } from '../schema/index.ts';
import { testEngine, tinyModel } from '../testing/index.ts';
import { moduleSql } from './index.ts';

const server = process.env.BAARA_TEST_SERVER;
const nobody: Session = { kind: 'user', user: randomUUID(), username: 'n', language: 'fr', assignments: [] };

it.runIf(testEngine() === 'postgres' && server)(
  'a database user who owns the database and nothing else is told what to run, and then needs no more',
  async () => {
    const name = `baara_site_${randomUUID().replaceAll('-', '')}`;
    const address = new URL(String(server));
    const owner = await openDatabase({ engine: 'postgres', url: address.href, size: 1 });
    const asOwner = (script: string) => owner.maintenance((connection) => connection.execute(script));
    let site: Database | undefined;
    try {
      await asOwner(`CREATE ROLE ${name} LOGIN`);
      await asOwner(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`);
      // Another site on this server has made them.
      for (const role of ['baara_core', 'baara_module'])
        await asOwner(`CREATE ROLE ${role} NOLOGIN`).catch(() => undefined);
      [address.username, address.pathname] = [name, `/${name}`];
      site = await openDatabase({ engine: 'postgres', url: address.href, size: 2 });
      const model = tinyModel();
      await expect(prepareDatabase(site, model)).rejects.toMatchObject({
        code: 'database.roles_missing',
        params: { user: name, statements: expect.stringContaining(`GRANT baara_core, baara_module TO ${name}`) },
      });
      await asOwner(`GRANT baara_core, baara_module TO ${name}`);
      const { applied } = await prepareDatabase(site, model);
      expect(applied.map(({ kind }) => kind)).toContain('open_lock');
      const { steps } = await planSchema(site, model);
      expect(steps.filter((step) => step.class === 'instant')).toEqual([]);
      const seen = await inTransaction(
        { database: site, model, session: nobody },
        () => moduleSql`SELECT current_user AS role, (SELECT count(*) FROM person) AS people`,
      );
      expect(seen).toEqual([{ role: 'baara_module', people: 0 }]);
    } finally {
      await site?.close();
      await asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await asOwner(`DROP ROLE IF EXISTS ${name}`);
      await owner.close();
    }
  },
);
