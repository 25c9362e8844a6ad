import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { deny, fieldPolicy } from '../access/index.ts';
import { current, inTransaction, query } from '../database/index.ts';
import { applyEnvelope } from '../records/index.ts';
import type { Operation, Problem, Value, Values } from '../records/types.ts';
import type { Verdict } from './store.ts';
import type { BulkChange } from './types.ts';

/** Thrown to take a trial back. */
const takenBack = Symbol('taken back');

interface Attempt {
  readonly form: string;
  readonly record: string;
  readonly operations: readonly Operation[];
  readonly reason: string | null;
  readonly act: string | null;
  /** What a row that begins takes the place of. */
  readonly former?: Values;
  /** `trial`: all that a write does is done and then taken back. */
  readonly mode: 'trial' | 'write';
}

/**
 * Writes one record, and what belongs to it, behind a savepoint: all of it or nothing, and a refusal harms no other record. What is
 * said to change is what the history of the very write says.
 */
export async function writeOne(attempt: Attempt): Promise<Omit<Verdict, 'position'>> {
  const { operations, reason, act, mode, former = {} } = attempt;
  const { database, model, session, today } = current();
  const envelope = uuidv7();
  let verdict: Omit<Verdict, 'position'> = { outcome: 'unchanged' };
  try {
    await inTransaction({ database, model, session, today }, async () => {
      await applyEnvelope({
        id: envelope,
        operations,
        ...(reason === null ? {} : { reason }),
        ...(act === null ? {} : { act }),
      });
      const { isChanged, changes } = await changesOf(envelope, former);
      if (isChanged) verdict = { outcome: mode === 'trial' ? 'ready' : 'written', envelope, changes };
      if (mode === 'trial' || !isChanged) throw takenBack;
    });
    return verdict;
  } catch (error) {
    if (error === takenBack) {
      const { envelope: _, ...rest } = verdict;
      return rest;
    }
    if (error instanceof BaaraError && error.status < 500) {
      return { outcome: 'refused', problems: problemsOf(error, attempt) };
    }
    throw error;
  }
}

/** A refusal as problems of the record that it is about. */
export function problemsOf(
  error: BaaraError,
  about: { readonly form: string; readonly record: string },
): readonly Problem[] {
  if (error.problems.length > 0) return error.problems.map((problem) => ({ form: about.form, ...problem }));
  return [{ code: error.code, form: about.form, record: about.record, params: error.params }];
}

async function changesOf(
  envelope: string,
  former: Values,
): Promise<{ readonly isChanged: boolean; readonly changes: readonly BulkChange[] }> {
  const lines = await query(sql`
    SELECT form, verb, before, after FROM baara_history WHERE envelope = ${envelope}::uuid ORDER BY verb = 'create', record`);
  const changes = lines.flatMap(({ form, verb, before, after }) => {
    const [was, is] = [verb === 'create' ? leftOf(former, after as Facts) : (before as Facts), after as Facts];
    // In the order of the form, the place first: what is stored keeps no order.
    return Object.keys(current().model.forms[String(form)]?.fields ?? {})
      .filter((field) => (field in was || field in is) && isShown(String(form), field))
      .map(
        (field): BulkChange => ({ form: String(form), field, before: was[field] ?? null, after: is[field] ?? null }),
      );
  });
  return { isChanged: lines.length > 0, changes };
}

/** What was true of the former place, where the new one says something else or nothing. */
function leftOf(former: Values, after: Facts): Facts {
  return Object.fromEntries(Object.entries(former).filter(([key, value]) => value !== (after[key] ?? null)));
}

type Facts = Readonly<Record<string, Value>>;

function isShown(form: string, key: string): boolean {
  const field = current().model.forms[form]?.fields[key];
  return field !== undefined && !field.hidden && fieldPolicy(form, key, 't') !== deny;
}
