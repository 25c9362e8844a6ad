import { BaaraError } from '@baara/model';
import type { PartRoute } from '@baara/server';
import { idIn } from './say.ts';

export interface StateSum {
  readonly state: string;
  readonly lines: number;
  readonly total: number;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly total: number;
  readonly sha256: string;
}

/** A payment that somebody must look at. */
export interface LineView {
  readonly id: string;
  readonly rev: number;
  readonly reference: string;
  readonly attempt: number;
  readonly amount: number;
  readonly student: string | null;
  readonly holder: string | null;
  readonly msisdn: string | null;
  readonly state: string;
  readonly blocked: string | null;
  readonly failure: string | null;
}

/** A row of the operator’s that is not simply matched. */
export interface RowView {
  readonly id: string;
  readonly rev: number;
  readonly line: number;
  readonly match: string;
  readonly result: string | null;
  readonly reference: string | null;
  readonly msisdn: string | null;
  readonly amount: number | null;
  readonly date: string | null;
  readonly holder: string | null;
  /** The payment that it may speak of. */
  readonly payment: string | null;
  readonly known: string | null;
  readonly student: string | null;
}

export interface BatchView {
  readonly state: string;
  readonly states: readonly StateSum[];
  readonly files: readonly FileView[];
  /** Lines that are blocked, failed, or wait for an answer; 200 at most. */
  readonly lines: readonly LineView[];
  /** Rows to confirm, contradictions, and rows without a payment; 200 at most. */
  readonly rows: readonly RowView[];
  /** Of this list’s payments: what the operator says it paid, in rows matched by reference or confirmed. */
  readonly operator: { readonly rows: number; readonly total: number };
  /** The answers that were taken for this list. */
  readonly answers: readonly { readonly id: string; readonly name: string; readonly rows: number }[];
}

/** `GET …/batch?id=`: the payments of a list by state, its files, and what is left to reconcile. A constant number of statements. */
export const batchView: PartRoute = async ({ query, sql }): Promise<BatchView> => {
  const id = idIn(query, 'id');
  const [batch] = await sql`SELECT state FROM payment_batch WHERE id = ${id}`;
  if (!batch) throw new BaaraError({ code: 'record.not_found', params: { form: 'payment_batch', id } });
  const states = await sql`
    SELECT state, count(*)::int AS lines, sum(amount)::bigint AS total FROM payment WHERE batch = ${id} GROUP BY state`;
  const files = await sql`SELECT id, name, rows, total, sha256 FROM payment_file WHERE batch = ${id} ORDER BY part`;
  const lines = await sql`
    SELECT p.id, p.rev, p.reference, p.attempt, p.amount, p.holder, p.msisdn, p.state, p.blocked, p.failure,
      s.surname || ' ' || s.given_names AS student
    FROM payment p JOIN scholarship_award a ON a.id = p.award LEFT JOIN student s ON s.id = a.student
    WHERE p.batch = ${id} AND (p.state IN ('failed', 'sent', 'pending', 'returned') OR p.blocked IS NOT NULL)
    ORDER BY p.state = 'failed' DESC, p.reference LIMIT 200`;
  const rows = await sql`
    SELECT r.id, r.rev, r.line, r.match, r.result, r.reference, r.msisdn, r.amount, r.date::text AS date, r.holder, r.payment,
      p.reference AS known, s.surname || ' ' || s.given_names AS student
    FROM payment_answer_row r JOIN payment_answer a ON a.id = r.answer
    LEFT JOIN payment p ON p.id = r.payment LEFT JOIN scholarship_award w ON w.id = p.award LEFT JOIN student s ON s.id = w.student
    WHERE (a.batch = ${id} OR p.batch = ${id}) AND r.match IN ('TO_CONFIRM', 'DIFFERENT', 'UNMATCHED')
    ORDER BY r.match <> 'TO_CONFIRM', r.line LIMIT 200`;
  const [operator] = await sql`
    SELECT count(*)::int AS rows, coalesce(sum(r.amount), 0)::bigint AS total
    FROM payment_answer_row r JOIN payment p ON p.id = r.payment
    WHERE p.batch = ${id} AND r.result = 'PAID' AND r.match IN ('EXACT', 'CONFIRMED')`;
  const answers = await sql`SELECT id, name, rows FROM payment_answer WHERE batch = ${id} ORDER BY id LIMIT 50`;
  return {
    state: String(batch.state),
    states: states as unknown as readonly StateSum[],
    files: files as unknown as readonly FileView[],
    lines: lines as unknown as readonly LineView[],
    rows: rows as unknown as readonly RowView[],
    operator: { rows: Number(operator?.rows ?? 0), total: Number(operator?.total ?? 0) },
    answers: answers as unknown as BatchView['answers'],
  };
};
