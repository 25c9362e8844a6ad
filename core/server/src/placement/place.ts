import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { keptOrder } from '../access/index.ts';
import { current, query, queryAnew, together } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { uuids } from '../tree/index.ts';
import { type PlacedForm, placedForm } from './placed-forms.ts';
import { wantedRows } from './wanted.ts';

/**
 * Brings `<form>_place` in line with the dated rows for these records: two statements for any number of them. Rows
 * that are right are left alone. Ids without a record lose their rows.
 * Throws `request.unknown_form` when the form is not placed by posts.
 */
export async function placeRecords(form: string, ids: Iterable<string>): Promise<void> {
  const placed = requirePlaced(form);
  const records = [...new Set(ids)];
  if (records.length === 0) return;
  const list = uuids(records);
  const ask = records.length > fewRecords ? queryAnew : query;
  // 1. Whoever else changes posts of these records waits here, so that neither overlooks the other's rows.
  await together([
    ask(sql`SELECT 1 FROM ${sql.identifier(form)} WHERE id = ANY(${list}) ORDER BY id FOR NO KEY UPDATE`),
    writePlaces(placed, (id) => sql`${id} = ANY(${list})`, ask),
  ]);
}

/** The same for records made in this transaction: nobody else knows them, and they have no rows that could be wrong. */
export async function placeNewRecords(form: string, ids: ReadonlySet<string>): Promise<void> {
  const placed = requirePlaced(form);
  const list = uuids(ids);
  const ask = ids.size > fewRecords ? queryAnew : query;
  await ask(sql`
    INSERT INTO ${sql.identifier(placed.table)} (record, unit, owner, until, sort)
    SELECT record, unit, owner, until, sort
    FROM (${wantedRows({ placed, today: current().today, which: (id) => sql`${id} = ANY(${list})` })}) w`);
}

/** Up to so many a plan for any ten is good; it reads the whole table for each of a thousand. */
const fewRecords = 20;

/** Brings the whole of `<form>_place` in line: for the command line and after bulk loads. */
export async function rebuildPlacement(form: string): Promise<void> {
  const placed = requirePlaced(form);
  await query(sql`LOCK TABLE ${sql.identifier(placed.table)} IN SHARE ROW EXCLUSIVE MODE`);
  await writePlaces(placed, () => sql`TRUE`, queryAnew);
  const { key, value } = keptOrder(placed.form);
  await query(
    sql`INSERT INTO baara_meta VALUES (${key}, ${value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
}

/** Whether the placements of a form are kept in the order in which its list opens: not after a version that gave it another. */
export async function isPlacedInOrder(form: string): Promise<boolean> {
  const { key, value } = keptOrder(requirePlaced(form).form);
  const rows = await query(sql`SELECT 1 FROM baara_meta WHERE key = ${key} AND value = ${value}`);
  return rows.length > 0;
}

/**
 * Removes what is no longer called for, and adds what is missing. One statement, so that the dated tables are read once;
 * the insertion asks what was removed only to come after it: a record has one owner at every moment. The comparison is a
 * full join, which the planner can only hash or merge: it guesses the wanted rows too few to be trusted with loops.
 */
async function writePlaces(placed: PlacedForm, which: (id: Sql) => Sql, ask: typeof query): Promise<void> {
  const table = sql.identifier(placed.table);
  await ask(sql`
    WITH differing AS MATERIALIZED (
      SELECT w.*, p.record AS old_record, p.unit AS old_unit
      FROM (${wantedRows({ placed, today: current().today, which })}) w
      FULL JOIN (SELECT * FROM ${table} p WHERE ${which(sql`p.record`)}) p ON p.record = w.record AND p.unit = w.unit
      WHERE (w.owner, w.until, w.sort) IS DISTINCT FROM (p.owner, p.until, p.sort)
    ), removed AS (
      DELETE FROM ${table} p USING differing d WHERE p.record = d.old_record AND p.unit = d.old_unit RETURNING 1
    )
    INSERT INTO ${table} (record, unit, owner, until, sort)
    SELECT record, unit, owner, until, sort FROM differing
    WHERE record IS NOT NULL AND (SELECT count(*) FROM removed) >= 0`);
}

function requirePlaced(form: string): PlacedForm {
  const placed = placedForm(current().model, form);
  if (!placed) throw new BaaraError({ code: 'request.unknown_form', params: { form } });
  return placed;
}
