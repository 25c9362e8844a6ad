import '../faults/kill-switch.mjs';
import { defineServerPart } from '@baara/server';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../core/server/src/database/index.ts';
import { testEngine } from '../../core/server/src/testing/index.ts';
import type { BatchView } from '../../modules/scholarships/src/server/batch-view.ts';
import { openPayOffice, refused } from './office.ts';
import { answerOf } from './world.ts';

/** The change at which the database is killed: what came before it is written, nothing is committed. */
let deadly: ((change: { readonly form: string; readonly verb: string; readonly after: unknown }) => boolean) | null =
  null;
const firstRowOf =
  (wanted: string) =>
  ({ form, verb }: { readonly form: string; readonly verb: string }) =>
    form === wanted && verb === 'create';

/** PostgreSQL loses the process that serves the transaction, PGlite its thread: both as `kill -9` would have it. */
const trap = defineServerPart({
  module: 'trap',
  hooks: {
    after: async (changes) => {
      if (!deadly || !changes.some(deadly)) return;
      deadly = null;
      if (testEngine() === 'postgres') await query(sql`SELECT pg_terminate_backend(pg_backend_pid())`);
      else process.emit('SIGUSR2');
      await query(sql`SELECT 1`);
    },
  },
});

let office: Awaited<ReturnType<typeof openPayOffice>>;
beforeAll(async () => {
  office = await openPayOffice(trap);
});
afterAll(() => office?.close());

const whole = ['verify', 'approve', 'export', 'deliver'] as const;

describe('the operator’s answer', () => {
  test('is matched by reference, else by number, amount and date to be confirmed; what is left is listed', async () => {
    const school = await office.world(5);
    const batch = await office.list(school, '2026-03', ...whole);
    const lines = await office.linesOf(batch);
    const [a, b, c, d] = lines.map(({ reference }) => String(reference));
    const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('/');
    const told = answerOf([
      { reference: a ?? '', operation: 'TX1', date: today },
      { reference: b ?? '', status: 'Échec', reason: 'Numéro inconnu' },
      { reference: c ?? '', status: 'En cours' },
      { msisdn: '71000003', operation: 'TX4', date: today },
      { reference: 'INCONNUE', operation: 'TX9', date: today },
      { reference: d?.replace(/.$/u, '9') ?? '', msisdn: '71000009', amount: 99, date: today },
    ]);
    expect(await office.answer(batch, told)).toMatchObject({ rows: 6, exact: 3, to_confirm: 1, unmatched: 2 });
    expect((await office.linesOf(batch)).map(({ state, failure }) => [state, failure])).toEqual([
      ['paid', null],
      ['failed', 'RECIPIENT_NOT_FOUND'],
      ['pending', null],
      ['sent', null],
      ['sent', null],
    ]);
    const view = await office.ask<BatchView>(office.people.verifier, 'batch', { id: String(batch) });
    expect(view.rows.map(({ match }) => match)).toEqual(['TO_CONFIRM', 'UNMATCHED', 'UNMATCHED']);
    expect(view.operator).toEqual({ rows: 1, total: 25_000 });
    expect(view.lines.map(({ state }) => state).sort()).toEqual(['failed', 'pending', 'sent', 'sent']);
    expect(await refused(office.onward(office.people.verifier, batch, 'reconcile'))).toContain(
      'Sans réponse définitive de l’opérateur : 3',
    );

    const [row] = view.rows;
    const confirm = (match: string) =>
      office.change(office.people.verifier, 'payment_answer_row', { ...row }, { match });
    expect(await refused(confirm('EXACT'))).toContain('déjà traitée');
    await confirm('CONFIRMED');
    expect((await office.linesOf(batch))[3]).toMatchObject({ state: 'paid', operation: 'TX4' });
  });

  test('imported twice changes nothing the second time, and a contradiction changes nothing at all', async () => {
    const school = await office.world(2);
    const batch = await office.list(school, '2026-03', ...whole);
    const [one, two] = (await office.linesOf(batch)).map(({ reference }) => String(reference));
    const told = answerOf([
      { reference: one ?? '', operation: 'TX1' },
      { reference: two ?? '', operation: 'TX2' },
    ]);
    const both = await Promise.allSettled([office.answer(batch, told), office.answer(batch, told)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await office.answer(batch, told)).toEqual({ repeated: true });
    expect(await office.answer(batch, `${told}\r\n`, 'autre.csv')).toMatchObject({ already: 2, exact: 0 });
    const other = answerOf([
      { reference: one ?? '', status: 'Échec' },
      { reference: two ?? '', amount: 1 },
    ]);
    expect(await office.answer(batch, other)).toMatchObject({ different: 2, exact: 0 });
    expect((await office.linesOf(batch)).map(({ state, operation }) => [state, operation])).toEqual([
      ['paid', 'TX1'],
      ['paid', 'TX2'],
    ]);
    expect((await office.rowsOf('payment_answer', sql`batch = ${String(batch)}::uuid`)).length).toBe(3);
    await office.onward(office.people.verifier, batch, 'reconcile');
    expect((await office.linesOf(batch)).map(({ state }) => state)).toEqual(['reconciled', 'reconciled']);
  });

  test('that is some other file is refused', async () => {
    const school = await office.world(1);
    const batch = await office.list(school, '2026-03', ...whole);
    expect(await refused(office.answer(batch, 'a;b\n1;2\n'))).toContain('n’a pas les colonnes');
  });
});

describe('a failed payment', () => {
  test('is retried with the same payment and the next attempt, once, also when two do it at once', async () => {
    const school = await office.world(2);
    const batch = await office.list(school, '2026-03', ...whole);
    const [failed, paid] = await office.linesOf(batch);
    await office.answer(
      batch,
      answerOf([{ reference: String(failed?.reference), status: 'Échec' }, { reference: String(paid?.reference) }]),
    );
    expect(await refused(office.act(office.people.preparer, 'retry', { payments: [paid?.id] }))).toContain(
      'paiements échoués',
    );
    const both = await Promise.allSettled([
      office.act(office.people.preparer, 'retry', { payments: [failed?.id] }),
      office.act(office.people.second, 'retry', { payments: [failed?.id] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const attempts = await office.rowsOf('payment', sql`reference = ${String(failed?.reference)}`);
    expect(attempts.map(({ attempt, state }) => [attempt, state])).toEqual([
      [1, 'retry'],
      [2, 'draft'],
    ]);
    const [retried] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value.batch] : []));
    // The operator now says that the first attempt was paid after all: nothing goes on by itself.
    expect(
      await office.answer(batch, answerOf([{ reference: String(failed?.reference), operation: 'TARD' }])),
    ).toMatchObject({
      different: 1,
    });
    await office.onward(office.people.verifier, retried, 'verify');
    await office.onward(office.people.approver, retried, 'approve');
    await office.onward(office.people.second, retried, 'export');
    await office.onward(office.people.second, retried, 'deliver');
    await office.answer(retried, answerOf([{ reference: String(failed?.reference), operation: 'TX2' }]));
    expect((await office.linesOf(retried)).map(({ state, operation }) => [state, operation])).toEqual([
      ['paid', 'TX2'],
    ]);
    await office.onward(office.people.verifier, batch, 'reconcile');
    await office.onward(office.people.verifier, retried, 'reconcile');
    const claims = await office.rowsOf('payment', sql`claim = ${String(failed?.reference)}`);
    expect(claims.map(({ state }) => state)).toEqual(['reconciled']);
  });
});

const order = 'a crash between';
test(`${order} the file and its commit leaves neither file nor state, and the file is made once when asked again`, async () => {
  const school = await office.world(3);
  const batch = await office.list(school, '2026-03', 'verify', 'approve');
  // The file is written; its lines are just said to be in it.
  deadly = ({ form, after }) =>
    form === 'payment' && (after as { readonly state?: string } | null)?.state === 'exported';
  await expect(office.onward(office.people.preparer, batch, 'export')).rejects.toMatchObject({ status: 503 });
  expect(deadly).toBe(null);
  const files = () => office.rowsOf('payment_file', sql`batch = ${String(batch)}::uuid`);
  expect(await files()).toEqual([]);
  expect((await office.linesOf(batch)).map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
  await office.onward(office.people.preparer, batch, 'export');
  expect((await files()).length).toBe(1);
  expect((await office.linesOf(batch)).map(({ state, attempt }) => [state, attempt])).toEqual([
    ['exported', 1],
    ['exported', 1],
    ['exported', 1],
  ]);
});

test(`${order} a list and its lines leaves no half of it, and no month is lost or doubled`, async () => {
  const school = await office.world(3);
  deadly = firstRowOf('payment');
  await expect(office.list(school, '2026-03')).rejects.toMatchObject({ status: 503 });
  expect(await office.rowsOf('payment_batch', sql`programme = ${school.programme}::uuid`)).toEqual([]);
  const batch = await office.list(school, '2026-03');
  expect((await office.linesOf(batch)).map(({ award, attempt }) => [award, attempt])).toEqual(
    school.awards.map((award) => [award, 1]),
  );
});

test(`${order} an answer and what follows from it leaves no payment paid by half, and the answer can be taken again`, async () => {
  const school = await office.world(2);
  const batch = await office.list(school, '2026-03', 'verify', 'approve', 'export', 'deliver');
  const [one, two] = (await office.linesOf(batch)).map(({ reference }) => String(reference));
  const told = answerOf([{ reference: one ?? '' }, { reference: two ?? '', status: 'Échec' }]);
  deadly = firstRowOf('payment_answer_row');
  await expect(office.answer(batch, told)).rejects.toMatchObject({ status: 503 });
  expect(await office.rowsOf('payment_answer', sql`batch = ${String(batch)}::uuid`)).toEqual([]);
  expect((await office.linesOf(batch)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  expect(await office.answer(batch, told)).toMatchObject({ exact: 2, repeated: false });
  expect((await office.linesOf(batch)).map(({ state }) => state)).toEqual(['paid', 'failed']);
});
