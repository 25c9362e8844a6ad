import { type ModelForm, uuidv7 } from '@baara/model';
import { current, quoteName, together } from '../database/index.ts';
import { appendCreated } from '../history/index.ts';
import { arrayText } from './array-text.ts';
import { factsOf } from './bulk/facts.ts';
import { insertNew } from './bulk/insert-new.ts';
import { formNamed } from './shape.ts';
import { type Settled, settle } from './state.ts';
import type { Values } from './types.ts';
import { workflowsOf } from './workflows-of.ts';

/** One record to load as it is. */
export interface LoadedRow {
  readonly id: string;
  /** The unit that registered it. */
  readonly owner: string | null;
  readonly values: Values;
}

/**
 * Loads reference or demonstration rows of one form: written with their history, but neither validated nor seen by hooks, so
 * whoever calls it rebuilds what derives from them (`rebuildClosure`, `rebuildPlacement`). Rows that are there already are left alone.
 * A few statements whatever the number of rows; 1,000 a call is a good size. Answers how many were new.
 */
export async function loadRecords(load: {
  readonly form: string;
  readonly rows: readonly LoadedRow[];
  readonly reason: string;
}): Promise<number> {
  const form = formNamed(load.form);
  const { connection } = current();
  const known = await connection.query<{ id: string }>({
    // A join: `= ANY` of a thousand ids is searched one by one while the table has no statistics.
    text: `SELECT t.id FROM unnest($1::uuid[]) AS l(id) JOIN ${quoteName(form.id)} t ON t.id = l.id`,
    params: [arrayText(load.rows.map((row) => row.id))],
  });
  const there = new Set(known.map((row) => row.id));
  // What was there before a workflow, or comes from elsewhere, stands where the definition says.
  const standing = Object.fromEntries(workflowsOf(form).map(({ field, existing }) => [field, existing]));
  const drafts = load.rows.filter((row) => !there.has(row.id)).map((row) => draftOf(form, row, standing));
  if (drafts.length === 0) return 0;
  const lines = drafts.map((draft) => ({ form: form.id, record: draft.id, after: factsOf(draft) }));
  await together([
    ...insertNew(form, drafts).map((statement) => connection.query(statement)),
    appendCreated(lines, { envelope: uuidv7(), reason: load.reason }),
  ]);
  return drafts.length;
}

function draftOf(form: ModelForm, { id, owner, values }: LoadedRow, standing: Values): Settled {
  return settle({
    ...{ form, id, owner, verb: 'create', before: null, nature: null },
    ...{ values: { ...standing, ...values }, unknown: new Set(), said: new Set() },
  });
}
