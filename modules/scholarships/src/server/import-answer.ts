import { BaaraError, uuidv7 } from '@baara/model';
import { applyEnvelope, current, type PartAction, type PartContext } from '@baara/server';
import { readAnswer } from './answer-text.ts';
import { sha256Of } from './file-text.ts';
import { layoutOf } from './layout.ts';
import { type KnownPayment, matchRows } from './match.ts';
import { idIn, malformed, refusal } from './say.ts';
import { type Settled, settlePayments } from './settle.ts';
import { asEngine, othersTurn, writeAsEngine } from './system.ts';

const mostRows = 5000;

/**
 * Takes the operator’s answer: keeps each row, finds the payment that it speaks of, and lets those follow that it names exactly. The same file
 * again changes nothing.
 */
export const importAnswer: PartAction = async ({ body, sql }) => {
  const batch = idIn(body, 'batch');
  const { name, text } = body;
  if (typeof name !== 'string' || name === '' || name.length > 200) throw malformed('name');
  if (typeof text !== 'string' || text === '') throw malformed('text');
  const [list] = await sql`SELECT programme, layout, state FROM payment_batch WHERE id = ${batch}`;
  if (!list) throw new BaaraError({ code: 'record.not_found', params: { form: 'payment_batch', id: batch } });
  const sha256 = sha256Of(text);
  const [known] = await asEngine(
    'look for the same answer',
    () => sql`SELECT id FROM payment_answer WHERE sha256 = ${sha256}`,
  );
  if (known) return { repeated: true };
  if (!['sent', 'reconciled'].includes(String(list.state))) {
    throw refusal('payment_batch', batch, {
      fr: 'Déclarez d’abord le fichier remis à l’opérateur.',
      en: 'First declare the file sent to the operator.',
    });
  }
  const layout = (await layoutOf({ sql }, String(list.layout))).answer;
  const rows = readAnswer(text, { layout, phone: current().model.phone });
  if (!rows || rows.length > mostRows) {
    throw refusal('payment_batch', batch, {
      fr: 'Ce fichier n’a pas les colonnes de la réponse attendue : voyez le format de fichier de la liste.',
      en: 'This file does not have the columns of the expected answer: see the list’s file layout.',
    });
  }
  await othersTurn();
  const answer = uuidv7();
  await applyEnvelope({
    id: uuidv7(),
    operations: [
      { do: 'create', form: 'payment_answer', id: answer, values: { batch, name, rows: rows.length, sha256 } },
    ],
  });
  const payments = await exported({ sql }, String(list.programme));
  await othersTurn();
  const matches = matchRows(rows, payments);
  await othersTurn();
  await writeAsEngine(
    'keep the rows of an answer',
    rows.map((row, at) => ({
      ...{ do: 'create' as const, form: 'payment_answer_row', id: uuidv7() },
      values: { answer, ...row, match: matches[at]?.match ?? 'UNMATCHED', payment: matches[at]?.payment?.id ?? null },
    })),
  );
  const settled = matches.flatMap(({ match, payment }, at): Settled[] => {
    const row = rows[at];
    return match === 'EXACT' && payment && row?.result ? [{ ...row, result: row.result, payment: payment.id }] : [];
  });
  await settlePayments({ sql }, settled);
  const count = (match: string) => matches.filter((each) => each.match === match).length;
  return {
    repeated: false,
    ...{ rows: rows.length, exact: count('EXACT'), to_confirm: count('TO_CONFIRM'), already: count('REPEATED') },
    ...{ different: count('DIFFERENT'), unmatched: count('UNMATCHED') },
  };
};

/** The payments of a programme that were ever put into a file. */
async function exported({ sql }: PartContext, programme: string): Promise<readonly KnownPayment[]> {
  const rows = await asEngine(
    'find the payments of an answer',
    () => sql`
      SELECT p.id, p.reference, p.attempt, p.state, p.amount, p.msisdn, p.holder, p.operation, left(f.created_at::text, 10) AS exported
      FROM payment p JOIN payment_batch b ON b.id = p.batch JOIN payment_file f ON f.id = p.file
      WHERE b.programme = ${programme} ORDER BY p.reference, p.attempt`,
  );
  return rows as unknown as readonly KnownPayment[];
}
