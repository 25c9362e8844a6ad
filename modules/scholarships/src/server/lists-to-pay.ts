import { BaaraError, uuidv7 } from '@baara/model';
import { applyEnvelope, holdRecords, type PartAction, type PartContext } from '@baara/server';
import { idIn, malformed, monthIn, refusal } from './say.ts';
import { passPayments, writeAsEngine } from './system.ts';

/**
 * Prepares the list of a month: one line for each active scholarship of a programme whose month stands in no list yet, made with the list. Two that prepare at once wait for each other; the second finds nothing left.
 */
export const prepare: PartAction = async ({ body, key, sql }) => {
  const programme = idIn(body, 'programme');
  const month = monthIn(body, 'month');
  const [known] = await sql`SELECT layout FROM scholarship_programme WHERE id = ${programme}`;
  if (!known)
    throw new BaaraError({ code: 'record.not_found', params: { form: 'scholarship_programme', id: programme } });
  const [done] = await sql`SELECT 1 AS done FROM payment_batch WHERE id = ${key}`;
  if (done) return { batch: key };
  await holdRecords('scholarship_programme', [programme]);
  const awards = await sql`
    SELECT a.id FROM scholarship_award a
    WHERE a.programme = ${programme} AND a.state = 'active' AND left(a.first_month::text, 7) <= ${month} AND left(a.last_month::text, 7) >= ${month}
      AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.award = a.id AND left(p.month::text, 7) = ${month} AND p.claim IS NOT NULL)
    ORDER BY a.number`;
  if (awards.length === 0) {
    throw refusal('scholarship_programme', programme, {
      fr: 'Aucune bourse à payer pour ce mois : tout est déjà dans une liste.',
      en: 'No scholarship to pay for this month: all stand in a list already.',
    });
  }
  const layout = typeof known.layout === 'string' ? known.layout : await onlyLayout(sql, programme);
  return openBatch({
    key,
    values: { programme, month, layout, kind: 'MONTHLY' },
    lines: awards.map(({ id }) => ({ award: String(id), month })),
  });
};

/**
 * Takes failed payments up again in a list of their own: the same payment, the next attempt, through the same three people. Whoever comes second
 * finds them taken.
 */
export const retry: PartAction = async ({ body, key, sql }) => {
  const ids = Array.isArray(body.payments) ? body.payments.map((id) => idIn({ id }, 'id')) : [];
  if (ids.length === 0 || ids.length > mostRetried) throw malformed('payments');
  const [done] = await sql`SELECT 1 AS done FROM payment_batch WHERE id = ${key}`;
  if (done) return { batch: key };
  await holdRecords('payment', ids);
  const failed = await sql`
    SELECT p.id, p.rev, p.award, left(p.month::text, 7) AS month, p.reference, b.programme, b.layout
    FROM payment p JOIN payment_batch b ON b.id = p.batch WHERE p.id = ANY(${ids}::uuid[]) AND p.state = 'failed' ORDER BY p.reference`;
  const [first] = failed;
  if (!first || failed.length < ids.length || failed.some(({ programme }) => programme !== first.programme)) {
    throw refusal('payment', ids[0] ?? '', {
      fr: 'Seuls se reprennent des paiements échoués d’un même programme ; d’autres les ont peut-être déjà repris.',
      en: 'Only failed payments of one programme are retried; somebody may have retried them already.',
    });
  }
  await passPayments(
    failed.map(({ id, rev }) => ({ id: String(id), rev: Number(rev) })),
    'retry',
  );
  const month =
    failed
      .map((row) => String(row.month))
      .sort()
      .at(-1) ?? '';
  const values = { programme: String(first.programme), layout: String(first.layout), month, kind: 'RETRY' };
  const lines = failed.map((row) => ({ award: String(row.award), month: String(row.month) }));
  return openBatch({ key, values, lines });
};

const mostRetried = 1000;

interface Opening {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly lines: readonly { readonly award: string; readonly month: string }[];
}

/** The list by the caller’s own right, who is its preparer from then on; its lines as the engine’s work. The key is the list’s id, so that the same order again makes no second one. */
async function openBatch({ key, values, lines }: Opening): Promise<{ readonly batch: string }> {
  await applyEnvelope({ id: uuidv7(), operations: [{ do: 'create', form: 'payment_batch', id: key, values }] });
  await writeAsEngine(
    'lines of a payment list',
    lines.map((line) => ({ do: 'create', form: 'payment', id: uuidv7(), values: { batch: key, ...line } })),
  );
  return { batch: key };
}

/** The layout to use where the programme names none: the one that there is. */
async function onlyLayout(sql: PartContext['sql'], programme: string): Promise<string> {
  const layouts = await sql`SELECT id FROM payment_layout ORDER BY name LIMIT 2`;
  const [layout] = layouts;
  if (layout && layouts.length === 1) return String(layout.id);
  throw refusal('scholarship_programme', programme, {
    fr: 'Indiquez au programme le format de ses fichiers de paiement.',
    en: 'Tell the programme the layout of its payment files.',
  });
}
