import { sql } from 'drizzle-orm';
import { query } from '../../database/index.ts';
import type { LineRecord } from '../types.ts';
import { contentId } from './content-id.ts';

/** A line's records under the ids that they will bear, or that they bear already. */
export interface Numbered {
  readonly records: readonly LineRecord[];
  readonly stands: boolean;
}

/**
 * Which lines stand in the register. A record that was deleted since keeps its id for ever: its line is then another record, under an id that follows from the first.
 * One statement, and one more for each time that a line was imported and deleted again.
 */
export async function numberRecords(form: string, lines: readonly (readonly LineRecord[])[]): Promise<Numbered[]> {
  const numbered = lines.map((records): Numbered => ({ records, stands: false }));
  let waiting = numbered.map((_, at) => at);
  while (waiting.length > 0) {
    const ids = waiting.map((at) => numbered[at]?.records[0]?.id as string);
    const rows = await query<{ id: string; stands: boolean }>(sql`
      SELECT id, deleted_at IS NULL AS stands FROM ${sql.identifier(form)} WHERE id = ANY(${sql.param(ids)}::uuid[])`);
    const known = new Map(rows.map(({ id, stands }) => [id, stands]));
    const deleted: number[] = [];
    for (const at of waiting) {
      const { records } = numbered[at] as Numbered;
      const stands = known.get(records[0]?.id as string);
      if (stands === true) numbered[at] = { records, stands };
      if (stands !== false) continue;
      numbered[at] = { records: renamed(records), stands: false };
      deleted.push(at);
    }
    waiting = deleted;
  }
  return numbered;
}

/** The records under their next ids, and their references to each other with them. */
function renamed(records: readonly LineRecord[]): LineRecord[] {
  const ids = new Map(records.map(({ id }) => [id, contentId(id, 'again')]));
  return records.map(({ form, id, values }) => ({
    ...{ form, id: ids.get(id) as string },
    values: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, (typeof value === 'string' && ids.get(value)) || value]),
    ),
  }));
}
