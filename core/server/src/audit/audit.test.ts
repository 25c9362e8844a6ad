import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, query, type Session } from '../database/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { chainAudit, noteAudit, readAudit, verifyAudit, withOrigin } from './index.ts';

let site: TestDatabase;
const model = tinyModel();
const office = () => ({ database: site.database, model });
const awa = { user: '0199f2b6-0000-7000-8000-0000000000a1', username: 'awa' };

beforeAll(async () => {
  site = await openTestDatabase({ model });
});
afterAll(() => site.close());

/** As somebody who owns the database would: the triggers stand aside. */
const tamper = (...changes: ReturnType<typeof sql>[]) =>
  site.run(async () => {
    await query(sql`ALTER TABLE baara_audit DISABLE TRIGGER USER`);
    for (const change of changes) await query(change);
    await query(sql`ALTER TABLE baara_audit ENABLE TRIGGER USER`);
  });
const note = (reason: string) => site.run(() => noteAudit({ kind: 'export', by: awa, reason }));
const faults = async () => (await verifyAudit(office())).faults.map(({ kind, from, to }) => `${kind} ${from}-${to}`);

describe('the chain', () => {
  const begin = sql`UPDATE baara_audit_head SET position = 0, hash = ${'0'.repeat(64)}`;

  beforeEach(async () => {
    await tamper(sql`DELETE FROM baara_audit`, begin);
    await site.run(async () => {
      for (const reason of ['one', 'two', 'three', 'four', 'five'])
        await noteAudit({ kind: 'export', by: awa, reason });
    });
    await chainAudit(office());
  });

  test('of untouched entries holds, from the first to the head', async () => {
    const verdict = await verifyAudit(office());
    expect(verdict).toMatchObject({ entries: 5, faults: [], head: { position: 5 } });
    expect(verdict.head.hash).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('names an altered entry', async () => {
    await tamper(sql`UPDATE baara_audit SET reason = 'nothing' WHERE position = 3`);
    expect(await faults()).toEqual(['altered 3-3']);
  });

  test('names an entry whose time was altered by a microsecond', async () => {
    await tamper(sql`UPDATE baara_audit SET at = at + interval '1 microsecond' WHERE position = 1`);
    expect(await faults()).toEqual(['altered 1-1']);
  });

  test('names a removed entry', async () => {
    await tamper(sql`DELETE FROM baara_audit WHERE position = 2`);
    expect(await faults()).toEqual(['removed 2-2']);
  });

  test('names entries that changed places, with their hashes or without', async () => {
    await tamper(sql`UPDATE baara_audit SET position = -position WHERE position IN (2, 3)`);
    await tamper(sql`UPDATE baara_audit SET position = CASE position WHEN -2 THEN 3 ELSE 2 END WHERE position < 0`);
    const moved = await faults();
    expect(moved).toContain('reordered 2-2');
    expect(moved).toContain('reordered 3-3');
  });

  test('names contents that changed places under the same hashes', async () => {
    await tamper(sql`UPDATE baara_audit SET position = -position WHERE position IN (3, 4)`);
    await tamper(sql`
      UPDATE baara_audit a SET position = 7 + a.position, hash = o.hash
      FROM (SELECT position, hash FROM baara_audit WHERE position < 0) o WHERE a.position < 0 AND o.position = -7 - a.position`);
    expect(await faults()).toEqual(['reordered 3-3', 'reordered 4-4']);
  });

  test('names a cut tail by the head', async () => {
    await tamper(sql`DELETE FROM baara_audit WHERE position >= 4`);
    expect(await faults()).toEqual(['cut 4-5']);
  });

  test('that was made anew is told by a head kept elsewhere', async () => {
    const { head } = await verifyAudit(office());
    await tamper(sql`UPDATE baara_audit SET position = NULL, hash = NULL, reason = 'forged'`, begin);
    expect((await verifyAudit(office())).faults).toEqual([]);
    expect((await verifyAudit(office(), head)).faults).toMatchObject([{ kind: 'rewritten', from: 5 }]);
    const ahead = { position: 9, hash: head.hash };
    expect((await verifyAudit(office(), ahead)).faults).toMatchObject([{ kind: 'cut', from: 6, to: 9 }]);
  });

  test('goes on after sixteen writers at once, without a gap', async () => {
    await Promise.all(Array.from({ length: 16 }, (_, at) => note(`writer ${at}`).then(() => chainAudit(office()))));
    expect(await verifyAudit(office())).toMatchObject({ entries: 21, faults: [], head: { position: 21 } });
  });
});

test('an entry is neither changed nor removed, not even before it is chained', async () => {
  const refused = (change: ReturnType<typeof sql>) =>
    expect(
      site.run(async () => {
        await noteAudit({ kind: 'export', reason: 'kept' });
        await query(change);
      }),
    ).rejects.toThrow();
  await refused(sql`UPDATE baara_audit SET reason = 'gone'`);
  await refused(sql`UPDATE baara_audit SET position = 999, hash = 'x', reason = 'gone' WHERE position IS NULL`);
  await refused(sql`DELETE FROM baara_audit`);
  await refused(sql`TRUNCATE baara_audit`);
});

test('work that is undone leaves no entry', async () => {
  const undone = inTransaction({ ...office(), session: systemSession }, async () => {
    await noteAudit({ kind: 'export', reason: 'undone' });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  const { entries } = await site.run(() => readAudit({}));
  expect(entries.filter(({ reason }) => reason === 'undone')).toEqual([]);
});

describe('reading the audit', () => {
  const as = (role: string, unit: string | null): Session => ({
    ...{ kind: 'user', ...awa, language: 'fr' },
    assignments: [{ id: awa.user, role, unit, from: '2020-01-01', to: null }],
  });
  const seeing = {
    ...model,
    roles: { ...model.roles, auditor: { ...model.roles.manager, id: 'auditor', rights: ['see-audit'] } },
  } as typeof model;
  const reading = (session: Session, question: Parameters<typeof readAudit>[0]) =>
    inTransaction({ database: site.database, model: seeing, session }, () => readAudit(question));
  const record = '0199f2b6-0000-7000-8000-0000000000b1';

  test('needs the right, on the whole country for more than a record', async () => {
    await expect(reading(as('manager', null), {})).rejects.toMatchObject({ code: 'access.denied' });
    await expect(reading(as('auditor', record), {})).rejects.toMatchObject({ code: 'access.denied' });
    expect((await reading(as('auditor', record), { record })).entries).toEqual([]);
  });

  test('finds by person, action, record and day, page by page, and says from where', async () => {
    const origin = { address: '10.1.2.3', agent: 'x'.repeat(500) };
    await withOrigin(origin, () =>
      site.run(async () => {
        for (const reason of ['a', 'b', 'c'])
          await noteAudit({ kind: 'record_opened', by: awa, form: 'person', record, reason });
      }),
    );
    const first = await reading(as('auditor', null), { record, limit: 2 });
    expect(first.entries.map(({ reason }) => reason)).toEqual(['c', 'b']);
    expect(first.entries[0]).toMatchObject({
      username: 'awa',
      address: '10.1.2.3',
      form: 'person',
      kind: 'record_opened',
    });
    expect(first.entries[0]?.agent).toHaveLength(160);
    const cursor = first.next ?? '';
    const second = await reading(as('auditor', null), { record, limit: 2, cursor });
    expect(second).toMatchObject({ entries: [{ reason: 'a' }], next: null });
    const found = async (question: Parameters<typeof readAudit>[0]) =>
      (await reading(as('auditor', null), question)).entries.length;
    expect(await found({ record, kinds: ['export'] })).toBe(0);
    expect(await found({ record, person: awa.user, kinds: ['record_opened', 'export'] })).toBe(3);
    expect(await found({ record, to: '2020-01-01' })).toBe(0);
    expect(await found({ record, from: '2020-01-01', form: 'person' })).toBe(3);
  });
});
