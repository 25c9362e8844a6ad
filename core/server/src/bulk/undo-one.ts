import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { current, inTransaction, query } from '../database/index.ts';
import { applyEnvelope, formNamed, listRecords } from '../records/index.ts';
import type { Operation, Value, Values } from '../records/types.ts';
import type { Verdict } from './store.ts';
import { problemsOf } from './write-one.ts';

interface Undoing {
  readonly form: string;
  readonly record: string;
  readonly envelope: string;
  readonly reason: string;
}

/**
 * Takes one record's write back, whole or not at all. What the author changed is put back under the author's rights and merged with
 * what others wrote since: a field that they changed too refuses it. A row that the write itself made, and that nobody touched since,
 * goes in the system's name, for who may transfer need not be allowed to delete.
 */
export async function undoOne({ form, record, envelope, reason }: Undoing): Promise<Omit<Verdict, 'position'>> {
  const { database, model, session, today } = current();
  try {
    await inTransaction({ database, model, session, today }, async () => {
      const lines = await query(sql`
        SELECT form, record::text AS id, rev, verb, before, after FROM baara_history WHERE envelope = ${envelope}::uuid ORDER BY record`);
      const made = lines.filter(({ verb }) => verb === 'create').map(removal);
      const changed: Operation[] = [];
      for (const line of lines.filter(({ verb }) => verb !== 'create')) changed.push(await reversal(line));
      if (made.length > 0) {
        const system = asSystem(`undo of ${envelope}`);
        await inTransaction({ database, model, session: system, today }, () =>
          applyEnvelope({ id: uuidv7(), operations: made, reason }),
        );
      }
      if (changed.length > 0) await applyEnvelope({ id: uuidv7(), operations: changed, reason });
    });
    return { outcome: 'undone' };
  } catch (error) {
    if (!(error instanceof BaaraError) || error.status >= 500) throw error;
    return { outcome: 'kept', problems: problemsOf(error, { form, record }) };
  }
}

interface Line {
  readonly form?: unknown;
  readonly id?: unknown;
  readonly rev?: unknown;
  readonly verb?: unknown;
  readonly before?: unknown;
  readonly after?: unknown;
}

function removal({ form, id, rev }: Line): Operation {
  return { do: 'delete', form: String(form), id: String(id), rev: Number(rev) };
}

/** The operation that says again what stood before, of the fields that people write. */
async function reversal({ form, id, rev, verb, before, after }: Line): Promise<Operation> {
  const about = { form: String(form), id: String(id) };
  if (verb === 'delete') return { do: 'restore', ...about };
  const was = before as Readonly<Record<string, Value>>;
  const { fields } = formNamed(about.form);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(after as object)])].filter((key) => {
    const field = fields[key];
    return field && !field.hidden && !field.readonly && field.kind !== 'sequence';
  });
  const unknown = keys.filter((key) => isUnknown(was[key]));
  const values: Values = Object.fromEntries(
    keys.filter((key) => !unknown.includes(key)).map((key) => [key, was[key] ?? null]),
  );
  const known = unknown.length === 0 ? {} : { unknown: [...new Set([...(await unknownNow(about)), ...unknown])] };
  return { do: 'update', ...about, rev: Number(rev), values, ...known, nature: 'correction' };
}

function isUnknown(fact: Value | undefined): boolean {
  return typeof fact === 'object' && fact !== null && 'unknown' in fact;
}

/** An author's list of unknown fields is whole: what is unknown today stays so. */
async function unknownNow({ form, id }: { readonly form: string; readonly id: string }): Promise<readonly string[]> {
  const { rows } = await listRecords({ form, ids: [id] });
  return rows[0]?.unknown ?? [];
}
