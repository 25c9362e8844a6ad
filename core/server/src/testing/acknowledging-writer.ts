import { sql } from 'drizzle-orm';
import { openDatabase, render } from '../database/index.ts';

// A process to be killed: writes one row a transaction and says its number once it is acknowledged.
const database = await openDatabase({ engine: 'pglite', directory: process.argv[2] as string });
await database.maintenance((connection) =>
  connection.execute('CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY)'),
);
for (let n = 1; ; n += 1) {
  await database.transaction('SELECT 1', (connection) =>
    connection.query(render(sql`INSERT INTO written VALUES (${n})`)),
  );
  process.stdout.write(`${n}\n`);
}
