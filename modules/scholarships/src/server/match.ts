import { nameKey } from '@baara/model';
import type { AnswerRow } from './answer-text.ts';

/** A payment that was put into a file. */
export interface KnownPayment {
  readonly id: string;
  readonly reference: string;
  readonly attempt: number;
  readonly state: string;
  readonly amount: number;
  readonly msisdn: string | null;
  readonly holder: string | null;
  readonly operation: string | null;
  /** The day from which the operator can have paid it. */
  readonly exported: string;
}

export interface Match {
  /** A code of `answer_match`. */
  readonly match: 'EXACT' | 'TO_CONFIRM' | 'REPEATED' | 'DIFFERENT' | 'UNMATCHED';
  readonly payment: KnownPayment | null;
}

/** States in which the operator’s answer is waited for. */
const open = ['sent', 'pending'];
const settled = ['paid', 'reconciled'];
/** How long after its file a payment may still be answered, in days. */
const patienceDays = 62;

/**
 * Finds for each row of an answer the one payment that it speaks of: by reference; else, to be confirmed by somebody, by number, amount and date when exactly
 * one payment that waits agrees and no other row spoke of it. A row that names a payment and contradicts it (amount, number, holder, or a result that cannot follow its
 * state) is `DIFFERENT`: it changes nothing by itself.
 */
export function matchRows(rows: readonly AnswerRow[], payments: readonly KnownPayment[]): readonly Match[] {
  const latest = new Map<string, KnownPayment>();
  for (const payment of payments) {
    const known = latest.get(payment.reference);
    if (!known || known.attempt < payment.attempt) latest.set(payment.reference, payment);
  }
  const spoken = new Set<string>();
  const exact = rows.map((row): Match | null => {
    const payment = row.reference ? latest.get(row.reference.toUpperCase()) : undefined;
    if (!payment) return null;
    const match = byReference(row, payment, spoken.has(payment.id));
    spoken.add(payment.id);
    return { match, payment };
  });
  return rows.map((row, at) => {
    const found = exact[at];
    if (found) return found;
    const candidates = payments.filter((payment) => !spoken.has(payment.id) && agrees(row, payment));
    const [payment] = candidates;
    if (!payment || candidates.length > 1) return { match: 'UNMATCHED', payment: null };
    spoken.add(payment.id);
    return { match: 'TO_CONFIRM', payment };
  });
}

function byReference(row: AnswerRow, payment: KnownPayment, isSecond: boolean): Match['match'] {
  const differs =
    row.result === null ||
    (row.amount !== null && row.amount !== payment.amount) ||
    (row.msisdn !== null && row.msisdn !== payment.msisdn) ||
    (row.holder !== null && payment.holder !== null && nameKey(row.holder) !== nameKey(payment.holder));
  if (differs) return 'DIFFERENT';
  const isSame = row.operation === null || payment.operation === null || row.operation === payment.operation;
  if (settled.includes(payment.state)) return row.result === 'FAILED' || !isSame ? 'DIFFERENT' : 'REPEATED';
  if (payment.state === 'failed') return row.result === 'FAILED' && isSame ? 'REPEATED' : 'DIFFERENT';
  // Taken back, retried or cancelled: whatever the operator says now is for somebody to look at.
  if (!open.includes(payment.state)) return 'DIFFERENT';
  if (isSecond) return 'DIFFERENT';
  return 'EXACT';
}

function agrees(row: AnswerRow, payment: KnownPayment): boolean {
  if (!open.includes(payment.state) || row.result === null) return false;
  if (row.msisdn === null || row.amount === null || row.date === null) return false;
  const days = (Date.parse(row.date) - Date.parse(payment.exported)) / 86_400_000;
  return row.msisdn === payment.msisdn && row.amount === payment.amount && days >= 0 && days <= patienceDays;
}
