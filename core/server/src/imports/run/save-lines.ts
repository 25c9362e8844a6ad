import { BaaraError } from '@baara/model';
import { current } from '../../database/index.ts';
import { applyEnvelope, type Operation, type Problem } from '../../records/index.ts';
import { contentId } from '../line/content-id.ts';
import type { JudgedLine } from '../types.ts';

export interface Saving {
  /** The idempotency id of the whole; parts of it get ids of their own. */
  readonly envelope: string;
  readonly reason: string;
}

export interface Saved {
  /** What the register refused, by row. */
  readonly refused: ReadonlyMap<number, readonly Problem[]>;
  /** The envelopes that stand. */
  readonly envelopes: readonly string[];
}

/**
 * Saves ready lines as one envelope. Lines that the register refuses are taken out and the rest is saved again; a refusal that names
 * no record is hunted down by halves. Each attempt is a savepoint: nothing is half written.
 */
export async function saveLines(lines: readonly JudgedLine[], saving: Saving): Promise<Saved> {
  const refused = new Map<number, readonly Problem[]>();
  const envelopes: string[] = [];
  await save(lines, { ...saving, refused, envelopes });
  return { refused, envelopes };
}

interface Pass extends Saving {
  readonly refused: Map<number, readonly Problem[]>;
  readonly envelopes: string[];
}

async function save(lines: readonly JudgedLine[], pass: Pass): Promise<void> {
  const first = lines[0];
  if (!first) return;
  const id = contentId(pass.envelope, String(first.row), String(lines.length));
  const error = await attempt(lines, id, pass.reason);
  if (!error) {
    pass.envelopes.push(id);
    return;
  }
  const blamed = blame(error, lines);
  if (blamed.size > 0) {
    for (const [row, problems] of blamed) pass.refused.set(row, problems);
    return save(
      lines.filter(({ row }) => !blamed.has(row)),
      pass,
    );
  }
  if (lines.length === 1) {
    pass.refused.set(first.row, [{ code: error.code, form: first.records[0]?.form ?? '', params: error.params }]);
    return;
  }
  const middle = Math.ceil(lines.length / 2);
  await save(lines.slice(0, middle), pass);
  await save(lines.slice(middle), pass);
}

/** Null when all lines were saved; the refusal otherwise. Faults of the machine are thrown on. */
async function attempt(lines: readonly JudgedLine[], id: string, reason: string): Promise<BaaraError | null> {
  const operations = lines.flatMap(({ records }) =>
    records.map(({ form, id: record, values }): Operation => ({ do: 'create', form, id: record, values })),
  );
  try {
    await current().connection.savepoint(() => applyEnvelope({ id, operations, reason }));
    return null;
  } catch (error) {
    if (error instanceof BaaraError && error.status < 500) return error;
    throw error;
  }
}

/** The lines whose records the refusal names. */
function blame(error: BaaraError, lines: readonly JudgedLine[]): Map<number, Problem[]> {
  const rowOf = new Map(lines.flatMap(({ row, records }) => records.map(({ id }) => [id, row] as const)));
  const blamed = new Map<number, Problem[]>();
  for (const problem of error.problems) {
    const row = problem.record === undefined ? undefined : rowOf.get(problem.record);
    if (row === undefined || problem.params.severity === 'warning') continue;
    blamed.set(row, [...(blamed.get(row) ?? []), { ...problem, form: problem.form ?? '' }]);
  }
  return blamed;
}
