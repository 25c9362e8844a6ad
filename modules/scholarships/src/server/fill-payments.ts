import { current, type PartContext } from '@baara/server';
import { blockOf, referenceOf } from './blocks.ts';
import type { Alteration, Change } from './guard.ts';
import { refusal } from './say.ts';

/**
 * What a new payment pays and to whom, taken from its scholarship: nobody types an amount or a number into a list. A payment is made with its list, as the
 * engine’s own work, and never added to one: who prepared the list prepared each of its lines. Three questions, whatever the number of payments.
 */
export async function fillPayments(payments: readonly Change[], { sql }: PartContext): Promise<readonly Alteration[]> {
  const [first] = payments;
  if (!first) return [];
  if (current().session.kind !== 'system') {
    throw refusal(first.form, first.id, {
      fr: 'Un paiement se prépare avec sa liste, par la page « Payer les bourses ».',
      en: 'A payment is prepared with its list, by the page “Pay scholarships”.',
    });
  }
  const ids = [...new Set(payments.map(({ after }) => String(after?.award)))];
  const lists = [...new Set(payments.map(({ after }) => String(after?.batch)))];
  const awards = await sql`
    SELECT a.id, a.number, a.programme, a.monthly, a.msisdn, a.wallet_holder, a.state, left(a.first_month::text, 7) AS first,
      left(a.last_month::text, 7) AS last, s.surname || ' ' || s.given_names AS student
    FROM scholarship_award a JOIN student s ON s.id = a.student WHERE a.id = ANY(${ids}::uuid[])`;
  const attempts = await sql`
    SELECT reference, max(attempt)::int AS last FROM payment WHERE award = ANY(${ids}::uuid[]) GROUP BY reference`;
  const batches =
    await sql`SELECT id, programme FROM payment_batch WHERE id = ANY(${lists}::uuid[]) AND state = 'draft'`;
  const known = new Map(awards.map((row) => [String(row.id), row]));
  const tried = new Map(attempts.map((row) => [String(row.reference), Number(row.last)]));
  return payments.map(({ form, id, after }) => {
    const award = known.get(String(after?.award));
    const month = String(after?.month).slice(0, 7);
    const batch = batches.find((row) => row.id === after?.batch);
    const isDue = award && month >= String(award.first) && month <= String(award.last);
    if (!batch || !award || !isDue || String(batch.programme) !== String(award.programme)) {
      throw refusal(form, id, {
        fr: 'Un paiement est d’un mois de la bourse et dans son programme.',
        en: 'A payment is of a month of the scholarship and in its programme.',
      });
    }
    const reference = referenceOf(String(award.number), month);
    const wallet = { holder: award.wallet_holder as string | null, msisdn: award.msisdn as string | null };
    const payable = { ...wallet, student: String(award.student), state: String(award.state) };
    return {
      form,
      id,
      values: {
        ...{ reference, claim: reference, attempt: (tried.get(reference) ?? 0) + 1, amount: Number(award.monthly) },
        ...{ ...wallet, blocked: blockOf(payable, current().model.phone) },
        ...{ file: null, line: null, failure: null, operation: null, answered: null },
      },
    };
  });
}
