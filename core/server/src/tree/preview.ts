import { sql } from 'drizzle-orm';
import { current, inTransaction, query } from '../database/index.ts';
import type { EnvelopeResult } from '../records/types.ts';
import { chainOf, deriveTree } from './derive.ts';
import { uuids } from './ids.ts';
import { loadTree } from './load.ts';
import type { Reorganisation } from './reorganisation.ts';
import { requireShape } from './shape.ts';

/** A unit that other people will read, or no longer. */
export interface ChangedHands {
  readonly unit: string;
  /** Units whose people gain it, and those whose people lose it. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export interface Preview {
  /** Units whose chain to the root changes. */
  readonly units: readonly ChangedHands[];
  /** Form → the number of its records, as they are placed now, that lie at those units. */
  readonly records: Readonly<Record<string, number>>;
  /** Units that would be closed, and whose open posts would still be there: whom to transfer before, or after. */
  readonly closing: { readonly units: readonly string[]; readonly records: Readonly<Record<string, number>> };
  /** The day that is compared, ISO. */
  readonly date: string;
}

/**
 * What a reorganisation would do to who reads what, on its first day or today, whichever is later. The reorganisation
 * is really made, with every check, and then undone: nothing of it stays. Throws what it throws.
 *
 * @example await preview(moveUnit, { unit, parent, on: '2026-07-01' })
 */
export async function preview<Request extends Reorganisation>(
  reorganise: (request: Request) => Promise<EnvelopeResult>,
  request: Request,
): Promise<Preview> {
  const { today } = current();
  const date = [request.on, today].sort().at(-1) ?? today;
  const before = await chainsOn(date);
  const after = await undone(async () => {
    await reorganise(request);
    return chainsOn(date);
  });
  const units = [...before.chains].flatMap(([unit, chain]): ChangedHands[] => {
    const then = after.chains.get(unit) ?? [];
    const gained = then.filter((each) => !chain.includes(each));
    const lost = chain.filter((each) => !then.includes(each));
    return gained.length + lost.length === 0 ? [] : [{ unit, gained, lost }];
  });
  const closing = [...before.living].filter((unit) => !after.living.has(unit));
  return {
    units,
    records: await recordsAt(units.map(({ unit }) => unit)),
    closing: { units: closing, records: await atWorkAt(closing, date) },
    date,
  };
}

interface Chains {
  readonly chains: ReadonlyMap<string, readonly string[]>;
  readonly living: ReadonlySet<string>;
}

/** Each unit's chain to the root on a date, and which units are open. */
async function chainsOn(date: string): Promise<Chains> {
  const { units, successions } = await loadTree(requireShape(current().model), date);
  const { parents } = deriveTree(units, successions);
  return {
    chains: new Map(units.map(({ id }) => [id, chainOf(id, parents)])),
    living: new Set(units.filter(({ living }) => living).map(({ id }) => id)),
  };
}

/** The result of `work`, of which nothing is kept. */
async function undone<T>(work: () => Promise<T>): Promise<T> {
  const outcome: { result?: { value: T } } = {};
  const undo = new Error('undo');
  try {
    await inTransaction(current(), async () => {
      outcome.result = { value: await work() };
      throw undo;
    });
  } catch (error) {
    if (error !== undo || !outcome.result) throw error;
  }
  return (outcome.result as { value: T }).value;
}

async function recordsAt(units: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  if (units.length === 0) return counts;
  const { model } = current();
  const shape = requireShape(model);
  const dated = [shape.units.id, shape.states.id, shape.successions.id];
  for (const form of Object.values(model.forms).filter(({ id }) => !dated.includes(id))) {
    const posted = form.place.some(({ kind }) => kind === 'posts');
    const own = form.place.flatMap((path) => (path.kind === 'unit' ? [path.field] : []));
    if (!posted && own.length === 0) continue;
    const places = own.map((key) => sql`r.${sql.identifier(key)} = ANY(${uuids(units)})`);
    if (posted)
      places.push(
        sql`r.id IN (SELECT record FROM ${sql.identifier(`${form.id}_place`)} WHERE unit = ANY(${uuids(units)}))`,
      );
    const [row] = await query(sql`
      SELECT count(*) AS count FROM ${sql.identifier(form.id)} r
      WHERE r.deleted_at IS NULL AND (${sql.join(places, sql` OR `)})`);
    counts[form.id] = Number(row?.count ?? 0);
  }
  return counts;
}

/** Form → how many of its records hold a post at these units that is open on the date, or begins later. */
async function atWorkAt(units: readonly string[], date: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  if (units.length === 0) return counts;
  for (const form of Object.values(current().model.forms)) {
    const path = form.place.find(({ kind }) => kind === 'posts');
    if (path?.kind !== 'posts') continue;
    const [row] = await query(sql`
      SELECT count(DISTINCT p.${sql.identifier(path.record)}) AS count FROM ${sql.identifier(path.form)} p
      WHERE p.${sql.identifier(path.unit)} = ANY(${uuids(units)}) AND p.deleted_at IS NULL
        AND (p.valid_to IS NULL OR p.valid_to > ${date}::date)`);
    counts[form.id] = Number(row?.count ?? 0);
  }
  return counts;
}
