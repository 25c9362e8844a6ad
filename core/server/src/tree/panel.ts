import { type Expression, figureCondition, type ModelPanel, type PanelNorm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { allowRead } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import { requireShape } from './shape.ts';

/** One line of a panel: a code of the panel's list, null where none is recorded. */
export interface PanelLine {
  readonly code: string | null;
  readonly count: number;
  /** How many there should be at the open units there; null where no norm speaks of it. */
  readonly norm: number | null;
}

/**
 * What a panel counts at a unit and below, as far as the session may read it: one statement for the records, one for the
 * norm. Grouping by a field asks for the right to read it, as sorting by it does: throws `access.field_denied`.
 *
 * @example await readPanel({ panel, unit }) // [{ code: 'MIDWIFE', count: 2, norm: 3 }]
 */
export async function readPanel({ panel, unit }: { panel: ModelPanel; unit: string }): Promise<readonly PanelLine[]> {
  const { form, by, norm } = panel;
  const where = conditionOf(panel);
  const sort = [{ field: by, descending: false }];
  const plan = allowRead({ form, select: [by], sort, under: unit, ...(where && { where }) });
  const key = sql`${sql.identifier(plan.alias)}.${sql.identifier(by)}`;
  const rows = await query(sql`
    SELECT ${key} AS code, count(*) AS count
    FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)} WHERE ${plan.where} GROUP BY 1`);
  const counts = new Map(rows.map((row) => [row.code as string | null, Number(row.count)]));
  const norms = norm ? await normsBelow(norm, unit) : new Map<string, number>();
  const codes = [...new Set([...counts.keys(), ...norms.keys()])];
  return codes.map((code) => ({ code, count: counts.get(code) ?? 0, norm: norms.get(code ?? '') ?? null }));
}

/** What the panel's figure counts, if it has one. */
function conditionOf({ form, figure }: ModelPanel): Expression | undefined {
  const { model, today } = current();
  const found = model.figures.find(({ id }) => id === figure);
  const definition = model.forms[form];
  return found && definition && figureCondition(found, definition, today);
}

/** Code → how many the open units at or below should have: of each unit what is said of it, else of its type; the latest. */
async function normsBelow(norm: PanelNorm, unit: string): Promise<ReadonlyMap<string, number>> {
  const { units, codes } = requireShape(current().model);
  const only = Object.entries(norm.only ?? {});
  const keys = [norm.by, norm.amount, norm.unit, norm.type, norm.latest, ...only.map(([key]) => key)];
  const plan = allowRead({ form: norm.form, select: keys, sort: keys.map((field) => ({ field, descending: false })) });
  const at = (key: string) => sql`${sql.identifier(plan.alias)}.${sql.identifier(key)}`;
  const wanted = only.map(([key, code]) => sql` AND ${at(key)} = ${code}`);
  const rows = await query(sql`
    WITH here AS MATERIALIZED (
      SELECT c.descendant AS unit, u.type FROM unit_closure c JOIN ${sql.identifier(units.id)} u ON u.id = c.descendant
      WHERE c.ancestor = ${unit}::uuid AND u.status IS DISTINCT FROM ${codes.closed} AND u.deleted_at IS NULL
    ), norm AS MATERIALIZED (
      SELECT ${at(norm.by)} AS code, ${at(norm.unit)} AS unit, ${at(norm.type)} AS type, ${at(norm.amount)} AS amount,
        ${at(norm.latest)} AS latest
      FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)}
      WHERE ${plan.where} AND ${at(norm.by)} IS NOT NULL${sql.join(wanted)}
    ), said AS (
      SELECT DISTINCT ON (h.unit, n.code) n.code, n.amount
      FROM here h JOIN norm n ON n.unit = h.unit OR (n.unit IS NULL AND n.type = h.type)
      ORDER BY h.unit, n.code, n.unit IS NULL, n.latest DESC
    )
    SELECT code, sum(amount) AS amount FROM said GROUP BY code`);
  return new Map(rows.map((row) => [row.code as string, Number(row.amount)]));
}
