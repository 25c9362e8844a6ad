import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { execute, query } from '../../database/index.ts';
import { workflowHandlers } from '../index.ts';
import {
  approver,
  both,
  model,
  north,
  note,
  pass,
  type Request,
  rowOf,
  site,
  south,
  standing,
  system,
  tasks,
  users,
  verifier,
} from './office.ts';

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
