import type { ModelField, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Values } from '../records/types.ts';
import { isWholeRow } from './field-policy.ts';
import { reaches } from './grants.ts';
import { idList } from './id-list.ts';
import { always } from './predicate.ts';
import { heldFor, rowPolicy } from './row-policy.ts';

/** A record that somebody wants to create. */
export interface Creation {
  readonly form: ModelForm;
  readonly id: string;
  /** The unit that registers it. */
  readonly owner: string | null;
  readonly values: Values;
  /** The fields of which its author said something. */
  readonly said: Iterable<string>;
}

/**
 * Whether the session may create all of these without any doubt, told before they are written: a grant without a condition covers every field, and every unit that could come to
 * place one of them lies within it. One statement for any number of records. `false` says nothing: only `checkAfter` tells.
 */
export async function maySurelyCreate(records: readonly Creation[]): Promise<boolean> {
  if (current().session.kind === 'system') return true;
  const made = new Set(records.map(({ id }) => id));
  const forms = new Set(records.map(({ form }) => form));
  const within = [...forms].map(unitsOf);
  if (within.includes(null) || !records.every((record) => isPlain(record, made))) return false;
  const bounds = new Set(within.flatMap((units) => (units === 'everywhere' || units === null ? [] : [units.join()])));
  if (bounds.size === 0) return true;
  const placing = placingUnits(records, made);
  if (placing === null) return false;
  const outside = [...bounds].map(
    (units) =>
      sql`NOT EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant = u.id AND c.ancestor = ANY(${idList(units.split(','))}))`,
  );
  const [beyond] = await query(
    sql`SELECT u.id FROM unnest(${idList(placing)}) AS u(id) WHERE ${sql.join(outside, sql` OR `)} LIMIT 1`,
  );
  return beyond === undefined;
}

/** Where the session may create records of a form whatever they say; null: nowhere. */
function unitsOf(form: ModelForm): 'everywhere' | readonly string[] | null {
  return reaches(heldFor(form, 'create')).find(({ when }) => when === undefined)?.units ?? null;
}

/** Every field that its author filled is covered, and what it names is new too or everybody's to read. */
function isPlain({ form, values, said }: Creation, made: ReadonlySet<string>): boolean {
  for (const key of said) {
    const field = form.fields[key];
    if (!field || (!field.hidden && !isWholeRow(form, field, 'create'))) return false;
    const value = values[key] ?? null;
    const isNew = typeof value === 'string' && made.has(value);
    if (value !== null && !isNew && !isOpen(field)) return false;
  }
  return true;
}

function isOpen(field: ModelField): boolean {
  if (field.kind === 'group') return Object.values(field.fields).every(isOpen);
  return (field.kind !== 'ref' && field.kind !== 'refs') || rowPolicy(field.form, 'read', 'n') === always;
}

/** All units that might decide where one of these records stands; null when something else may decide. */
function placingUnits(records: readonly Creation[], made: ReadonlySet<string>): ReadonlySet<string> | null {
  const units = new Set<string>();
  const posted = postUnits();
  for (const { form, owner, values } of records) {
    if (owner === null || form.tree) return null;
    units.add(owner);
    const keys = [...(posted.get(form.id) ?? [])];
    for (const path of form.place) {
      if (path.kind === 'unit') keys.push(path.field);
      const via = path.kind === 'via' ? (values[path.field] ?? null) : null;
      if (via !== null && !made.has(String(via))) return null;
    }
    for (const key of keys) if (typeof values[key] === 'string') units.add(values[key]);
  }
  return units;
}

/** The fields by which posts place a record, by the form of the posts. */
function postUnits(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { place } of Object.values(current().model.forms)) {
    for (const path of place) {
      if (path.kind === 'posts') found.set(path.form, [...(found.get(path.form) ?? []), path.unit]);
    }
  }
  return found;
}
