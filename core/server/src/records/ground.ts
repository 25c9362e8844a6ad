import { together } from '../database/index.ts';
import { historySince, type LaterLine } from '../history/index.ts';
import { descendants, type Ids } from './cascade.ts';
import { lockRows } from './load.ts';
import { readAsked } from './passage.ts';
import { readSaid, type Said } from './said.ts';
import { formNamed } from './shape.ts';
import type { Stored } from './state.ts';
import type { Envelope, Operation, Problem } from './types.ts';

/** What an envelope's operations work on: the rows as they stand, locked, and what was said of them. */
export interface Ground {
  readonly stored: ReadonlyMap<string, ReadonlyMap<string, Stored>>;
  readonly said: ReadonlyMap<Operation, Said>;
  /** The history behind authors who saw an older revision, by record. */
  readonly later: ReadonlyMap<string, readonly LaterLine[]>;
  /** Records that a deletion or restoration takes along. */
  readonly along: ReadonlyMap<Operation['do'], Ids>;
}

/** What each operation says. Values that nobody may write are added to `problems`. */
export function readEverythingSaid(envelope: Envelope, problems: Problem[]): Ground['said'] {
  const said = new Map<Operation, Said>();
  for (const operation of envelope.operations) {
    const form = formNamed(operation.form);
    if (operation.do === 'create' || operation.do === 'update')
      said.set(operation, readSaid(form, operation, problems));
    if (operation.do === 'pass') said.set(operation, readAsked(form, operation, problems));
  }
  return said;
}

/** Reads and locks what an envelope touches: one statement a form, all sent at once. */
export async function readGround(envelope: Envelope, said: Ground['said']): Promise<Ground> {
  const wanted = new Map<string, Set<string>>();
  const along = new Map<Operation['do'], Ids>();
  for (const operation of envelope.operations) {
    if (operation.do !== 'create') add(wanted, operation.form, [operation.id]);
  }
  for (const verb of ['delete', 'restore'] as const) {
    const roots = idsOf(envelope, verb);
    if (roots.size === 0) continue;
    const taken = await descendants(roots, verb);
    along.set(verb, taken);
    for (const [form, ids] of taken) add(wanted, form, ids);
  }
  // Always in the same order, so that two envelopes wait for each other instead of locking each other out.
  const forms = [...wanted.keys()].sort();
  const locked = await together(forms.map((form) => lockRows(formNamed(form), wanted.get(form) ?? [])));
  const stored = new Map(forms.map((form, at) => [form, locked[at] as ReadonlyMap<string, Stored>]));
  return { stored, said, along, later: await laterOf(envelope, stored) };
}

/** The history behind authors who saw an older revision: nothing is asked when none did. */
async function laterOf(envelope: Envelope, stored: Ground['stored']): Promise<Ground['later']> {
  const seen = new Map<string, number>();
  for (const operation of envelope.operations) {
    if (operation.do !== 'update' || seen.has(operation.id)) continue;
    const row = stored.get(operation.form)?.get(operation.id);
    if (row && operation.rev < row.rev) seen.set(operation.id, operation.rev);
  }
  return historySince([...seen].map(([id, rev]) => ({ id, rev })));
}

/** The records that operations of one verb name, by form. */
export function idsOf(envelope: Envelope, verb: Operation['do']): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const operation of envelope.operations) if (operation.do === verb) add(ids, operation.form, [operation.id]);
  return ids;
}

/** Everything that goes when an envelope's deletions are done. */
export function goingIn(envelope: Envelope, along: Ground['along']): Ids {
  const going = idsOf(envelope, 'delete');
  for (const [form, ids] of along.get('delete') ?? []) add(going, form, ids);
  return going;
}

function add(ids: Map<string, Set<string>>, form: string, more: Iterable<string>): void {
  const known = ids.get(form) ?? new Set<string>();
  for (const id of more) known.add(id);
  ids.set(form, known);
}
