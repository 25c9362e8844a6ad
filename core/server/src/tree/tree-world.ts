import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { inTransaction, query } from '../database/index.ts';
import { keepPlacement, refreshDue } from '../placement/index.ts';
import { applyEnvelope, type Values } from '../records/index.ts';
import { openTestDatabase, systemSession, tinyModel } from '../testing/index.ts';
import { keepTree } from './hooks.ts';

/** A small country for the tests of this room: everything is written as a save writes it. */
export interface TreeWorld {
  /** Runs `work` on a day, as every transaction of the application begins: with what is due. */
  on<T>(today: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openTreeWorld(): Promise<TreeWorld> {
  const model = tinyModel();
  keepTree(model);
  keepPlacement(model);
  const { database, close } = await openTestDatabase({ model });
  return {
    // Patience for a busy machine: deadlines have tests of their own.
    on: (today, work) =>
      inTransaction({ database, model, session: systemSession, today, deadlineMs: 60_000 }, async () => {
        await refreshDue();
        return work();
      }),
    close,
  };
}

/** Saves a new unit, with nothing said of its dated rows, and answers its id. */
export async function openUnit(values: Values & { readonly name: string }): Promise<string> {
  return create('unit', { code: uuidv7(), ...values });
}

/** Saves a person with a main post from a day on. */
export async function employ(facility: string, from: string, surname = 'Traoré'): Promise<string> {
  const person = uuidv7();
  await applyEnvelope({
    id: uuidv7(),
    operations: [
      { do: 'create', form: 'person', id: person, values: { surname, forename: 'Awa' } },
      { do: 'create', form: 'assignment', id: uuidv7(), values: { person, facility, main: true, valid_from: from } },
    ],
  });
  return person;
}

export async function create(form: string, values: Values): Promise<string> {
  const id = uuidv7();
  await applyEnvelope({ id: uuidv7(), operations: [{ do: 'create', form, id, values }] });
  return id;
}

/** The units above one, nearest first, by the closure. */
export async function above(unit: string): Promise<string[]> {
  const rows = await query(
    sql`SELECT ancestor FROM unit_closure WHERE descendant = ${unit}::uuid AND depth > 0 ORDER BY depth`,
  );
  return rows.map((row) => row.ancestor as string);
}
