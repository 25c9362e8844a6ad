import type { ModelField, ModelForm } from '@baara/model';
import { current, quoteName } from '../../database/index.ts';
import { namedIn } from '../named.ts';
import type { Settled } from '../state.ts';
import { storageOf } from '../storage.ts';

/**
 * Holds everything that new records lead to, as their foreign keys would: a row that is named can neither go nor change its key before the transaction ends. One lock a named row
 * instead of one a naming row. True: all of it stands, so that the foreign keys would find nothing; and the database lets this role do without them (`writeUnchecked`).
 */
export async function holdNamed(drafts: readonly Settled[], outside: NamedOutside): Promise<boolean> {
  const { connection } = current();
  // In one order, so that the same kind of chunk is the same statement.
  const asked = [...outside.values()].sort((a, b) => (a.target < b.target ? -1 : 1));
  const held = asked.map(
    ({ target, by }, at) =>
      `(SELECT count(*) FROM (SELECT 1 FROM ${quoteName(target)} WHERE ${by} = ANY($${at + 1}::${by === 'id' ? 'uuid' : 'text'}[]) FOR KEY SHARE) t)`,
  );
  const [row] = await connection.query<{ may: boolean; held: number }>({
    text: `SELECT ${mayWriteUnchecked(asked.length + 1)} AS may, ${['0', ...held].join(' + ')} AS held`,
    params: [...asked.map(({ keys }) => [...keys]), tablesOf(drafts)],
  });
  return row?.may === true && Number(row.held) === asked.reduce((sum, { keys }) => sum + keys.size, 0);
}

/** The role has the right to it, and no trigger that somebody added to one of these tables (the parameter `at`) would be passed over. */
const mayWriteUnchecked = (at: number) => `has_parameter_privilege('session_replication_role', 'SET') AND NOT EXISTS (
  SELECT 1 FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid = ANY(ARRAY(
    SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY($${at}::text[]))))`;

/** The tables that the records are written to. */
function tablesOf(drafts: readonly Settled[]): string[] {
  const forms = new Set(drafts.map(({ form }) => form));
  return [...forms].flatMap((form) => [form.id, ...storageOf(form).children.map(({ table }) => table)]);
}

/**
 * Runs `work`, whose statements are sent at once, without foreign keys: only for rows that `holdNamed` said true of. Unique indexes, checks and exclusions hold as ever; no periods that
 * might overlap may be among the rows, because an exclusion that waits for the end of its statement is a trigger too.
 */
export function writeUnchecked(work: () => readonly Promise<unknown>[]): Promise<unknown>[] {
  const { connection } = current();
  return [
    connection.execute('SET LOCAL session_replication_role = replica'),
    ...work(),
    connection.execute('SET LOCAL session_replication_role = origin'),
  ];
}

interface Target {
  readonly target: string;
  readonly by: 'id' | 'code';
  readonly keys: Set<string>;
}

/** What records name beside each other, by form or list. */
export type NamedOutside = ReadonlyMap<string, Target>;

/** What the records name beside each other; null when not all of it can be told. */
export function namedOutside(drafts: readonly Settled[]): NamedOutside | null {
  const made = new Set(drafts.map(({ form, id }) => `${form.id} ${id}`));
  const targets = new Map<string, Target>();
  const note = (target: string, by: Target['by'], key: string) => {
    if (by === 'id' && made.has(`${target} ${key}`)) return;
    const known = targets.get(`${target} ${by}`);
    if (known) known.keys.add(key);
    else targets.set(`${target} ${by}`, { target, by, keys: new Set([key]) });
  };
  const tree = Object.values(current().model.forms).find((form) => form.tree)?.id;
  for (const { form, values, owner } of drafts) {
    if (namesApart(form, values)) return null;
    if (owner !== null && tree) note(tree, 'id', owner);
    for (const { target, by, key } of namedIn(form.fields, values)) note(target, by, key);
  }
  return targets;
}

/** Files are not among what `namedIn` tells: records that show one are left to the foreign keys. */
function namesApart({ fields }: ModelForm, values: Settled['values']): boolean {
  for (const key in values) {
    if (values[key] !== null && values[key] !== undefined && Object.hasOwn(fields, key) && holdsFile(fields[key]))
      return true;
  }
  return false;
}

function holdsFile(field: ModelField | undefined): boolean {
  if (field?.kind === 'group') return Object.values(field.fields).some(holdsFile);
  return field?.kind === 'file' || field?.kind === 'image';
}
