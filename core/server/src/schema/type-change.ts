import { quoteName } from '../database/index.ts';
import type { StandingTable } from './catalog.ts';
import type { DesiredColumn } from './desired.ts';
import type { Step } from './plan.ts';
import { smallTable } from './size.ts';

/** Each type holds every value of those before it. */
const widening = ['integer', 'bigint', 'numeric', 'text'];

interface TypeChange {
  readonly table: string;
  readonly column: DesiredColumn;
  readonly from: string;
  readonly found: StandingTable;
}

/**
 * A new type for a column. What widens runs at the start where the table is small; what rewrites a large table, or may not
 * hold every value, waits for `--offline`, and is refused there if any value would be lost.
 */
export function typeChange({ table, column, from, found }: TypeChange): Step {
  const name = quoteName(column.name);
  const to = column.type;
  const cast = `${name}::text::${to}`;
  const widens = holdsAll(from, to);
  return {
    class: widens && smallTable(found) ? 'instant' : 'offline',
    kind: 'change_type',
    table,
    subject: column.name,
    sql: [`ALTER TABLE ${quoteName(table)} ALTER COLUMN ${name} TYPE ${to} USING ${cast}`],
    ...(widens
      ? {}
      : {
          refuseIf: `SELECT 1 FROM ${quoteName(table)} WHERE (${cast})::text::${from} IS DISTINCT FROM ${name} LIMIT 1`,
        }),
    sentence: {
      fr: `La colonne ${table}.${column.name} passe de ${from} à ${to}.`,
      en: `Column ${table}.${column.name} changes from ${from} to ${to}.`,
    },
  };
}

function holdsAll(from: string, to: string): boolean {
  if (to === 'text') return true;
  const [fromScale, toScale] = [scaleOf(from), scaleOf(to)];
  if (fromScale !== null && toScale !== null) return toScale >= fromScale;
  const rank = (type: string) => widening.indexOf(type.replace(/\(.*/, ''));
  return rank(from) >= 0 && rank(to) > rank(from);
}

function scaleOf(type: string): number | null {
  const scale = /^numeric\(\d+,(\d+)\)$/.exec(type)?.[1];
  return scale === undefined ? null : Number(scale);
}
