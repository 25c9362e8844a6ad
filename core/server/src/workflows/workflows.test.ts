import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pastPassages } from '../application/past-passages.ts';
import { execute, inTransaction, query } from '../database/index.ts';
import { ids, openTestServer, password, type TestServer } from '../http/testing.ts';
import { addPassageHook, loadRecords } from '../records/index.ts';
import { planSchema, prepareDatabase } from '../schema/index.ts';
import { assignRole, createUser, delegate, sessionOf } from '../sessions/index.ts';
import { systemSession } from '../testing/index.ts';
import { readTimeline } from '../timeline/index.ts';
import { workflowHandlers } from './index.ts';
import { tinyWorkflows } from './testing.ts';

type Request = Awaited<ReturnType<TestServer['as']>>;

const model = tinyWorkflows();
const users: Record<string, string> = {};
let site: TestServer;
let north: Request;
let verifier: Request;
let approver: Request;
let south: Request;
let both: Request;

beforeAll(async () => {
  site = await openTestServer(model);
  const { database } = site.application;
  const office = { database, model };
  const accounts: readonly [name: string, roles: readonly string[], unit: string][] = [
    ['verifier', ['verifier'], ids.north],
    ['approver', ['approver'], ids.country],
    ['elsewhere', ['verifier'], ids.south],
    ['both', ['manager', 'verifier'], ids.north],
  ];
  for (const [username, roles, unit] of accounts) {
    const user = await createUser(office, { username, name: `Compte ${username}`, password, language: 'fr' });
    users[username] = user;
    for (const role of roles) await assignRole(office, { user, role, unit });
  }
  [north, verifier, approver, south, both] = (await Promise.all(
    ['north', 'verifier', 'approver', 'elsewhere', 'both'].map((name) => site.as(name)),
  )) as [Request, Request, Request, Request, Request];
});
afterAll(() => site.close());

const system = <T>(work: () => Promise<T>) => {
  const { database } = site.application;
  return inTransaction({ database, model, session: systemSession }, work);
};

async function note(by: Request = north, values: object = {}): Promise<string> {
  const json = { values: { person: ids.awa, body: 'Une note', ...values } };
  const response = await by('/api/v1/records/note', { method: 'POST', json });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { record: { id: string } }).record.id;
}

interface Said {
  readonly code?: string;
  readonly rev?: number;
  readonly repeated?: boolean;
  readonly problems?: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
}

async function pass(
  by: Request,
  id: string,
  transition: string,
  more: Record<string, unknown> = {},
): Promise<Said & { status: number }> {
  const { rev = await revOf(id), key, workflow = 'note_validation', ...json } = more;
  const response = await by(`/api/v1/records/note/${id}/passages`, {
    method: 'POST',
    json: { workflow, transition, ...json },
    headers: { 'if-match': `"${rev}"`, ...(key ? { 'idempotency-key': String(key) } : {}) },
  });
  return { status: response.status, ...((await response.json()) as Said) };
}

const rowOf = async (id: string) =>
  (await system(() => query(sql`SELECT * FROM note WHERE id = ${id}::uuid`)))[0] ?? {};
const revOf = async (id: string) => Number((await rowOf(id)).rev);
const codes = ({ problems = [] }: Said) => problems.map(({ code }) => code);

interface Standings {
  readonly standings: readonly {
    readonly workflow: string;
    readonly state: string;
    readonly due: string | null;
    readonly ways: readonly {
      readonly transition: string;
      readonly refusals: readonly { readonly code: string; readonly message: string }[];
    }[];
    readonly passages: readonly Record<string, unknown>[];
  }[];
}

async function standing(by: Request, id: string) {
  const { standings } = (await (await by(`/api/v1/records/note/${id}/passages`)).json()) as Standings;
  const found = standings.find(({ workflow }) => workflow === 'note_validation');
  if (!found) throw new Error('no standing');
  return found;
}

interface Groups {
  readonly groups: readonly {
    readonly workflow: string;
    readonly state: string;
    readonly count: number;
    readonly overdue: number;
  }[];
}

const tasks = async (by: Request, state: string) =>
  ((await (await by('/api/v1/tasks')).json()) as Groups).groups.find(
    (group) => group.workflow === 'note_validation' && group.state === state,
  );

describe('a record of a workflow', () => {
  test('begins in the first state, which nobody writes', async () => {
    const id = await note();
    expect(await rowOf(id)).toMatchObject({ validation: 'draft', closing: 'open' });
    const patched = await north(`/api/v1/records/note/${id}`, {
      method: 'PATCH',
      json: { values: { validation: 'consolidated' } },
      headers: { 'if-match': '"1"' },
    });
    expect(patched.status).toBe(422);
    expect(codes((await patched.json()) as Said)).toEqual(['field.by_workflow']);
    await expect(note(north, { validation: 'validated' })).rejects.toThrow('field.by_workflow');
  });

  test('is taken through its states by three people, and keeps who, when and why', async () => {
    const id = await note();
    expect(await pass(verifier, id, 'submit')).toMatchObject({ status: 403, code: 'access.denied' });
    expect(await pass(north, id, 'submit', { reason: 'Saisie finie' })).toMatchObject({
      status: 200,
      rev: 2,
      repeated: false,
    });
    expect(await pass(verifier, id, 'send_back')).toMatchObject({ status: 422 });
    expect(codes(await pass(verifier, id, 'send_back'))).toEqual(['workflow.reason_required']);
    expect(await pass(verifier, id, 'send_back', { reason: 'Date fausse' })).toMatchObject({ status: 200 });
    expect((await standing(north, id)).state).toBe('to_correct');
    await pass(north, id, 'submit');
    await pass(verifier, id, 'validate', { act: 'Note n° 12' });
    expect(await pass(approver, id, 'consolidate')).toMatchObject({ status: 200, rev: 6 });
    const { state, passages, ways } = await standing(north, id);
    expect(state).toBe('consolidated');
    expect(ways).toEqual([]);
    expect(passages.map(({ from, to, userName, reason, act }) => [from, to, userName, reason, act])).toEqual([
      ['validated', 'consolidated', 'Compte approver', null, null],
      ['submitted', 'validated', 'Compte verifier', null, 'Note n° 12'],
      ['to_correct', 'submitted', 'Compte north', null, null],
      ['submitted', 'to_correct', 'Compte verifier', 'Date fausse', null],
      ['draft', 'submitted', 'Compte north', 'Saisie finie', null],
    ]);
    const history = (await (await north(`/api/v1/records/note/${id}/history`)).json()) as {
      entries: { rev: number }[];
    };
    expect(history.entries.map(({ rev }) => rev)).toEqual([6, 5, 4, 3, 2, 1]);
    await expect(
      system(() => execute(sql`UPDATE baara_passage SET reason = 'x' WHERE record = ${id}::uuid`)),
    ).rejects.toThrow();
    await expect(system(() => execute(sql`DELETE FROM baara_passage`))).rejects.toThrow();
  });

  test('stands on the time line with who and when, for those who may read the state', async () => {
    const id = await note(north, { written: '2026-01-05' });
    await pass(north, id, 'submit');
    await pass(verifier, id, 'validate');
    const line = await (await north(`/api/v1/records/person/${ids.awa}/timeline`)).json();
    const { rows } = line as { rows: { record: { id: string }; passages: readonly Record<string, unknown>[] }[] };
    expect(rows.find(({ record }) => record.id === id)?.passages).toMatchObject([
      { workflow: 'note_validation', to: 'submitted', userName: 'Compte north' },
      { workflow: 'note_validation', to: 'validated', userName: 'Compte verifier' },
    ]);
    const { database } = site.application;
    const assignment = { id: uuidv7(), role: 'bystander', unit: null, from: '2020-01-01', to: null };
    const session = { kind: 'user', user: uuidv7(), username: 'b', language: 'fr', assignments: [assignment] } as const;
    const seen = await inTransaction({ database, model, session }, () => readTimeline({ form: 'person', id: ids.awa }));
    expect(seen.rows.find(({ record }) => record.id === id)?.passages).toEqual([]);
  });

  test('asks for different people, and says in words why a way is refused', async () => {
    const id = await note(both);
    await pass(both, id, 'submit');
    const own = await pass(both, id, 'validate');
    expect(own.problems?.map(({ message }) => message)).toEqual([
      'Vous avez déjà fait « Soumettre » sur cette fiche : cette étape revient à quelqu’un d’autre.',
    ]);
    const mine = await standing(both, id);
    expect(mine.ways.map(({ transition, refusals }) => [transition, refusals.map(({ code }) => code)])).toEqual([
      ['validate', ['workflow.same_person']],
      ['send_back', ['workflow.same_person']],
    ]);
    const theirs = await standing(north, id);
    expect(theirs.ways[0]?.refusals.map(({ message }) => message)).toEqual([
      'Votre rôle ne permet pas cette action ici. Elle revient à : verifier.',
    ]);
    expect((await standing(verifier, id)).ways.map(({ refusals }) => refusals)).toEqual([[], []]);
  });

  test('is not for whom made it, nor for their deputy, where a step says so', async () => {
    const workflow = 'note_closing';
    const { database } = site.application;
    const office = { database, model };
    const id = await note(both);
    const own = await pass(both, id, 'waive', { workflow });
    expect([own.status, codes(own)]).toEqual([422, ['workflow.own_record']]);
    expect(own.problems?.[0]?.message).toBe('Vous avez créé cette fiche : cette étape revient à quelqu’un d’autre.');
    const { standings } = (await (await both(`/api/v1/records/note/${id}/passages`)).json()) as Standings;
    const ways = standings.find((each) => each.workflow === workflow)?.ways ?? [];
    expect(ways.map(({ transition, refusals }) => [transition, refusals.map(({ code }) => code)])).toEqual([
      ['close', []],
      ['waive', ['workflow.own_record']],
    ]);
    const session = await sessionOf(office, users.both ?? '');
    if (session?.kind !== 'user') throw new Error('no session');
    const deputy = await createUser(office, { username: 'standin', name: 'Intérimaire', password, language: 'fr' });
    const assignment = session.assignments.find(({ role }) => role === 'manager')?.id ?? '';
    const from = new Date().toISOString().slice(0, 10);
    await delegate(office, session, { assignment, deputy, from, to: '2099-01-01' });
    expect(codes(await pass(await site.as('standin'), id, 'waive', { workflow }))).toEqual(['workflow.own_record']);
    // Whoever corrected it since did not make it.
    const headers = { 'if-match': '"1"' };
    await north(`/api/v1/records/note/${id}`, { method: 'PATCH', json: { values: { body: 'Autre' } }, headers });
    expect((await pass(north, id, 'waive', { workflow })).status).toBe(200);
    expect((await rowOf(id)).closing).toBe('closed');
  });

  test('is passed once by the same request, and not at all on what has changed since', async () => {
    const id = await note();
    const key = uuidv7();
    expect(await pass(north, id, 'submit', { key, rev: 1 })).toMatchObject({ repeated: false, rev: 2 });
    expect(await pass(north, id, 'submit', { key, rev: 1 })).toMatchObject({ repeated: true, rev: 2 });
    expect(await pass(verifier, id, 'validate', { rev: 1 })).toMatchObject({ status: 409, code: 'record.conflict' });
    expect(codes(await pass(north, id, 'submit'))).toEqual(['workflow.elsewhere']);
    expect((await standing(north, id)).passages.length).toBe(1);
  });

  test('is nobody’s elsewhere', async () => {
    const id = await note();
    await pass(north, id, 'submit');
    expect(await pass(south, id, 'validate')).toMatchObject({ status: 404 });
    expect((await south(`/api/v1/records/note/${id}/passages`)).status).toBe(404);
    const operation = { do: 'pass', form: 'note', id, rev: 2, workflow: 'note_validation', transition: 'validate' };
    const good = await note();
    await pass(north, good, 'submit');
    const json = {
      id: uuidv7(),
      operations: [
        { ...operation, id: good },
        { ...operation, id: uuidv7() },
      ],
    };
    expect((await verifier('/api/v1/envelopes', { method: 'POST', json })).status).toBe(404);
    expect((await rowOf(good)).validation).toBe('submitted');
    const several = { id: uuidv7(), operations: [operation, { ...operation, id: good }] };
    expect((await verifier('/api/v1/envelopes', { method: 'POST', json: several })).status).toBe(200);
    expect([(await rowOf(good)).validation, (await rowOf(id)).validation]).toEqual(['validated', 'validated']);
  });

  test('that is corrected after it was submitted goes back, and says so', async () => {
    const id = await note();
    await pass(north, id, 'submit');
    const patched = await north(`/api/v1/records/note/${id}`, {
      method: 'PATCH',
      json: { values: { body: 'Une autre' } },
      headers: { 'if-match': '"2"' },
    });
    expect(patched.status).toBe(200);
    const { state, passages } = await standing(north, id);
    expect([state, passages[0]?.transition, passages[0]?.from]).toEqual(['draft', null, 'submitted']);
  });

  test('asks what must be filled, checks conditions, does what it says, and is then sealed', async () => {
    const seen: unknown[] = [];
    addPassageHook(model, 'note_closed', async (made) => void seen.push(...made.map(({ id }) => id)));
    const workflow = 'note_closing';
    const id = await note(north, { body: 'No' });
    const first = await pass(north, id, 'close', { workflow });
    expect(codes(first)).toEqual(['workflow.act_required', 'field.required', 'workflow.condition']);
    expect(first.problems?.at(-1)?.message).toBe('La note est trop courte.');
    await north(`/api/v1/records/note/${id}`, {
      method: 'PATCH',
      json: { values: { body: 'Assez long' } },
      headers: { 'if-match': '"1"' },
    });
    expect(
      codes(await pass(north, id, 'close', { workflow, act: 'n° 3', values: { body: 'x', written: '2026-01-02' } })),
    ).toEqual(['workflow.not_asked']);
    const closed = await pass(north, id, 'close', { workflow, act: 'n° 3', values: { written: '2026-01-02' } });
    expect(closed.status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ closing: 'closed', written: '2026-01-02', body: 'Assez long (clos)' });
    expect(seen).toEqual([id]);
    const rows = await system(() =>
      query(sql`SELECT body FROM note WHERE body = 'Suite' AND person = ${ids.awa}::uuid`),
    );
    expect(rows.length).toBe(1);
    const [post] = await system(() => query(sql`SELECT valid_to FROM assignment WHERE id = ${ids.awaPost}::uuid`));
    expect(post?.valid_to).not.toBeNull();
    await system(() => execute(sql`UPDATE assignment SET valid_to = NULL WHERE id = ${ids.awaPost}::uuid`));
    const headers = { 'if-match': `"${await revOf(id)}"` };
    const edited = await north(`/api/v1/records/note/${id}`, {
      method: 'PATCH',
      json: { values: { body: 'Non' } },
      headers,
    });
    expect(codes((await edited.json()) as Said)).toEqual(['workflow.sealed']);
    const gone = await north(`/api/v1/records/note/${id}`, { method: 'DELETE', json: { reason: 'Non' }, headers });
    expect(codes((await gone.json()) as Said)).toEqual(['workflow.sealed']);
  });

  test('is refused as a whole by a function of its module that throws', async () => {
    addPassageHook(model, 'note_closed', async () => {
      throw new BaaraError({ code: 'record.invalid', problems: [{ code: 'workflow.condition', params: {} }] });
    });
    const id = await note(north, { body: 'Assez long', written: '2026-01-02' });
    const followers = () => system(() => query(sql`SELECT count(*)::int AS count FROM note WHERE body = 'Suite'`));
    const before = await followers();
    const refused = await pass(north, id, 'close', { workflow: 'note_closing', act: 'n° 4' });
    expect(refused.status).toBe(422);
    expect(await rowOf(id)).toMatchObject({ closing: 'open', body: 'Assez long', rev: 1 });
    // Nor anything that its effects would have made.
    expect(await followers()).toEqual(before);
  });

  test('may be taken on by a deputy, but not for whom already acted', async () => {
    const { database } = site.application;
    const office = { database, model };
    const session = await sessionOf(office, users.verifier ?? '');
    if (session?.kind !== 'user') throw new Error('no session');
    const deputy = await createUser(office, { username: 'deputy', name: 'Suppléant', password, language: 'fr' });
    const { today } = await system(async () => ({ today: new Date().toISOString().slice(0, 10) }));
    await delegate(office, session, {
      ...{ assignment: session.assignments[0]?.id ?? '', deputy, from: today, to: '2099-01-01' },
    });
    const acting = await site.as('deputy');
    const id = await note();
    await pass(north, id, 'submit');
    expect((await pass(acting, id, 'validate')).status).toBe(200);
    expect((await standing(north, id)).passages[0]).toMatchObject({
      userName: 'Suppléant',
      behalfName: 'Compte verifier',
    });
  });
});

describe('what waits', () => {
  test('is counted and listed for whoever can act, and no longer once they have', async () => {
    const before = (await tasks(verifier, 'submitted'))?.count ?? 0;
    expect(await tasks(south, 'submitted')).toBeUndefined();
    const id = await note();
    await pass(north, id, 'submit');
    expect((await tasks(verifier, 'submitted'))?.count).toBe(before + 1);
    expect(await tasks(approver, 'submitted')).toBeUndefined();
    const page = (await (await verifier('/api/v1/tasks/note_validation/submitted?limit=1')).json()) as {
      readonly rows: readonly { readonly id: string }[];
      readonly next: string | null;
      readonly due: Readonly<Record<string, string>>;
    };
    expect(page.rows.length).toBe(1);
    expect(page.due[page.rows[0]?.id ?? '']).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    await pass(verifier, id, 'validate');
    expect((await tasks(verifier, 'submitted'))?.count ?? 0).toBe(before);
    const mine = await note(both);
    await pass(both, mine, 'submit');
    const own = (await (await both('/api/v1/tasks/note_validation/submitted')).json()) as { rows: { id: string }[] };
    expect(own.rows.map((row) => row.id)).not.toContain(mine);
    expect((await verifier('/api/v1/tasks/note_validation/nowhere')).status).toBe(400);
  });

  test('is passed several at once as far as each may, with the reasons of the others shown before', async () => {
    const [good, own, elsewhere] = [await note(), await note(both), await note()];
    for (const [id, by] of [
      [good, north],
      [own, both],
    ] as const)
      await pass(by, id, 'submit');
    const preview = async (
      by: Request,
      workflow: string,
      transition: string,
      ids: readonly string[],
      values: object = {},
    ) => {
      const path = `/api/v1/tasks/${workflow}/preview`;
      const answer = await by(path, { method: 'POST', json: { transition, ids, values } });
      const { records = [] } = (await answer.json()) as {
        records?: { id: string; refusals: { code: string; message: string }[] }[];
      };
      return { status: answer.status, refusals: Object.fromEntries(records.map((each) => [each.id, each.refusals])) };
    };
    const shown = await preview(both, 'note_validation', 'validate', [good, own, elsewhere]);
    expect(shown.refusals[good]).toEqual([]);
    expect(shown.refusals[own]?.map(({ message }) => message)).toEqual([
      'Vous avez déjà fait « Soumettre » sur cette fiche : cette étape revient à quelqu’un d’autre.',
    ]);
    expect(shown.refusals[elsewhere]?.map(({ code }) => code)).toEqual(['workflow.elsewhere']);
    // What one may not pass, may not see or what is not there is refused in the same words.
    const nobody = uuidv7();
    const denied = await preview(south, 'note_validation', 'validate', [good, nobody]);
    expect(denied.refusals[good]?.map(({ message }) => message)).toEqual(
      denied.refusals[nobody]?.map(({ message }) => message),
    );
    expect(denied.refusals[good]?.map(({ code }) => code)).toEqual(['workflow.no_right']);
    // What the passage asks is the same for all, and what then still refuses one is said.
    const lacking = [await note(north, { body: 'No' }), await note()];
    const closing = async (values: object) => {
      const { refusals } = await preview(north, 'note_closing', 'close', lacking, values);
      return lacking.map((each) => refusals[each]?.map(({ code }) => code));
    };
    expect(await closing({})).toEqual([['field.required', 'workflow.condition'], ['field.required']]);
    expect(await closing({ written: '2026-01-02' })).toEqual([['workflow.condition'], []]);
    expect(await closing({ written: 'demain' })).toEqual([
      ['field.not_a_date', 'field.required', 'workflow.condition'],
      ['field.not_a_date', 'field.required'],
    ]);
    expect((await closing({ body: 'x', written: '2026-01-02' })).at(-1)).toEqual(['workflow.not_asked']);
    expect((await preview(north, 'note_validation', 'nothing', [good])).status).toBe(400);
    expect((await preview(north, 'nothing', 'validate', [good])).status).toBe(400);
    const statements = site.application.database.statements;
    const many = [good, ...(await Promise.all([1, 2, 3].map(() => note())))];
    const cost = async (ids: readonly string[]) => {
      const before = statements();
      await preview(both, 'note_validation', 'validate', ids);
      return statements() - before;
    };
    await cost(many);
    expect(await cost(many)).toBe(await cost(many.slice(0, 1)));
  });

  test('past its deadline is said', async () => {
    const id = await note();
    await pass(north, id, 'submit');
    await system(() => execute(sql`UPDATE note SET validation_since = current_date - 11 WHERE id = ${id}::uuid`));
    expect((await tasks(verifier, 'submitted'))?.overdue).toBe(1);
  });
});

describe('a deadline', () => {
  const run = (kind: string, payload = {}) => {
    const { database } = site.application;
    const handler = workflowHandlers({ database, model }).get(kind);
    return handler?.({ id: uuidv7(), kind, payload, attempts: 1 }, new AbortController().signal);
  };

  test('is told once a day to whoever can act, before it is over and after', async () => {
    const id = await note();
    await pass(north, id, 'submit');
    await system(() => execute(sql`UPDATE note SET validation_since = current_date - 8 WHERE id = ${id}::uuid`));
    for (const user of [users.verifier, users.verifier, users.elsewhere]) await run('workflow.remind', { user });
    const told = async (by: Request) =>
      (await (await by('/api/v1/notices')).json()) as { unread: number; notices: { kind: string; link: string }[] };
    expect(await told(verifier)).toMatchObject({ unread: 1, notices: [{ kind: 'tasks_due', link: '/tasks' }] });
    expect(await told(south)).toEqual({ unread: 0, notices: [] });
    expect((await verifier('/api/v1/notices/read', { method: 'POST' })).status).toBe(204);
    expect((await told(verifier)).unread).toBe(0);
  });

  test('that has passed has its tacit outcome, once, by nobody', async () => {
    const [late, early] = [await note(), await note()];
    for (const id of [late, early]) await pass(north, id, 'submit');
    await system(() => execute(sql`UPDATE note SET validation_since = current_date - 11 WHERE id = ${late}::uuid`));
    await run('workflow.deadlines');
    await run('workflow.deadlines');
    expect([(await rowOf(late)).validation, (await rowOf(early)).validation]).toEqual(['validated', 'submitted']);
    const { passages } = await standing(north, late);
    expect(passages[0]).toMatchObject({ transition: 'validate', userName: null });
    const [{ count } = {}] = await system(() =>
      query(sql`SELECT count(*)::int AS count FROM baara_job WHERE kind = 'workflow.remind'`),
    );
    // One for each account at work, not one for each time that it is looked at.
    expect(count).toBe(9);
  });
});

test('rows of a demonstration have behind them the passages that brought them to their state', async () => {
  const id = uuidv7();
  const values = { body: 'Récit', validation: 'validated', closing: 'open', person: ids.awa };
  const passages = [
    { transition: 'submit', on: '2025-03-01', by: 'north' },
    { transition: 'send_back', on: '2025-03-02', by: 'verifier', reason: 'Date fausse' },
    { transition: 'submit', on: '2025-03-03', by: 'north' },
    { transition: 'validate', on: '2025-03-04', by: 'verifier' },
  ];
  const batch = { form: 'note', rows: [{ id, owner: ids.north, values, passages }] };
  const past = pastPassages(model);
  past.note(batch);
  await system(async () => {
    await loadRecords({ ...batch, reason: 'test' });
    await past.write();
  });
  const { passages: told } = await standing(north, id);
  expect(told.map(({ to, userName, at, reason }) => [to, userName, String(at).slice(0, 10), reason])).toEqual([
    ['validated', 'Compte verifier', '2025-03-04', null],
    ['submitted', 'Compte north', '2025-03-03', null],
    ['to_correct', 'Compte verifier', '2025-03-02', 'Date fausse'],
    ['submitted', 'Compte north', '2025-03-01', null],
  ]);
  // They count as any other: who validated it does not consolidate it, and the next passage stands above them.
  expect(await pass(approver, id, 'consolidate')).toMatchObject({ status: 200, rev: 2 });
  expect((await standing(north, id)).passages.length).toBe(5);
  const astray = { form: 'note', rows: [{ id: uuidv7(), owner: null, values, passages: passages.slice(0, 1) }] };
  expect(() => pastPassages(model).note(astray)).toThrow(BaaraError);
});

test('records that were there before a workflow stand where it says, without being rewritten', async () => {
  const { database } = site.application;
  const id = uuidv7();
  await system(() =>
    loadRecords({ form: 'note', rows: [{ id, owner: null, values: { body: 'Ancienne' } }], reason: 'test' }),
  );
  await database.maintenance((connection) =>
    connection.execute('ALTER TABLE note DROP COLUMN validation CASCADE, DROP COLUMN validation_since CASCADE'),
  );
  await prepareDatabase(database, model);
  const row = await rowOf(id);
  expect([row.validation, row.validation_since, row.rev]).toEqual(['consolidated', null, 1]);
  const { steps } = await planSchema(database, model);
  expect(steps.filter(({ kind }) => kind.includes('index')).map(({ subject }) => subject)).toEqual([]);
});
