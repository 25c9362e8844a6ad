import { type Model, uuidv7 } from '@baara/model';
import fc from 'fast-check';
import { inTransaction } from '../../database/index.ts';
import type { Database } from '../../database/types.ts';
import { sessionOf } from '../../sessions/index.ts';
import { systemSession, testEngine } from '../../testing/index.ts';
import { accessModel, formIds, withRoles } from './model.ts';
import { today } from './oracle.ts';
import { type Rights, rightsAbout } from './rights.ts';
import { inserts, scriptOf, unitId } from './store.ts';
import { type World, worlds } from './world.ts';

/** A user with rights of their own, a form they ask for, and which of the form's filters they ask it with. */
export interface Asker {
  readonly held: Rights;
  readonly form: string;
  readonly choice: number;
}

/** Users who look at the same country: writing it takes longer than asking it. */
const askersInOneWorld = 10;

/** How many cases run: an asker in a world is one. 10,000 on PostgreSQL, and the first half of them on PGlite, which takes twice as long for each. */
export const cases = Number(process.env.BAARA_CASES ?? (testEngine() === 'postgres' ? 10_000 : 5000));
const seed = Number(process.env.BAARA_SEED ?? 20260615);

const asker: fc.Arbitrary<Asker> = fc
  .constantFrom(...formIds)
  .chain((form) => fc.record({ held: rightsAbout(form), form: fc.constant(form), choice: fc.nat({ max: 100 }) }));
const askers = fc.array(asker, { minLength: askersInOneWorld, maxLength: askersInOneWorld });

/** Asks `check` as each of the askers of each world, until there were as many cases as wanted; nothing of it stays in the database. */
export async function everyCase(
  database: Database,
  check: (world: World, asker: Asker) => Promise<void>,
  wanted = cases,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, askers, (world, all) => inWorld(database, world, all, (each) => check(world, each))),
    { numRuns: Math.ceil(wanted / askersInOneWorld), seed },
  );
}

class Undone extends Error {}

async function inWorld(
  database: Database,
  world: World,
  all: readonly Asker[],
  check: (asker: Asker) => Promise<void>,
): Promise<void> {
  const office = { database, model: modelOf(all), today };
  const users = all.map((asker, number) => ({ asker, number, id: uuidv7() }));
  try {
    await inTransaction({ ...office, session: systemSession, deadlineMs: 60_000 }, async ({ connection }) => {
      const accounts = users.flatMap(({ asker, number, id }) => accountRows(world, asker.held, { number, id }));
      await connection.execute(`${scriptOf(world)}\n${inserts(accounts)}`);
      for (const { asker, id } of users) {
        const session = await sessionOf(office, id);
        if (!session) throw new Error('no session');
        await inTransaction({ ...office, session }, () => check(asker));
      }
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

const roleId = (asker: number, role: number) => `asker${asker}_role${role}`;

function modelOf(all: readonly Asker[]): Model {
  const roles = all.flatMap(({ held }, number) =>
    held.roles.map((grants, role) => [roleId(number, role), grants] as const),
  );
  return withRoles(accessModel, Object.fromEntries(roles));
}

type Account = { readonly number: number; readonly id: string };

/** The account and its assignments; each that it holds as a deputy comes from another account with one of its own. */
function accountRows(world: World, { holdings }: Rights, { number, id }: Account) {
  const user = (key: string, disabled: boolean) => ({
    table: 'baara_user',
    row: { id: key, username: key, name: 'Awa', language: 'fr', disabled },
  });
  const day = (offset: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const assignment = (row: { user_id: string; days: Days; at: Held; delegated_from: string | null }) => {
    const { days, at, ...rest } = row;
    const unit = at.unit === null ? null : unitId(at.unit % world.parents.length);
    const valid_to = days.to === null ? null : day(Math.max(days.from, days.to));
    const key = uuidv7();
    const made = { id: key, role: roleId(number, at.role), unit, valid_from: day(days.from), valid_to, ...rest };
    return { key, written: { table: 'baara_assignment', row: made } };
  };
  const rows = holdings.flatMap((holding) => {
    if (!holding.giver) {
      return [assignment({ user_id: id, days: holding, at: holding, delegated_from: null }).written];
    }
    const giver = uuidv7();
    const own = assignment({ user_id: giver, days: holding.giver, at: holding, delegated_from: null });
    const handed = assignment({ user_id: id, days: holding, at: holding, delegated_from: own.key });
    return [user(giver, holding.giver.closed), own.written, handed.written];
  });
  return [user(id, false), ...rows];
}

type Days = { readonly from: number; readonly to: number | null };
type Held = { readonly role: number; readonly unit: number | null };
