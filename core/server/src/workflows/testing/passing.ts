import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { execute, inTransaction, query } from '../../database/index.ts';
import { ids, password } from '../../http/testing.ts';
import { addPassageHook } from '../../records/index.ts';
import { createUser, delegate, sessionOf } from '../../sessions/index.ts';
import { readTimeline } from '../../timeline/index.ts';
import {
  approver,
  both,
  codes,
  model,
  north,
  note,
  pass,
  revOf,
  rowOf,
  type Said,
  type Standings,
  site,
  south,
  standing,
  system,
  users,
  verifier,
} from './office.ts';

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
