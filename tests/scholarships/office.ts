import { BaaraError, compose, type ModelForm, uuidv7 } from '@baara/model';
import type { PartAction, PartRoute, ServerPart } from '@baara/server';
import { sql } from 'drizzle-orm';
import { asSystem, openActionsOf } from '../../core/server/src/access/index.ts';
import { inTransaction, query, type Session } from '../../core/server/src/database/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { offered, useParts } from '../../core/server/src/parts/index.ts';
import { applyEnvelope, loadRecords } from '../../core/server/src/records/index.ts';
import { assignRole, createUser, sessionOf } from '../../core/server/src/sessions/index.ts';
import { openTestDatabase } from '../../core/server/src/testing/index.ts';
import { rebuildClosure } from '../../core/server/src/tree/index.ts';
import part from '../../modules/scholarships/src/server/index.ts';
import { mali } from '../../sites/mali/src/site.ts';
import { type School, writeSchool } from './world.ts';

const model = compose(mali);
const unit = uuidv7();

const roles = {
  officer: 'scholarship_officer',
  preparer: 'payment_preparer',
  second: 'payment_preparer',
  verifier: 'payment_verifier',
  approver: 'payment_approver',
  clerk: 'facility_head',
} as const;
type Who = keyof typeof roles;
type Row = Readonly<Record<string, unknown>>;

/** An office of the Mali site where scholarships are paid: its people, and what they do as requests would have them do it. */
export async function openPayOffice(...more: readonly ServerPart[]) {
  const { database, close } = await openTestDatabase({ model });
  useParts(model, [part, ...more]);
  const as = <T>(session: Session, work: () => Promise<T>): Promise<T> =>
    inTransaction({ database, model, session, deadlineMs: 60_000 }, work);
  const system = <T>(work: () => Promise<T>): Promise<T> => as(asSystem('test'), work);
  await system(async () => {
    const values = { name: 'Gao', type: 'REGION' };
    const state = { id: uuidv7(), owner: null, values: { unit, ...values, valid_from: '2010-01-01' } };
    await loadRecords({
      form: 'unit',
      rows: [{ id: unit, owner: null, values: { ...values, code: 'GA' } }],
      reason: 'test',
    });
    await loadRecords({ form: 'unit_state', rows: [state], reason: 'test' });
    await rebuildClosure();
  });
  const people = {} as Record<Who, Session>;
  const session = async (user: string) => (await sessionOf({ database, model }, user)) as Session;
  for (const who of Object.keys(roles) as Who[]) {
    const account = { username: who, name: who, password: 'un mot de passe long', demonstration: true as const };
    const user = await createUser({ database, model }, account);
    await assignRole({ database, model }, { user, role: roles[who], unit });
    people[who] = await session(user);
  }

  const act = (by: Session, name: string, body: Row, key = uuidv7()): Promise<Row> => {
    const action = offered(model, 'actions', { module: 'scholarships', name }) as PartAction;
    return as(by, () => action({ body, key, sql: moduleSql })) as Promise<Row>;
  };
  const rowsOf = (form: string, where: ReturnType<typeof sql>): Promise<readonly Row[]> =>
    system(() => query(sql`SELECT * FROM ${sql.identifier(form)} WHERE ${where} ORDER BY created_at, id`));
  const pass = async (by: Session, form: string, id: unknown, transition: string, reason?: string): Promise<void> => {
    const [row] = await rowsOf(form, sql`id = ${String(id)}::uuid`);
    const workflow = `${form}_state`;
    const operation = { do: 'pass', form, id: String(id), rev: Number(row?.rev), workflow, transition } as const;
    await as(by, () => applyEnvelope({ id: uuidv7(), operations: [operation], ...(reason ? { reason } : {}) }));
  };
  const write = (by: Session, form: string, values: Readonly<Record<string, string>>, id = uuidv7()) =>
    as(by, () => applyEnvelope({ id: uuidv7(), operations: [{ do: 'create', form, id, values }] }));
  const change = (by: Session, form: string, row: Row | undefined, values: Readonly<Record<string, string | number>>) =>
    as(by, () =>
      applyEnvelope({
        id: uuidv7(),
        operations: [{ do: 'update', form, id: String(row?.id), rev: Number(row?.rev), values }],
      }),
    );
  const onward = (by: Session, batch: unknown, transition: string, reason?: string) =>
    pass(by, 'payment_batch', batch, transition, reason);
  const who = { verify: people.verifier, approve: people.approver, export: people.preparer, deliver: people.preparer };

  return {
    ...{ people, system, act, rowsOf, pass, write, change, onward, close },
    world: (awards: number): Promise<School> => system(() => writeSchool({ unit, awards, first: '2026-01' })),
    /** How many statements were sent so far. */
    statements: () => database.statements(),
    /** What pages offer somebody to do with a form. */
    offers: (by: Session, form: string) => openActionsOf(model, by, model.forms[form] as ModelForm),
    ask: <T>(by: Session, name: string, question: Readonly<Record<string, string>>): Promise<T> => {
      const route = part.routes?.[name] as PartRoute;
      return as(by, () => route({ query: question, sql: moduleSql, origin: 'http://127.0.0.1' })) as Promise<T>;
    },
    linesOf: (batch: unknown): Promise<readonly Row[]> =>
      system(() => query(sql`SELECT * FROM payment WHERE batch = ${String(batch)}::uuid ORDER BY reference, attempt`)),
    set: (award: string | undefined, column: string, value: string) =>
      system(() =>
        query(sql`UPDATE scholarship_award SET ${sql.identifier(column)} = ${value} WHERE id = ${award}::uuid`),
      ),
    /** A list of a month, taken as far as said. */
    list: async (school: School, month: string, ...steps: readonly (keyof typeof who)[]): Promise<unknown> => {
      const { batch } = await act(people.preparer, 'prepare', { programme: school.programme, month });
      for (const step of steps) await onward(who[step], batch, step);
      return batch;
    },
    answer: (batch: unknown, text: string, name = 'reponse.csv') =>
      act(people.preparer, 'importAnswer', { batch, name, text }),
    /** The same person with all three roles of payment. */
    allRoles: async (who: Session): Promise<Session> => {
      const { user } = who as { readonly user: string };
      for (const role of ['payment_verifier', 'payment_approver'])
        await assignRole({ database, model }, { user, role, unit });
      return session(user);
    },
  };
}

/** The words in which something was refused. */
export async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BaaraError)) throw error ?? new Error('it was not refused');
  const [problem] = error.problems;
  return String((problem?.params?.message as { fr?: string } | undefined)?.fr ?? problem?.code ?? error.code);
}
