import { createHash } from 'node:crypto';
import type { DemonstrationBatch } from '@baara/model';
import { inBatches } from '../../tree/rows.ts';
import { idOf, rowOf } from '../schools/register.ts';
import { type Holder, layout, monthAway } from './holder.ts';

type Row = DemonstrationBatch['rows'][number];
type Values = Row['values'];

const school = 'ECOLE-EIG';
const amount = 25_000;

interface Facts {
  readonly programme: string;
  readonly holders: readonly Holder[];
  /** This month: not prepared yet. */
  readonly month: string;
}

/** One line of a list, and what the operator said of it. */
interface Line {
  readonly holder: Holder;
  readonly attempt: number;
  readonly state: string;
  readonly failure?: string;
}

const failures = ['RECIPIENT_NOT_FOUND', 'WALLET_LIMIT_REACHED', 'INVALID_NUMBER'];

/** Two months of payments: one that is closed, with a failed line that was retried, and one whose answer has left something to do. */
export function* paymentBatches({ programme, holders, month }: Facts): Iterable<DemonstrationBatch> {
  const payable = holders.slice(0, -2);
  const [before, last] = [monthAway(month, -2), monthAway(month, -1)];
  const closed = payable.map(
    (holder, at): Line => ({
      ...{ holder, attempt: 1, state: at === 4 ? 'retry' : 'reconciled' },
      ...(at === 4 ? { failure: 'WALLET_LIMIT_REACHED' } : {}),
    }),
  );
  const again = closed.slice(4, 5).map(({ holder }): Line => ({ holder, attempt: 2, state: 'reconciled' }));
  const open = payable.map((holder, at): Line => {
    const failure = failures[at];
    if (failure) return { holder, attempt: 1, state: 'failed', failure };
    return { holder, attempt: 1, state: at < 6 ? 'sent' : 'paid' };
  });
  const lists = [
    { number: 'L00001', month: before, kind: 'MONTHLY', state: 'reconciled', lines: closed },
    { number: 'L00002', month: before, kind: 'RETRY', state: 'reconciled', lines: again },
    { number: 'L00003', month: last, kind: 'MONTHLY', state: 'sent', lines: open },
  ];
  for (const list of lists) yield* listBatches(list, programme);
}

interface List {
  readonly number: string;
  readonly month: string;
  readonly kind: string;
  readonly state: string;
  readonly lines: readonly Line[];
}

function* listBatches({ number, month, kind, state, lines }: List, programme: string): Iterable<DemonstrationBatch> {
  const batch = idOf('payment_batch', school, number);
  const since = `${monthAway(month, 1)}-01`;
  const stated = { state, state_since: since };
  yield* inBatches('payment_batch', [
    rowOf('payment_batch', school, number, { number, programme, month, kind, layout, ...stated }),
  ]);
  const file = idOf('payment_file', school, number);
  yield* inBatches('payment_file', [
    { ...rowOf('payment_file', school, number, fileValues(batch, number, month, lines)), id: file },
  ]);
  yield* inBatches(
    'payment',
    lines.map((line, at) => lineRow(line, { batch, file, month, at, since })),
  );
  const answer = idOf('payment_answer', school, number);
  const text = `réponse de ${number}`;
  const header = { batch, name: `reponse-${number}.csv`, rows: lines.length, sha256: sha256Of(text) };
  yield* inBatches('payment_answer', [{ ...rowOf('payment_answer', school, number, header), id: answer }]);
  yield* inBatches('payment_answer_row', answerRows({ answer, lines, month, since }));
}

const referenceOf = (holder: Holder, month: string): string => `${holder.number}M${month.replace('-', '')}`;

function lineRow(
  line: Line,
  facts: {
    readonly batch: string;
    readonly file: string;
    readonly month: string;
    readonly at: number;
    readonly since: string;
  },
): Row {
  const { holder, attempt, state, failure } = line;
  const { batch, file, month, at, since } = facts;
  const reference = referenceOf(holder, month);
  return rowOf('payment', school, `${reference}/${attempt}`, {
    ...{ batch, award: holder.award, month, reference, attempt, amount, msisdn: holder.msisdn, holder: holder.holder },
    ...{ claim: state === 'retry' ? null : reference, file, line: at + 1, state, state_since: since },
    ...(failure ? { failure, answered: since } : {}),
    ...(state === 'paid' || state === 'reconciled' ? { operation: operationOf(reference), answered: since } : {}),
  });
}

const operationOf = (reference: string): string => `OP${reference.slice(3)}`;

function fileValues(batch: string, number: string, month: string, lines: readonly Line[]): Values {
  const cells = lines.map(({ holder }) =>
    ['ML', 'XOF', holder.msisdn.slice(1), amount, `BOURSE${month.replace('-', '')}`, referenceOf(holder, month)].join(
      ';',
    ),
  );
  const text = ['Pays;Devise;Telephone;Montant;Libelle;Reference', ...cells, ''].join('\r\n');
  return {
    ...{ batch, part: 1, name: `${number}-1.csv`, rows: lines.length, total: lines.length * amount },
    ...{ sha256: sha256Of(text), content: Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/gu, '$&\n') },
  };
}

const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

interface Answering {
  readonly answer: string;
  readonly lines: readonly Line[];
  readonly month: string;
  readonly since: string;
}

/** What the operator said: of the first that is still waited for without a reference, and of somebody who is not on the list. */
function answerRows({ answer, lines, month, since }: Answering): readonly Row[] {
  const waiting = lines.find(({ state }) => state === 'sent');
  const answered = lines.filter((line) => line.state !== 'sent' || line === waiting);
  const rows = answered.map((line, at): Values => {
    const reference = referenceOf(line.holder, month);
    const payment = idOf('payment', school, `${reference}/${line.attempt}`);
    const isLoose = line === waiting;
    return {
      ...{ answer, line: at + 2, match: isLoose ? 'TO_CONFIRM' : 'EXACT', payment, amount, date: since },
      ...{
        result: line.failure ? 'FAILED' : 'PAID',
        failure: line.failure ?? null,
        reference: isLoose ? null : reference,
      },
      ...{ msisdn: line.holder.msisdn, operation: line.failure ? null : operationOf(reference) },
    };
  });
  if (waiting) {
    const stranger = {
      match: 'UNMATCHED',
      result: 'PAID',
      amount,
      msisdn: '+22370000001',
      operation: 'OP99999',
      date: since,
    };
    rows.push({ answer, line: rows.length + 2, ...stranger });
  }
  return rows.map((values) => rowOf('payment_answer_row', school, `${answer}/${values.line}`, values));
}
