import { uuidv7 } from '@baara/model';
import { current, loadRecords, type PartContext, type ServerPart } from '@baara/server';
import { filesOf } from './file-text.ts';
import { layoutOf } from './layout.ts';
import { type Line, linesOf } from './lines.ts';
import { refusal } from './say.ts';
import { asEngine, othersTurn, passPayments, writeAsEngine } from './system.ts';

type Passages = NonNullable<ServerPart['passages']>;
type Made = Parameters<Passages[string]>[0];

/** What the lines of a list do when the list goes on, in the same transaction: who saw the list at the state it was in holds its row. */
export const passages: Passages = {
  scholarships_verify: eachBatch(verify),
  scholarships_approve: eachBatch(async (batch, context) =>
    passPayments(await payable(batch, 'verified', context), 'approve'),
  ),
  scholarships_export: eachBatch(exportLines),
  scholarships_deliver: eachBatch(async (batch, context) =>
    passPayments(await linesOf(context, batch.id, ['exported']), 'send'),
  ),
  scholarships_reconcile: eachBatch(reconcile),
  scholarships_cancel: eachBatch(cancel),
  scholarships_wallet: changeWallets,
};

type Batch = Made[number];

function eachBatch(work: (batch: Batch, context: PartContext) => Promise<void>): Passages[string] {
  return async (made, context) => {
    for (const batch of made) await work(batch, context);
  };
}

/** Lines that are blocked leave the list and may be prepared again once the scholarship is put right; the others are verified. */
async function verify(batch: Batch, context: PartContext): Promise<void> {
  const lines = await linesOf(context, batch.id, ['draft']);
  const blocked = lines.filter((line) => line.blocked !== null);
  const verified = lines.filter((line) => line.blocked === null);
  if (verified.length === 0) {
    throw refusal('payment_batch', batch.id, {
      fr: 'Aucune ligne de cette liste ne peut être payée.',
      en: 'No line of this list can be paid.',
    });
  }
  await passPayments(blocked, 'cancel', (line) => ({ blocked: (line as Line).blocked }));
  await passPayments(verified, 'verify');
}

/** The lines in a state, all of them payable still: what was approved is what is paid, so nothing is left out silently. */
async function payable(batch: Batch, state: string, context: PartContext): Promise<readonly Line[]> {
  const lines = await linesOf(context, batch.id, [state]);
  const blocked = lines.filter((line) => line.blocked !== null).map(({ reference }) => reference);
  if (lines.length === 0 || blocked.length > 0) {
    const which = blocked.slice(0, 5).join(', ');
    throw refusal('payment_batch', batch.id, {
      fr:
        blocked.length > 0
          ? `Lignes bloquées depuis la vérification, à retirer de la liste : ${which}.`
          : 'La liste est vide.',
      en:
        blocked.length > 0
          ? `Lines blocked since they were verified, to take off the list: ${which}.`
          : 'The list is empty.',
    });
  }
  return lines;
}

/** Makes the files once: their rows and the lines’ new state are written in the transaction of the passage, all or nothing. */
async function exportLines(batch: Batch, context: PartContext): Promise<void> {
  const lines = await payable(batch, 'approved', context);
  const { model } = current();
  const { file: layout } = await layoutOf(context, String(batch.values.layout));
  const paid = lines.map((line) => ({ ...line, msisdn: line.msisdn ?? '', holder: line.holder ?? '' }));
  const made = filesOf(paid, { ...model.phone, layout, currency: model.currency.code }).map((file) => ({
    id: uuidv7(),
    ...file,
  }));
  const number = String(batch.values.number);
  await othersTurn();
  const rows = made.map(({ id, part, lines: own, total, content, sha256 }) => ({
    ...{ id, owner: null },
    values: {
      ...{ batch: batch.id, part, name: `${number}-${part}.csv`, rows: own.length, total, sha256 },
      content: bytesOf(content),
    },
  }));
  await asEngine('make payment files', () => loadRecords({ form: 'payment_file', rows, reason: 'payment file' }));
  const places = new Map(
    made.flatMap(({ id, lines: rows }) =>
      rows.map(({ reference }, at) => [reference, { file: id, line: at + 1 }] as const),
    ),
  );
  await passPayments(lines, 'export', (line) => places.get((line as Line).reference) ?? {});
}

/** A field of text loses the ends of its lines, base64 (in lines of 76, as RFC 2045 has it) keeps the very bytes. */
const bytesOf = (content: string): string => Buffer.from(content, 'utf8').toString('base64').replace(/.{76}/gu, '$&\n');

/** Every payment has its final answer, and each that is paid a row of the operator’s that says so. */
async function reconcile(batch: Batch, context: PartContext): Promise<void> {
  const waiting = await linesOf(context, batch.id, ['sent', 'pending']);
  const rows = await asEngine(
    'reconcile payments',
    () => context.sql`
      SELECT DISTINCT r.payment FROM payment_answer_row r JOIN payment p ON p.id = r.payment
      WHERE p.batch = ${batch.id} AND r.result = 'PAID' AND r.match IN ('EXACT', 'CONFIRMED') AND r.amount IS NOT DISTINCT FROM p.amount`,
  );
  const proven = new Set(rows.map(({ payment }) => String(payment)));
  const paid = await linesOf(context, batch.id, ['paid']);
  const unproven = paid.filter(({ id }) => !proven.has(id));
  const open = [...waiting, ...unproven].map(({ reference }) => reference);
  if (open.length > 0) {
    const which = open.slice(0, 5).join(', ');
    throw refusal('payment_batch', batch.id, {
      fr: `Sans réponse définitive de l’opérateur : ${open.length} (${which}).`,
      en: `Without a final answer of the operator: ${open.length} (${which}).`,
    });
  }
  await passPayments(paid, 'reconcile');
}

async function cancel(batch: Batch, context: PartContext): Promise<void> {
  await passPayments(await linesOf(context, batch.id, ['draft', 'verified', 'approved']), 'cancel');
  await passPayments(await linesOf(context, batch.id, ['exported']), 'cancel_exported');
}

/** Writes an approved number and holder into their scholarship. Lines prepared with the old ones are blocked by that, and prepared anew. */
async function changeWallets(made: Made, { sql }: PartContext): Promise<void> {
  for (const { values } of made) {
    const id = String(values.award);
    const [award] = await asEngine('change a wallet', () => sql`SELECT rev FROM scholarship_award WHERE id = ${id}`);
    const { msisdn = null, wallet_holder = null } = values;
    await writeAsEngine(
      'change a wallet',
      [{ do: 'update', form: 'scholarship_award', id, rev: Number(award?.rev), values: { msisdn, wallet_holder } }],
      String(values.reason),
    );
  }
}
