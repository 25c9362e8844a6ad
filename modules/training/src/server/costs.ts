import { current, type PartRoute } from '@baara/server';
import { seated } from '../participation.ts';
import { idAsked, malformed } from './ask.ts';

/** What a funder gave for the sessions of a year, in whole minor units. */
export type FunderCost = {
  readonly id: string | null;
  readonly funder: string | null;
  readonly sessions: number;
  readonly amount: number;
};

export interface Costs {
  readonly funders: readonly FunderCost[];
  /** All sessions of the year that were not cancelled, those without a cost too. */
  readonly sessions: number;
  readonly participants: number;
  readonly amount: number;
}

/** `GET parts/training/costs?year=&unit=`: cost by funder of the sessions that begin in a year, held at a unit or below. Two statements. */
export const costs: PartRoute = async ({ query, sql }): Promise<Costs> => {
  const year = Number(query.year ?? current().today.slice(0, 4));
  if (!Number.isInteger(year) || year < 1900 || year > 2200) throw malformed('year', 'unknown');
  const unit = idAsked(query, 'unit');
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const funders = await sql<FunderCost>`
    SELECT b.id, b.name AS funder, count(DISTINCT s.id)::int AS sessions, sum(c.amount)::float AS amount
    FROM training_session__costs c JOIN training_session s ON s.id = c.record
    JOIN unit_closure t ON t.descendant = s.unit AND t.ancestor = ${unit}
    LEFT JOIN training_funder b ON b.id = c.funder
    WHERE s.starts BETWEEN ${from}::date AND ${to}::date AND s.status IS DISTINCT FROM 'CANCELLED'
    GROUP BY 1, 2 ORDER BY 4 DESC, 2`;
  const [all] = await sql<{ sessions: number; participants: number }>`
    SELECT count(DISTINCT s.id)::int AS sessions, count(p.id)::int AS participants
    FROM training_session s JOIN unit_closure t ON t.descendant = s.unit AND t.ancestor = ${unit}
    LEFT JOIN participation p ON p.session = s.id AND p.status = ANY(${seated}::text[])
    WHERE s.starts BETWEEN ${from}::date AND ${to}::date AND s.status IS DISTINCT FROM 'CANCELLED'`;
  const amount = funders.reduce((sum, each) => sum + each.amount, 0);
  return { funders, sessions: all?.sessions ?? 0, participants: all?.participants ?? 0, amount };
};
