import { createHash } from 'node:crypto';
import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, type Session } from '../../core/server/src/database/index.ts';
import type { BatchView } from '../../modules/scholarships/src/server/batch-view.ts';
import { openPayOffice, refused } from './office.ts';

let office: Awaited<ReturnType<typeof openPayOffice>>;
beforeAll(async () => {
  office = await openPayOffice();
});
afterAll(() => office?.close());

describe('the list of a month', () => {
  test('has one line for each active scholarship, with amount, number and name of the scholarship', async () => {
    const school = await office.world(3);
    await office.set(school.awards[2], 'state', 'suspended');
    const batch = await office.list(school, '2026-03');
    const lines = await office.linesOf(batch);
    expect(lines.map(({ award }) => award)).toEqual(school.awards.slice(0, 2));
    expect(lines[0]).toMatchObject({
      amount: 25_000,
      attempt: 1,
      msisdn: '+22371000000',
      holder: 'Awa TRAORÉ',
      blocked: null,
      state: 'draft',
    });
    expect(lines[0]?.reference).toMatch(/^B[0-9A-F]{4}0000M202603$/u);
    const [row] = await office.rowsOf('payment_batch', sql`id = ${String(batch)}::uuid`);
    expect(row).toMatchObject({ programme: school.programme, state: 'draft' });
  });

  test('prepared by two at once holds each scholarship once, and again by anybody holds none', async () => {
    const school = await office.world(4);
    const both = await Promise.allSettled([
      office.act(office.people.preparer, 'prepare', { programme: school.programme, month: '2026-03' }),
      office.act(office.people.second, 'prepare', { programme: school.programme, month: '2026-03' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await refused(office.act(office.people.second, 'prepare', { programme: school.programme, month: '2026-03' })),
    ).toContain('tout est déjà');
    const lines = await office.rowsOf('payment', sql`award = ANY(${sql.param([...school.awards])}::uuid[])`);
    expect(lines.length).toBe(4);
  });

  test('sent twice with the same key is one list', async () => {
    const school = await office.world(2);
    const key = uuidv7();
    const order = { programme: school.programme, month: '2026-03' };
    expect(await office.act(office.people.preparer, 'prepare', order, key)).toEqual(
      await office.act(office.people.preparer, 'prepare', order, key),
    );
  });

  test('cannot be written beside it: no amount, no number, no line added later, no award-month twice in the table', async () => {
    const school = await office.world(2);
    const batch = await office.list(school, '2026-03');
    const line = { batch: String(batch), award: school.awards[0] ?? '', month: '2026-04' };
    expect(await refused(office.write(office.people.preparer, 'payment', line))).toBe('access.denied');
    const empty = { programme: school.programme, layout: school.layout, month: '2026-04', kind: 'MONTHLY' };
    expect(await refused(office.write(office.people.preparer, 'payment_batch', empty))).toContain(
      'par la page « Payer les bourses »',
    );
    // Nor is it offered: no page shows a button that leads to this refusal.
    expect(office.offers(office.people.preparer, 'payment_batch')).toEqual(['read', 'export']);
    expect(office.offers(office.people.preparer, 'payment_answer')).not.toContain('create');
    const [first] = await office.linesOf(batch);
    const raise = office.change(office.people.preparer, 'payment', first, { amount: 1_000_000 });
    await expect(raise).rejects.toBeInstanceOf(BaaraError);
    const twin = office.system(() =>
      query(
        sql`INSERT INTO payment (id, rev, batch, award, month, reference, attempt, claim) SELECT ${uuidv7()}::uuid, 1, batch, award, month, reference, 9, claim FROM payment WHERE id = ${String(first?.id)}::uuid`,
      ),
    );
    await expect(twin).rejects.toBeInstanceOf(BaaraError);
  });

  test('is seen by nobody who does not pay', async () => {
    const school = await office.world(1);
    const batch = await office.list(school, '2026-03');
    await expect(office.ask(office.people.clerk, 'batch', { id: String(batch) })).rejects.toMatchObject({
      code: 'record.not_found',
    });
    const { programmes, batches } = await office.ask<{ programmes: unknown[]; batches: unknown[] }>(
      office.people.clerk,
      'preparable',
      { month: '2026-03' },
    );
    expect([programmes, batches]).toEqual([expect.any(Array), []]);
    const officer = await office.ask<BatchView>(office.people.officer, 'batch', { id: String(batch) });
    expect(officer.lines.every(({ msisdn, holder }) => msisdn === null && holder === null)).toBe(true);
  });
});

describe('three people', () => {
  test('prepare, verify and approve a list', async () => {
    const school = await office.world(2);
    const everything = await office.allRoles(office.people.preparer);
    const batch = await office.list(school, '2026-03');
    await expect(office.onward(everything, batch, 'verify')).rejects.toMatchObject({
      problems: [{ code: 'workflow.own_record' }],
    });
    await office.onward(office.people.verifier, batch, 'verify');
    await expect(office.onward(everything, batch, 'approve')).rejects.toMatchObject({
      problems: [{ code: 'workflow.own_record' }],
    });
    await expect(office.onward(office.people.verifier, batch, 'approve')).rejects.toBeInstanceOf(BaaraError);
    await office.onward(office.people.approver, batch, 'approve');
    expect((await office.linesOf(batch)).map(({ state }) => state)).toEqual(['approved', 'approved']);
  });

  test('do so by no token that was given for something else', async () => {
    const { people, list, onward } = office;
    const batch = await list(await office.world(1), '2026-03');
    const token = (forms: readonly string[], actions: readonly string[]) =>
      ({ ...people.verifier, narrowed: { forms, actions } }) as Session;
    for (const narrowed of [token(['person'], ['read', 'update']), token(['payment_batch'], ['read'])]) {
      await expect(onward(narrowed, batch, 'verify')).rejects.toBeInstanceOf(BaaraError);
    }
    await onward(token(['payment_batch'], ['read', 'update']), batch, 'verify');
  });
});

describe('a holder who is not the student', () => {
  test('blocks the line: it leaves the list when it is verified, and comes again once a second person has approved the change', async () => {
    const school = await office.world(3);
    const [award = ''] = school.awards;
    await office.set(award, 'wallet_holder', 'Hamadoun CISSÉ');
    const batch = await office.list(school, '2026-03');
    expect((await office.linesOf(batch)).map(({ blocked }) => blocked)).toEqual(['NAME_MISMATCH', null, null]);
    await office.onward(office.people.verifier, batch, 'verify');
    expect((await office.linesOf(batch)).map(({ state, claim }) => [state, claim === null])).toEqual([
      ['cancelled', true],
      ['verified', false],
      ['verified', false],
    ]);
    const alone = office.change(
      office.people.officer,
      'scholarship_award',
      { id: award, rev: 1 },
      { wallet_holder: 'Awa TRAORÉ' },
    );
    await expect(alone).rejects.toBeInstanceOf(BaaraError);
    const change = uuidv7();
    const values = {
      award,
      msisdn: '+22376543210',
      wallet_holder: 'Traore Awa',
      reason: 'La puce était au nom de l’oncle',
    };
    await office.write(office.people.officer, 'wallet_change', values, change);
    await expect(office.pass(office.people.officer, 'wallet_change', change, 'approve')).rejects.toBeInstanceOf(
      BaaraError,
    );
    await office.pass(office.people.verifier, 'wallet_change', change, 'approve');
    const again = await office.list(school, '2026-03');
    const [line, ...others] = await office.linesOf(again);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ award, attempt: 2, msisdn: '+22376543210', holder: 'Traore Awa', blocked: null });
    expect(line?.reference).toBe((await office.linesOf(batch))[0]?.reference);
  });

  test('keeps an approved list from its file until the line is taken off', async () => {
    const school = await office.world(2);
    const batch = await office.list(school, '2026-03', 'verify', 'approve');
    await office.set(school.awards[0], 'state', 'suspended');
    expect(await refused(office.onward(office.people.preparer, batch, 'export'))).toContain('Lignes bloquées');
    const [line] = await office.linesOf(batch);
    await office.pass(office.people.preparer, 'payment', line?.id, 'cancel', 'Bourse suspendue');
    await office.onward(office.people.preparer, batch, 'export');
    expect((await office.linesOf(batch)).map(({ state }) => state)).toEqual(['cancelled', 'exported']);
  });
});

describe('the file', () => {
  test('is made once, its bytes kept, and downloaded again the same', async () => {
    const school = await office.world(3);
    const batch = await office.list(school, '2026-03', 'verify', 'approve', 'export');
    const files = await office.rowsOf('payment_file', sql`batch = ${String(batch)}::uuid`);
    expect(files.length).toBe(1);
    const download = () =>
      office.ask<{ content: string }>(office.people.preparer, 'file', { id: String(files[0]?.id) });
    const [one, other] = [await download(), await download()];
    expect(one.content).toBe(other.content);
    expect(createHash('sha256').update(one.content).digest('hex')).toBe(files[0]?.sha256);
    const [head, first, ...rest] = one.content.split('\r\n');
    expect(head).toBe('Telephone;Montant;Reference;Libelle;Devise');
    expect(first).toMatch(/^22371000000;25000;B[0-9A-F]{4}0000M202603;BOURSE202603;XOF$/u);
    expect([rest.length, rest.at(-1)]).toEqual([3, '']);
    await expect(office.ask(office.people.verifier, 'file', { id: String(files[0]?.id) })).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  test('exported by two at once is made once', async () => {
    const school = await office.world(3);
    const batch = await office.list(school, '2026-03', 'verify', 'approve');
    const both = await Promise.allSettled([
      office.onward(office.people.preparer, batch, 'export'),
      office.onward(office.people.second, batch, 'export'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await office.rowsOf('payment_file', sql`batch = ${String(batch)}::uuid`)).length).toBe(1);
    expect(await office.rowsOf('payment_batch', sql`id = ${String(batch)}::uuid`)).toMatchObject([
      { state: 'exported' },
    ]);
  });

  test('of a list that is cancelled after it frees its months, by somebody else than who made it', async () => {
    const school = await office.world(2);
    const batch = await office.list(school, '2026-03', 'verify', 'approve', 'export');
    await expect(office.onward(office.people.preparer, batch, 'cancel_exported', 'Non remis')).rejects.toBeInstanceOf(
      BaaraError,
    );
    await office.onward(office.people.approver, batch, 'cancel_exported', 'Fichier jamais remis');
    const again = await office.list(school, '2026-03', 'verify', 'approve', 'export', 'deliver');
    expect((await office.linesOf(again)).map(({ attempt, state }) => [attempt, state])).toEqual([
      [2, 'sent'],
      [2, 'sent'],
    ]);
    await expect(office.onward(office.people.approver, again, 'cancel_exported', 'Trop tard')).rejects.toBeInstanceOf(
      BaaraError,
    );
  });
});
