import { checkAfter, checkBefore } from '../access/index.ts';
import { current } from '../database/index.ts';
import { appendHistory } from '../history/index.ts';
import { refuseReferenced } from './cascade.ts';
import { checksSaid, checksWritten } from './checks.ts';
import { claimEnvelope, inOrderOf } from './claim.ts';
import { type Ground, goingIn, readGround } from './ground.ts';
import { hooksOf } from './hooks.ts';
import { prepareDrafts } from './prepare.ts';
import { refuseBroken } from './refusal.ts';
import { checkShape } from './shape.ts';
import { stage } from './stage.ts';
import { changeOf, nextRev, type Settled } from './state.ts';
import type { Envelope, EnvelopeResult, Problem } from './types.ts';
import { writeDrafts } from './write.ts';

/**
 * Saves ordered operations in the current transaction, checked once after all of them: rights, rules, references.
 *
 * The same envelope again writes nothing and answers what it wrote (`repeated`). A refusal is a `BaaraError`
 * (`record.invalid` with every problem, `record.conflict`, `record.not_found`, `access.denied`…) and must end the transaction, or
 * the savepoint around the call: what was written before it is not undone here.
 *
 * @example await applyEnvelope({ id: uuidv7(), operations: [{ do: 'create', form: 'person', id: uuidv7(), values: { surname: 'Traoré' } }] })
 */
export async function applyEnvelope(envelope: Envelope): Promise<EnvelopeResult> {
  checkShape(envelope);
  // 1. Applied before? Then that is the answer. 2. The rows as they stand, locked, and whether the writer may touch them. The
  // statements of both follow each other on the wire without waiting: what the second finds does not matter when the first answers.
  const problems: Problem[] = [];
  const [claim, reading] = await Promise.allSettled([claimEnvelope(envelope), readAllowed(envelope, problems)]);
  const repeated = outcome(claim);
  if (repeated) return repeated;
  const ground = outcome(reading);
  // 3. Merge with what others wrote, complete, validate the whole records.
  const staged = stage(envelope, ground);
  const { settled, warnings } = await prepareDrafts(staged.drafts, [...problems, ...staged.problems]);
  const written = settled.filter(({ verb, changed }) => verb !== 'update' || changed.size > 0);
  const changed = new Set(written);
  // 4. Write, let derived tables follow, and ask the rights again of what now stands.
  try {
    await write(written);
  } catch (error) {
    refuseBroken(error, written);
  }
  const meta = { envelope: envelope.id, reason: envelope.reason, act: envelope.act };
  const after = [...checksWritten(written).map(checkAfter), appendHistory(written.map(historyLine), meta)];
  for (const each of await Promise.allSettled(after)) outcome(each);
  const records = settled.map((draft) => ({
    ...{ form: draft.form.id, id: draft.id },
    rev: changed.has(draft) ? nextRev(draft) : (draft.before?.rev ?? 0),
  }));
  return { id: envelope.id, repeated: false, records: inOrderOf(envelope, records), warnings };
}

async function readAllowed(envelope: Envelope, problems: Problem[]): Promise<Ground> {
  const ground = await readGround(envelope, problems);
  for (const check of checksSaid(envelope, ground.said)) await checkBefore(check);
  await refuseReferenced(goingIn(envelope, ground.along));
  return ground;
}

/** What a promise came to, once all those beside it have ended too: no statement may outlive the call. */
function outcome<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

async function write(written: readonly Settled[]): Promise<void> {
  const { connection, model } = current();
  if (written.length === 0) return;
  // One record cannot contradict itself: only several need their constraints looked at after all of them.
  const isOrdered = written.length > 1;
  if (isOrdered) await connection.execute('SET CONSTRAINTS ALL DEFERRED');
  await writeDrafts(written);
  if (isOrdered) await connection.execute('SET CONSTRAINTS ALL IMMEDIATE');
  const changes = written.map(changeOf);
  for (const { after } of hooksOf(model)) await after?.(changes);
}

function historyLine({ form, id, verb, nature, changed, ...draft }: Settled) {
  const side = (which: 'before' | 'after') =>
    Object.fromEntries([...changed].map(([key, facts]) => [key, facts[which]]).filter(([, fact]) => fact !== null));
  return { form: form.id, record: id, rev: nextRev(draft), verb, nature, before: side('before'), after: side('after') };
}
