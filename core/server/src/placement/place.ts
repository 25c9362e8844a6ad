import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
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
  // 1. Whoever else changes posts of these records waits here, so that neither overlooks the other's rows.
  await query(sql`
    SELECT 1 FROM ${sql.identifier(form)} WHERE id = ANY(${list}) ORDER BY id FOR NO KEY UPDATE`);
  await writePlaces(placed, (id) => sql`${id} = ANY(${list})`);
}

/** Brings the whole of `<form>_place` in line: for the command line and after bulk loads. */
export async function rebuildPlacement(form: string): Promise<void> {
  const placed = requirePlaced(form);
  await query(sql`LOCK TABLE ${sql.identifier(placed.table)} IN SHARE ROW EXCLUSIVE MODE`);
  await writePlaces(placed, () => sql`TRUE`);
}

/**
 * Removes what is no longer called for, and adds what is missing. One statement, so that the dated tables are read once;
 * the insertion asks what was removed only to come after it: a record has one owner at every moment.
 */
async function writePlaces(placed: PlacedForm, which: (id: Sql) => Sql): Promise<void> {
  const table = sql.identifier(placed.table);
  const same = sql`w.record = p.record AND w.unit = p.unit AND w.owner = p.owner AND w.until IS NOT DISTINCT FROM p.until AND w.sort = p.sort`;
  await query(sql`
    WITH wanted AS MATERIALIZED (${wantedRows({ placed, today: current().today, which })}
    ), removed AS (
      DELETE FROM ${table} p WHERE ${which(sql`p.record`)} AND NOT EXISTS (SELECT 1 FROM wanted w WHERE ${same}) RETURNING 1
    )
    INSERT INTO ${table} (record, unit, owner, until, sort)
    SELECT w.record, w.unit, w.owner, w.until, w.sort FROM wanted w
    WHERE (SELECT count(*) FROM removed) >= 0 AND NOT EXISTS (SELECT 1 FROM ${table} p WHERE ${same})`);
}

function requirePlaced(form: string): PlacedForm {
  const placed = placedForm(current().model, form);
  if (!placed) throw new BaaraError({ code: 'request.unknown_form', params: { form } });
  return placed;
}
