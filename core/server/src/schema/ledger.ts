import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, render } from '../database/index.ts';
import { desiredSchema } from './desired.ts';
import type { Step } from './plan.ts';
import { writeMeta } from './system.ts';

interface Entry {
  readonly fingerprint: string;
  readonly knows: readonly string[];
}

/** Whether the ledger holds a later model that has something `model` does not know. */
export async function isOutdated(connection: Connection, model: Model): Promise<boolean> {
  const entries = await readLedger(connection);
  const latest = entries.at(-1);
  if (!latest || latest.fingerprint === model.fingerprint) return false;
  const isEarlier = entries.some(({ fingerprint }) => fingerprint === model.fingerprint);
  return isEarlier && !covers(knowledge(model), latest.knows);
}

/**
 * Writes the plan into the ledger and makes `model` the latest: nodes whose models know everything that it knows may go on
 * writing, others read only (`database.outdated`).
 */
export async function becomeLatest(connection: Connection, model: Model, applied: readonly Step[]): Promise<void> {
  const entries = await readLedger(connection);
  const knows = knowledge(model);
  const isLatest = entries.at(-1)?.fingerprint === model.fingerprint;
  if (isLatest && applied.length === 0) return;
  const steps = applied.map(({ kind, table, subject, sql: statements }) => ({ kind, table, subject, sql: statements }));
  await connection.query(
    render(
      sql`INSERT INTO baara_ledger (fingerprint, knows, steps) VALUES (${model.fingerprint}, ${JSON.stringify(knows)}, ${JSON.stringify(steps)})`,
    ),
  );
  const writers = entries.filter((entry) => covers(entry.knows, knows)).map(({ fingerprint }) => fingerprint);
  await writeMeta(connection, 'writers', JSON.stringify([...new Set([model.fingerprint, ...writers])]));
  await writeMeta(connection, 'fingerprint', model.fingerprint);
  if (!isLatest)
    await connection.query(
      render(sql`UPDATE baara_meta SET value = (value::integer + 1)::text WHERE key = 'generation'`),
    );
}

/** The last entry of each fingerprint, the latest at the end. */
async function readLedger(connection: Connection): Promise<readonly Entry[]> {
  const rows = await connection.query(
    render(sql`
      SELECT fingerprint, knows FROM (
        SELECT DISTINCT ON (fingerprint) fingerprint, knows, id FROM baara_ledger ORDER BY fingerprint, id DESC
      ) entry ORDER BY id`),
  );
  return rows as unknown as readonly Entry[];
}

/** Every table and column of a model. */
function knowledge(model: Model): readonly string[] {
  return desiredSchema(model)
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`))
    .toSorted();
}

function covers(mine: readonly string[], theirs: readonly string[]): boolean {
  const known = new Set(mine);
  return theirs.every((name) => known.has(name));
}
