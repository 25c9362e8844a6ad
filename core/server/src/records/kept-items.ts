import { type Model, uuidv7 } from '@baara/model';
import { current } from '../database/index.ts';
import type { Connection, Database, Statement } from '../database/types.ts';

/** What a process knows of the lists' items, by what it is (a form's words in a language, its rows) and by code. */
interface Known {
  readonly version: string;
  readonly model: Model;
  readonly facts: Map<string, Map<string, unknown>>;
}

const known = new WeakMap<Database, Known>();
/** Transactions that have written items themselves: what they see must not be kept before they commit, nor be what was kept before. */
const writing = new WeakSet<Connection>();

/**
 * What is known of the items of a list (`what` says which and of which list), by code, to be looked at first and completed. Every item that any node writes changes the version that
 * BEGIN reads, and all is asked anew. Null in a transaction that has itself written items: it must ask.
 */
export function keptItems<T>(what: string): Map<string, T> | null {
  const { connection, database, items, model } = current();
  if (writing.has(connection)) return null;
  let here = known.get(database);
  if (here?.version !== items || here.model !== model) {
    here = { version: items, model, facts: new Map() };
    known.set(database, here);
  }
  const facts = here.facts.get(what) ?? new Map<string, unknown>();
  here.facts.set(what, facts);
  return facts as Map<string, T>;
}

/** The statement by which everybody hears, at the commit, that items were written; it is to be sent with those that write them. */
export function itemsWritten(): Statement {
  writing.add(current().connection);
  return {
    text: `INSERT INTO baara_meta VALUES ('items', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    params: [uuidv7()],
  };
}
