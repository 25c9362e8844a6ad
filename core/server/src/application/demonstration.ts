import { type DemonstrationBatch, type Model, wording } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { current, type Database, execute, inTransaction, query, together } from '../database/index.ts';
import { demonstrationKey } from '../demonstration/index.ts';
import { rebuildPlacement } from '../placement/index.ts';
import { type LoadedRow, loadRecords } from '../records/index.ts';
import { withoutIndexes } from '../schema/index.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import type { DemonstrationAccount, SitePackage } from '../site/index.ts';
import { rebuildSnapshots } from '../snapshots/index.ts';
import { rebuildClosure } from '../tree/index.ts';
import { pastPassages } from './past-passages.ts';

/** The size of the demonstration: the papers' country. */
export const demonstrationPeople = 23_604;
export const demonstrationSeed = 20_260_101;

const referenceKey = 'reference';

/** What the history says of first rows, in the site's own language. */
const why = { fr: 'premières données', en: 'first data' };

export interface Load {
  readonly database: Database;
  readonly model: Model;
  readonly site: Pick<SitePackage, 'reference' | 'demonstration' | 'accounts'>;
  readonly people?: number;
  readonly seed?: number;
  /** Told once, when there is something to write. */
  readonly begun?: () => void;
  /** Told after each batch: rows written so far. */
  readonly progress?: (rows: number) => void;
}

/**
 * Writes the demonstration, its reference data and its accounts into a database that has neither people nor accounts: all in one
 * transaction, so that a start that was killed begins again from nothing. Returns whether it wrote anything.
 */
export async function loadDemonstration(load: Load): Promise<boolean> {
  const { database, model, site } = load;
  return inLoad(load, async () => {
    if (!site.demonstration || !(await isUntouched())) return false;
    load.begun?.();
    const { today } = current();
    const people = load.people ?? demonstrationPeople;
    await mark(demonstrationKey, today);
    await mark(referenceKey, today);
    const seed = load.seed ?? demonstrationSeed;
    const { seen, rest, isLarge } = lookedAhead(
      concatenated(site.reference?.(today), site.demonstration({ people, seed, today })),
    );
    const past = pastPassages(model);
    await withoutIndexes(() => writeBatches(concatenated(seen, rest), load, past.note), isLarge);
    for (const account of site.accounts) await openAccount({ database, model }, account);
    await past.write();
    return true;
  });
}

/** Writes the site's reference data once; rows that are there already are left alone. Returns whether it wrote anything. */
export async function loadReference(load: Load): Promise<boolean> {
  const { reference } = load.site;
  if (!reference) return false;
  return inLoad(load, async () => {
    const [known] = await query(sql`SELECT 1 FROM baara_meta WHERE key = ${referenceKey}`);
    if (known) return false;
    load.begun?.();
    await mark(referenceKey, current().today);
    await writeBatches(reference(current().today), load);
    return true;
  });
}

function inLoad<T>({ database, model }: Load, work: () => Promise<T>): Promise<T> {
  const session = asSystem('first data');
  return inTransaction({ database, model, session, deadlineMs: 3_600_000, once: true }, work);
}

async function writeBatches(
  batches: Iterable<DemonstrationBatch>,
  { model, progress }: Load,
  note: (batch: DemonstrationBatch) => void = () => undefined,
): Promise<void> {
  let rows = 0;
  const reason = wording(why, model.languages[0] ?? 'fr');
  const sent: Promise<void>[] = [];
  const write = async ({ form, rows: made }: DemonstrationBatch) => {
    await loadRecords({ form, rows: made as readonly LoadedRow[], reason });
    rows += made.length;
    progress?.(rows);
  };
  try {
    for (const batch of batches) {
      note(batch);
      await sent.at(-atOnce);
      const written = write(batch);
      // A failure is told below: the first one, from which the others come.
      written.catch(() => undefined);
      sent.push(written);
    }
  } finally {
    await together(sent);
  }
  await rebuildClosure();
  const placed = Object.values(model.forms).filter(({ place }) => place.some(({ kind }) => kind === 'posts'));
  for (const { id } of placed) await rebuildPlacement(id);
  await rebuildSnapshots();
}

/** Batches in hand: while the database writes one, the next is made. */
const atOnce = 3;

/** Rows that are looked at before the first is written, and how many of them make a form one of the large ones. */
const ahead = 10_000;
const many = 150;

/** The first batches, the others, and which tables will be large: those of the forms of which much is among the first, and the engine's own. */
function lookedAhead(batches: Iterable<DemonstrationBatch>): {
  readonly seen: readonly DemonstrationBatch[];
  readonly rest: Iterable<DemonstrationBatch>;
  readonly isLarge: (table: string) => boolean;
} {
  const left = batches[Symbol.iterator]();
  const seen: DemonstrationBatch[] = [];
  const counts = new Map<string, number>();
  for (let rows = 0; rows < ahead; ) {
    const next = left.next();
    if (next.done) break;
    const { form, rows: own } = next.value;
    seen.push(next.value);
    counts.set(form, (counts.get(form) ?? 0) + own.length);
    rows += own.length;
  }
  const large = [...counts].filter(([, count]) => count >= many).map(([form]) => form);
  const isLarge = (table: string) =>
    table.startsWith('baara_') ||
    large.some((form) => table === form || table === `${form}_place` || table.startsWith(`${form}__`));
  return { seen, rest: { [Symbol.iterator]: () => left }, isLarge };
}

function* concatenated(...parts: readonly (Iterable<DemonstrationBatch> | undefined)[]): Iterable<DemonstrationBatch> {
  for (const part of parts) if (part) yield* part;
}

function mark(key: string, today: string): Promise<void> {
  return execute(sql`INSERT INTO baara_meta (key, value) VALUES (${key}, ${today}) ON CONFLICT DO NOTHING`);
}

/** The accounts of the demonstration, where it was loaded: a site in earnest never shows them. */
export async function demonstrationAccounts(
  { database, model }: { readonly database: Database; readonly model: Model },
  accounts: readonly DemonstrationAccount[],
): Promise<readonly DemonstrationAccount[]> {
  const loaded = await inTransaction({ database, model, session: asSystem('start') }, () =>
    query(sql`SELECT 1 FROM baara_meta WHERE key = ${demonstrationKey}`),
  );
  return loaded.length > 0 ? accounts : [];
}

async function isUntouched(): Promise<boolean> {
  const [row] = await query(sql`
    SELECT EXISTS (SELECT 1 FROM baara_user) OR EXISTS (SELECT 1 FROM baara_meta WHERE key = ${demonstrationKey})
      OR EXISTS (SELECT 1 FROM baara_envelope) AS used`);
  return row?.used === false;
}

async function openAccount(
  office: { readonly database: Database; readonly model: Model },
  { username, password, role, unit, label }: DemonstrationAccount,
): Promise<void> {
  const user = await createUser(office, { username, password, name: label.fr, demonstration: true });
  await assignRole(office, { user, role, unit });
}
