import { type Model, type ModelForm, uuidv7 } from '@baara/model';
import { checkAfter, checkBefore, maySurelyCreate } from '../../access/index.ts';
import { current, type Statement, together } from '../../database/index.ts';
import { appendCreated, type CreatedLine } from '../../history/index.ts';
import { exclusiveIn } from '../../schema/index.ts';
import { checksWritten } from '../checks.ts';
import { noteEnvelope } from '../claim.ts';
import { hooksOf, runAfter } from '../hooks.ts';
import { inTurns, makeWay } from '../in-turns.ts';
import { refuseBroken } from '../refusal.ts';
import { areNumbered, giveNumbers } from '../sequence.ts';
import { changeOf, type Settled, settle } from '../state.ts';
import { factsOf } from './facts.ts';
import { holdNamed, type NamedOutside, namedOutside, writeUnchecked } from './hold-named.ts';
import { insertNew } from './insert-new.ts';

/** New records with all that writing them takes and that can be made before: while others are written, the database waits for nobody. */
export interface PreparedRecords {
  readonly drafts: readonly Settled[];
  /** What they lead to beside each other; null where the foreign keys must tell. */
  readonly outside: NamedOutside | null;
  readonly insertions: readonly Statement[];
  readonly history: readonly CreatedLine[];
}

/** Makes ready to be saved what `examineNew` found nothing against. Nothing is asked or written. */
export async function prepareNew(drafts: readonly Settled[]): Promise<PreparedRecords> {
  const outside = mayOverlap(drafts) ? null : namedOutside(drafts);
  const insertions: Statement[] = [];
  for (const form of new Set(drafts.map(({ form }) => form))) {
    insertions.push(...insertNew(form, draftsOf(form, drafts)));
    await makeWay();
  }
  const history = await inTurns(drafts, (draft) => ({ form: draft.form.id, record: draft.id, after: factsOf(draft) }));
  return { drafts, outside, insertions, history };
}

/**
 * Saves prepared records in the current transaction: what one envelope of creations does, each form by one statement.
 * A record comes after those that it names. Answers the envelope's id. A refusal (`access.denied`, `record.invalid`) must end the transaction or the savepoint around the call.
 */
export async function saveNew(prepared: PreparedRecords, reason: string): Promise<string> {
  const envelope = uuidv7();
  const { drafts, outside, insertions, history } = await numbered(prepared);
  const isUser = current().session.kind === 'user';
  const checks = isUser ? checksWritten(drafts) : [];
  const [isHeld] = await together([outside ? holdNamed(drafts, outside) : false, ...checks.map(checkBefore)]);
  const ids = drafts.map(({ id }) => id);
  const insert = () => insertions.map((statement) => current().connection.query(statement));
  try {
    // Each statement follows the other on the wire: a record comes after those that it names.
    const noted = noteEnvelope(envelope, ids);
    const inserted = isHeld ? writeUnchecked(insert) : insert();
    await together([noted, ...inserted, appendCreated(history, { envelope, reason }), follow(drafts)]);
  } catch (error) {
    refuseBroken(error, drafts);
  }
  await together(checks.map(checkAfter));
  return envelope;
}

/** With the numbers that the database gives. What was prepared stays without: a save that is tried again asks for others. */
async function numbered(prepared: PreparedRecords): Promise<PreparedRecords> {
  if (!areNumbered(prepared.drafts)) return prepared;
  const copies = prepared.drafts.map((draft) => ({ ...draft, values: { ...draft.values }, said: new Set(draft.said) }));
  return (await giveNumbers(copies)) ? prepareNew(copies.map(settle)) : prepared;
}

const draftsOf = (form: ModelForm, drafts: readonly Settled[]) => drafts.filter((draft) => draft.form === form);

/** The hooks' statements follow the rows'; a row that is refused is what the caller hears of. */
async function follow(drafts: readonly Settled[]): Promise<void> {
  const changes = drafts.map(changeOf);
  await together(await runAfter(hooksOf(current().model), changes));
}

/**
 * Whether something may still stand against records that were examined: rights that might not reach them, periods that must not overlap, a hook that may refuse. Then only writing them,
 * and taking them back, tells what would happen.
 */
export async function isToldByWriting(drafts: readonly Settled[]): Promise<boolean> {
  const forms = new Set(drafts.map(({ form }) => form.id));
  return mayBeRefused(current().model, forms) || mayOverlap(drafts) || !(await maySurelyCreate(drafts));
}

function mayBeRefused(model: Model, forms: ReadonlySet<string>): boolean {
  return hooksOf(model).some(({ after, refuses }) => after && (!refuses || refuses.some((form) => forms.has(form))));
}

/** Periods of what is new with its first period cannot overlap another, nor can those of rows that hold nothing: anything else might. */
function mayOverlap(drafts: readonly Settled[]): boolean {
  const made = new Set(drafts.map(({ id }) => id));
  const seen = new Set<string>();
  return drafts.some(({ form, values }) =>
    exclusiveIn(form).some((keys) => {
      if (keys.some((key) => (values[key] ?? null) === null)) return false;
      const key = keys.find((each) => made.has(String(values[each])));
      const place = `${form.id} ${keys} ${key && values[key]}`;
      if (key === undefined || seen.has(place)) return true;
      seen.add(place);
      return false;
    }),
  );
}
