import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { SuccessionLink, UnitOnDay } from './derive.ts';
import type { TreeShape } from './shape.ts';
import { inForce, speakingStates } from './states.ts';

export interface TreeOnDay {
  readonly units: readonly UnitOnDay[];
  readonly successions: readonly SuccessionLink[];
}

/** Every unit as it stands on `date`, and the successions that have taken effect. Two statements. */
export async function loadTree(shape: TreeShape, date: string): Promise<TreeOnDay> {
  const day = sql`${date}::date`;
  const units = await query(sql`
    SELECT u.id, s.parent,
      s.id IS NOT NULL AND s.deleted_at IS NULL AND u.deleted_at IS NULL
        AND s.status IS DISTINCT FROM ${shape.codes.closed} AND ${inForce(sql`s`, day)} AS living
    FROM ${sql.identifier(shape.units.id)} u
    LEFT JOIN (${speakingStates(shape, day)}) s ON s.unit = u.id
    ORDER BY u.id`);
  const successions = await query(sql`
    SELECT predecessor, successor FROM ${sql.identifier(shape.successions.id)}
    WHERE deleted_at IS NULL AND date <= ${day} AND predecessor IS NOT NULL AND successor IS NOT NULL
    ORDER BY id`);
  return { units: units as unknown as UnitOnDay[], successions: successions as unknown as SuccessionLink[] };
}
