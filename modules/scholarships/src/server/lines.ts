import { current, type PartContext } from '@baara/server';
import { blockOf } from './blocks.ts';
import { asEngine } from './system.ts';

/** A payment as the server part works with it. */
export interface Line {
  readonly id: string;
  readonly rev: number;
  readonly state: string;
  readonly award: string;
  readonly reference: string;
  readonly attempt: number;
  readonly amount: number;
  readonly msisdn: string | null;
  readonly holder: string | null;
  /** `2026-03`. */
  readonly month: string;
  /** A code of `payment_block`, as the scholarship now stands. */
  readonly blocked: string | null;
}

/** The payments of a list in these states, in the order of their references, each examined again. Asked as the system: the list is whole, whoever acts on it. */
export async function linesOf(
  { sql }: PartContext,
  batch: string,
  states: readonly string[],
): Promise<readonly Line[]> {
  const rows = await asEngine(
    'examine the lines of a payment list',
    () => sql`
      SELECT p.id, p.rev, p.state, p.award, p.reference, p.attempt, p.amount, p.msisdn, p.holder, left(p.month::text, 7) AS month,
        a.state AS award_state, a.msisdn AS award_msisdn, a.wallet_holder, s.surname || ' ' || s.given_names AS student
      FROM payment p JOIN scholarship_award a ON a.id = p.award JOIN student s ON s.id = a.student
      WHERE p.batch = ${batch} AND p.state = ANY(${states}::text[]) ORDER BY p.reference, p.attempt`,
  );
  const { phone } = current().model;
  const words = (value: unknown) => (typeof value === 'string' ? value : null);
  return rows.map((row) => ({
    ...{ id: String(row.id), rev: Number(row.rev), state: String(row.state), award: String(row.award) },
    ...{ reference: String(row.reference), attempt: Number(row.attempt), amount: Number(row.amount) },
    ...{ msisdn: words(row.msisdn), holder: words(row.holder), month: String(row.month) },
    blocked: blockOf(
      {
        ...{ holder: words(row.wallet_holder), student: String(row.student), msisdn: words(row.award_msisdn) },
        ...{ state: String(row.award_state), line: { holder: words(row.holder), msisdn: words(row.msisdn) } },
      },
      phone,
    ),
  }));
}
