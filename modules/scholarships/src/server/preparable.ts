import type { PartRoute } from '@baara/server';
import { monthIn } from './say.ts';

/** A programme as the page of payments offers it. */
export interface Preparable {
  readonly programme: string;
  readonly title: string;
  /** Scholarships active in the month that stand in no list yet, and what they come to. */
  readonly awards: number;
  readonly total: number;
  /** Those that stand in a list of the month already. */
  readonly listed: number;
}

/** A list that somebody has yet to act on, or that was the last. */
export interface OpenBatch {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly month: string;
  readonly kind: string;
  readonly state: string;
  readonly lines: number;
  readonly total: number;
}

export interface PaymentsView {
  readonly programmes: readonly Preparable[];
  readonly batches: readonly OpenBatch[];
}

/** `GET …/preparable?month=`: what may be prepared for a month, and the lists of late. Two statements. */
export const preparable: PartRoute = async ({ query, sql }): Promise<PaymentsView> => {
  const month = monthIn(query, 'month');
  const programmes = await sql`
    SELECT p.id AS programme, p.name || ' ' || p.year AS title,
      count(*) FILTER (WHERE c.id IS NULL AND a.state = 'active')::int AS awards,
      coalesce(sum(a.monthly) FILTER (WHERE c.id IS NULL AND a.state = 'active'), 0)::bigint AS total,
      count(c.id)::int AS listed
    FROM scholarship_programme p JOIN scholarship_award a ON a.programme = p.id
    LEFT JOIN payment c ON c.award = a.id AND left(c.month::text, 7) = ${month} AND c.claim IS NOT NULL
    WHERE left(a.first_month::text, 7) <= ${month} AND left(a.last_month::text, 7) >= ${month}
    GROUP BY p.id, p.name, p.year ORDER BY p.year DESC, p.name LIMIT 100`;
  const batches = await sql`
    SELECT b.id, b.number, p.name || ' ' || p.year AS title, left(b.month::text, 7) AS month, b.kind, b.state,
      (SELECT count(*)::int FROM payment l WHERE l.batch = b.id AND l.state <> 'cancelled') AS lines,
      (SELECT coalesce(sum(l.amount), 0)::bigint FROM payment l WHERE l.batch = b.id AND l.state <> 'cancelled') AS total
    FROM payment_batch b JOIN scholarship_programme p ON p.id = b.programme
    ORDER BY b.state IN ('reconciled', 'cancelled'), b.number DESC LIMIT 30`;
  return {
    programmes: programmes as unknown as readonly Preparable[],
    batches: batches as unknown as readonly OpenBatch[],
  };
};
