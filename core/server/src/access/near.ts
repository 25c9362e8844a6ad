import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { type Reach, reaches } from './grants.ts';
import { memoised } from './memo.ts';
import { ordersKept } from './orders-kept.ts';
import { placeOrder } from './place-order.ts';
import { heldFor } from './row-policy.ts';
import type { Near, ReadPlan, ReadRequest, Walk } from './types.ts';

/**
 * The units among whose placements every row of a plan is found, when its order is the one in which placements are kept; `undefined` when nothing
 * narrows it to a part of the tree. It says where to look and allows nothing: each row found there is asked the plan's whole condition.
 *
 * Whoever works under a unit today has a placement there, and whose scope is a subtree reads by placements in it.
 */
export function nearOf(form: ModelForm, { under }: ReadRequest, order: ReadPlan['order']): Near | undefined {
  const kept = placeOrder(form);
  const isUsual = order.length === kept?.fields.length && order.every(({ field }, at) => field === kept.fields[at]);
  if (!kept || !isUsual || order.length === 0) return undefined;
  if (form.place.some(({ kind }) => kind !== 'posts')) return undefined;
  const tops = readableTops(form);
  if (tops === 'everywhere' && under === undefined) return undefined;
  const near = { table: `${form.id}_place`, units: unitsOf(tops, under), kept: keptOrder(form) };
  if (order.every(({ descending }) => !descending)) return { ...near, isReversed: false };
  // Backwards empty names come first: what is read so asks that there is none of the first, whose place is the last all the same.
  const [first, ...rest] = order;
  const isTurned = first?.descending === true && rest.every((each) => each.descending && each.emptyFirst);
  return isTurned ? { ...near, isReversed: true } : undefined;
}

/** A plan of which a part of the tree shows its rows, and of which an index gives the order; `undefined` for any other. */
export function walkOf(form: ModelForm, request: ReadRequest, [first]: ReadPlan['order']): Walk | undefined {
  if (!first || isWithDeleted(request) || ordersKept(form).get(first.field) !== 'along') return undefined;
  const tops = readableTops(form);
  if (tops === 'everywhere' && request.under === undefined) return undefined;
  const isPlaced = form.place.every(({ kind }) => kind === 'posts');
  return isPlaced ? { placed: { table: `${form.id}_place`, units: unitsOf(tops, request.under) } } : {};
}

/** Whether deleted rows are asked for, which no index of an order holds. */
export function isWithDeleted({ includeDeleted, tellDeleted }: ReadRequest): boolean {
  return includeDeleted !== undefined || tellDeleted !== undefined;
}

/** The key under which the database says in which order a form's placements were written, and what it says. */
export function keptOrder(form: ModelForm): Near['kept'] {
  return { key: `place order of ${form.id}`, value: placeOrder(form)?.definition ?? '' };
}

/** The tops of all subtrees in which some grant may show a row. */
function readableTops(form: ModelForm): Reach['units'] {
  if (current().session.kind === 'system') return 'everywhere';
  return memoised(`tops ${form.id}`, () => {
    const units = reaches(heldFor(form, 'read')).map((reach) => reach.units);
    return units.includes('everywhere') ? 'everywhere' : [...new Set(units.flat())].sort();
  });
}

/** Of two the lower: the asked unit, where it lies within reach; else what is in reach. */
function unitsOf(tops: Reach['units'], under: string | undefined): Sql {
  const below = (condition: Sql) =>
    sql`SELECT DISTINCT c.descendant AS unit FROM unit_closure c WHERE c.ancestor ${condition}`;
  if (tops === 'everywhere') return below(sql`= ${under}::uuid`);
  const [only, ...others] = tops;
  if (under === undefined)
    return others.length === 0 && only ? below(sql`= ${only}::uuid`) : below(sql`= ANY(${list(tops)})`);
  return below(
    sql`= ANY(CASE WHEN EXISTS (SELECT 1 FROM unit_closure a WHERE a.descendant = ${under}::uuid AND a.ancestor = ANY(${list(tops)})) THEN ARRAY[${under}::uuid] ELSE ${list(tops)} END)`,
  );
}

const list = (units: readonly string[]): Sql => sql`${`{${units.join(',')}}`}::uuid[]`;
