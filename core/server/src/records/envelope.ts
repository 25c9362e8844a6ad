import { checkAfter, checkBefore } from '../access/index.ts';
import { current, together } from '../database/index.ts';
import { appendHistory } from '../history/index.ts';
import { refuseReferenced } from './cascade.ts';
import { checksSaid, checksWritten } from './checks.ts';
import { claimEnvelope, inOrderOf } from './claim.ts';
import { type Ground, goingIn, readEverythingSaid, readGround } from './ground.ts';
import { type Hooks, hooksOf, runAfter } from './hooks.ts';
import { followPassages, notePassages } from './passage-effects.ts';
import { prepareDrafts } from './prepare.ts';
import { refuseBroken } from './refusal.ts';
import { checkShape } from './shape.ts';
import { stage } from './stage.ts';
import { changeOf, nextRev, type Settled } from './state.ts';
import type { Change, Envelope, EnvelopeResult, Problem } from './types.ts';
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
export function applyEnvelope(envelope: Envelope): Promise<EnvelopeResult> {
  return apply(envelope, () => []);
}

/** The same, and what `read` then finds: its statements are sent behind those that write, and nothing waits for them. */
export async function applyAndRead<T>(
  envelope: Envelope,
  read: () => Promise<T>,
): Promise<{ readonly result: EnvelopeResult; readonly found: T }> {
  let reading: Promise<T> | undefined;
  const result = await apply(envelope, () => {
    reading = read();
    return [reading];
  });
  return { result, found: await (reading ?? read()) };
}

async function apply(envelope: Envelope, behind: () => readonly Promise<unknown>[]): Promise<EnvelopeResult> {
  checkShape(envelope);
  const { connection } = current();
  const isSmall = envelope.operations.length <= fewOperations;
  // Sent first, answered before what follows: nothing waits for it.
  const planned = isSmall ? connection.execute('SET LOCAL plan_cache_mode = force_generic_plan') : null;
  // 1. Applied before? Then that is the answer. 2. The rows as they stand, locked; whether the writer may touch them; what they will be,
  // checked. The statements of all follow each other on the wire without waiting: what the later ones find does not matter when the first answers.
  const [, claim, prepared] = await Promise.allSettled([planned, claimEnvelope(envelope), prepare(envelope)]);
  const repeated = outcome(claim);
  if (repeated) return repeated;
  const { settled, warnings } = outcome(prepared);
  const written = settled.filter(({ verb, changed }) => verb !== 'update' || changed.size > 0);
  const changed = new Set(written);
  // 3. Write, let derived tables follow, and ask the rights again of what now stands.
  try {
    await write(written, () => {
      const sent = [
        ...checksWritten(written).map(checkAfter),
        appendHistory(written.map(historyLine), { envelope: envelope.id, reason: envelope.reason, act: envelope.act }),
        notePassages(written, envelope),
        ...behind(),
      ];
      if (isSmall) connection.beforeNext('SET LOCAL plan_cache_mode = auto');
      return sent;
    });
  } catch (error) {
    refuseBroken(error, written);
  }
  await followPassages(written, applyEnvelope);
  const records = settled.map((draft) => ({
    ...{ form: draft.form.id, id: draft.id },
    rev: changed.has(draft) ? nextRev(draft) : (draft.before?.rev ?? 0),
  }));
  return { id: envelope.id, repeated: false, records: inOrderOf(envelope, records), warnings };
}

/**
 * So few operations are saved with plans made for any values: by ids, they are the same for all, and planning a save anew costs more than the save. PostgreSQL
 * would not see it: it takes every list of ids for ten.
 */
const fewOperations = 20;

/** The rows locked, the rights to them, and the drafts, ready to be written. Of several refusals the one about rights comes first. */
async function prepare(envelope: Envelope): ReturnType<typeof prepareDrafts> {
  const problems: Problem[] = [];
  const said = readEverythingSaid(envelope, problems);
  const reading = readGround(envelope, said);
  const preparing = reading.then((ground) => {
    const staged = stage(envelope, ground);
    return prepareDrafts(staged.drafts, [...problems, ...staged.problems]);
  });
  const [, , prepared] = await together([reading, checkRights(envelope, reading, said), preparing]);
  return prepared;
}

async function checkRights(envelope: Envelope, reading: Promise<Ground>, said: Ground['said']): Promise<void> {
  const takesAlong = envelope.operations.some((each) => each.do === 'delete' || each.do === 'restore');
  // What goes along is locked by a later statement than what is named: the rights are asked behind both.
  if (takesAlong) await reading;
  await together(checksSaid(envelope, said).map(checkBefore));
  if (takesAlong) await refuseReferenced(goingIn(envelope, (await reading).along));
}

/** What a promise came to, once all those beside it have ended too: no statement may outlive the call. */
function outcome<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

/** Writes the rows, then lets the hooks follow, then does what is last: each sends its statements behind the others', and waits for its own answers only. */
async function write(written: readonly Settled[], last: () => readonly Promise<unknown>[]): Promise<void> {
  const { model } = current();
  const writing = written.length > 0 ? writeDrafts(written) : null;
  const following = follow(hooksOf(model), written.map(changeOf), last);
  // Of several failures the first is thrown: a refused row is what the caller hears of, not that the hooks' statements came too late.
  await together([writing, following]);
}

async function follow(
  hooks: readonly Hooks[],
  changes: readonly Change[],
  last: () => readonly Promise<unknown>[],
): Promise<void> {
  const sent = changes.length > 0 ? await runAfter(hooks, changes) : [];
  await together([...sent, ...last()]);
}

function historyLine({ form, id, verb, nature, changed, ...draft }: Settled) {
  const side = (which: 'before' | 'after') =>
    Object.fromEntries([...changed].map(([key, facts]) => [key, facts[which]]).filter(([, fact]) => fact !== null));
  return { form: form.id, record: id, rev: nextRev(draft), verb, nature, before: side('before'), after: side('after') };
}
