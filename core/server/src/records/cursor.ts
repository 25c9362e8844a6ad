import { createHash } from 'node:crypto';
import { BaaraError } from '@baara/model';
import type { ReadPlan } from '../access/index.ts';

/** Where a page begins: after (or, going back, before) the row with these sort keys and this id. */
export interface Position {
  readonly id: string;
  /** The keys of the sort as text, in its order; null for an empty one. */
  readonly keys: readonly (string | null)[];
  readonly direction: 'next' | 'previous';
}

/** An opaque text for a position. It holds only keys of the sort, which its reader may read. */
export function writeCursor(plan: ReadPlan, position: Position): string {
  const facts = { s: sortMark(plan), k: position.keys, i: position.id, d: position.direction === 'next' ? 1 : 0 };
  return Buffer.from(JSON.stringify(facts)).toString('base64url');
}

/** The position that a cursor holds. Throws `request.cursor_invalid` for any other text and for a cursor of another sort. */
export function readCursor(plan: ReadPlan, cursor: string): Position {
  const facts = parse(cursor);
  const { s, k, i, d } = facts ?? {};
  const isKeys =
    Array.isArray(k) && k.length === plan.order.length && k.every((key) => key === null || typeof key === 'string');
  if (s !== sortMark(plan) || !isKeys || typeof i !== 'string' || !/^[0-9a-f-]{36}$/.test(i)) {
    throw new BaaraError({ code: 'request.cursor_invalid', params: { form: plan.form.id } });
  }
  return { id: i, keys: k as (string | null)[], direction: d === 1 ? 'next' : 'previous' };
}

function parse(cursor: string): Record<string, unknown> | null {
  try {
    const facts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function sortMark({ form, order }: ReadPlan): string {
  const words = [form.id, ...order.map(({ field, descending }) => `${descending ? '-' : ''}${field}`)].join(',');
  return createHash('sha256').update(words).digest('base64url').slice(0, 8);
}
