import { describe, expect, it } from 'vitest';
import { type AnswerRow, readAnswer } from './answer-text.ts';
import { type KnownPayment, matchRows } from './match.ts';

const phone = { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' };
const columns = ['REFERENCE', 'MSISDN', 'AMOUNT', 'STATUS', 'REASON', 'DATE'].map((content) => ({
  header: content,
  content,
}));
const words = [
  { word: 'COMPLETED', result: 'PAID', reason: null },
  { word: 'FAILED', result: 'FAILED', reason: null },
  { word: 'PAWAPAY_WALLET_OUT_OF_FUNDS', result: null, reason: 'INSUFFICIENT_BALANCE' },
];
const layout = { separator: 'COMMA', columns, words };
const read = (text: string) => readAnswer(text, { layout, phone });
const head = 'reference,msisdn,amount,status,reason,date';

describe('an operator’s answer', () => {
  it('is read whatever the case, marks and order of its headers, with numbers, amounts and dates as they come', () => {
    expect(
      read(
        `\ufeffstatus,Référence,msisdn,AMOUNT,reason,date,more\r\ncompleted,B1M202603,66 12 34 56,"25 000,00",,2026-03-31T10:00:00Z,x\r\n`,
      ),
    ).toEqual([
      {
        ...{ line: 2, reference: 'B1M202603', msisdn: '+22366123456', amount: 25_000, result: 'PAID', failure: null },
        ...{ operation: null, date: '2026-03-31', holder: null },
      },
    ]);
  });

  it('gives the reason of a failure, and concludes nothing from a word that it does not know', () => {
    const rows = read(`${head}\nA,,1,FAILED,PAWAPAY_WALLET_OUT_OF_FUNDS,\nB,,1,FAILED,?,\nC,,1,PERHAPS,,31/03/2026\n`);
    expect(rows?.map(({ result, failure, date }) => [result, failure, date])).toEqual([
      ['FAILED', 'INSUFFICIENT_BALANCE', null],
      ['FAILED', 'OTHER_ERROR', null],
      [null, null, '2026-03-31'],
    ]);
  });

  it('is refused when it is some other file', () => {
    expect(read('a,b\n1,2\n')).toBe(null);
    expect(read(`${head}\n`)).toBe(null);
    expect(read('"')).toBe(null);
  });
});

describe('the payment that a row speaks of', () => {
  const payment = (at: number, more: Partial<KnownPayment> = {}): KnownPayment => ({
    ...{ id: `p${at}`, reference: `B${at}M202603`, attempt: 1, state: 'sent', amount: 25_000, exported: '2026-03-28' },
    ...{ msisdn: `+2236600000${at}`, holder: 'Awa TRAORÉ', operation: null, ...more },
  });
  const row = (more: Partial<AnswerRow>): AnswerRow => ({
    ...{ line: 2, reference: null, msisdn: null, amount: null, result: 'PAID', failure: null },
    ...{ operation: null, date: null, holder: null, ...more },
  });
  const found = (rows: readonly AnswerRow[], payments: readonly KnownPayment[]) =>
    matchRows(rows, payments).map(({ match, payment: of }) => `${match} ${of?.id ?? '-'}`);

  it('is the one that it names', () => {
    expect(found([row({ reference: 'b1m202603' })], [payment(1), payment(2)])).toEqual(['EXACT p1']);
  });

  it('is to be confirmed by number, amount and date, when there is exactly one that waits', () => {
    const like = row({ msisdn: '+22366000001', amount: 25_000, date: '2026-03-30' });
    expect(found([like], [payment(1), payment(2)])).toEqual(['TO_CONFIRM p1']);
    expect(found([like, like], [payment(1)])).toEqual(['TO_CONFIRM p1', 'UNMATCHED -']);
    expect(found([like], [payment(1), { ...payment(1), id: 'p9', reference: 'B1M202604' }])).toEqual(['UNMATCHED -']);
    expect(found([{ ...like, date: '2026-03-27' }], [payment(1)])).toEqual(['UNMATCHED -']);
    expect(found([{ ...like, amount: 24_000 }], [payment(1)])).toEqual(['UNMATCHED -']);
    expect(found([{ ...like, date: null }], [payment(1)])).toEqual(['UNMATCHED -']);
    // A row that names it comes first, wherever it stands in the file.
    expect(found([like, row({ reference: 'B1M202603' })], [payment(1)])).toEqual(['UNMATCHED -', 'EXACT p1']);
  });

  it('is contradicted by another amount, number, holder or result, and by a second word about it', () => {
    const named = { reference: 'B1M202603' };
    for (const more of [{ amount: 1 }, { msisdn: '+22370000000' }, { holder: 'Moussa KEÏTA' }, { result: null }])
      expect(found([row({ ...named, ...more })], [payment(1)])).toEqual(['DIFFERENT p1']);
    expect(found([row(named), row({ ...named, result: 'FAILED' })], [payment(1)])).toEqual([
      'EXACT p1',
      'DIFFERENT p1',
    ]);
    expect(found([row({ ...named, result: 'FAILED' })], [payment(1, { state: 'paid' })])).toEqual(['DIFFERENT p1']);
    for (const state of ['retry', 'cancelled', 'returned', 'exported'])
      expect(found([row(named)], [payment(1, { state })])).toEqual(['DIFFERENT p1']);
    expect(found([row({ ...named, operation: 'T2' })], [payment(1, { state: 'paid', operation: 'T1' })])).toEqual([
      'DIFFERENT p1',
    ]);
  });

  it('is known already when it says nothing new, and is the last attempt of its payment', () => {
    const named = row({ reference: 'B1M202603', operation: 'T1' });
    expect(found([named], [payment(1, { state: 'reconciled', operation: 'T1' })])).toEqual(['REPEATED p1']);
    const attempts = [payment(1, { state: 'retry' }), payment(1, { id: 'p1b', attempt: 2 })];
    expect(found([named], attempts)).toEqual(['EXACT p1b']);
  });
});
