import { isWarning, type ModelForm } from '@baara/model';
import { registeringUnit } from '../../access/index.ts';
import { inTurns } from '../in-turns.ts';
import { examineDrafts } from '../prepare.ts';
import { fieldSaid } from '../said.ts';
import { formNamed } from '../shape.ts';
import type { Draft, Settled } from '../state.ts';
import type { Problem, Value, Values } from '../types.ts';
import { claimsOf } from '../uniqueness.ts';

/** A record that nobody has seen yet, its values normalised. */
export interface NewRecord {
  readonly form: string;
  readonly id: string;
  readonly values: Values;
}

/** What would be saved, and everything found wrong with it: each problem names its record, warnings are among them. */
export interface ExaminedRecords {
  readonly drafts: ReadonlyMap<string, Settled>;
  readonly problems: readonly Problem[];
}

/**
 * Checks new records as a save does, and writes nothing: defaults, hooks, rules, references, values that somebody else holds. The same statements for one and for a thousand.
 * Rights and what only writing can tell (`isToldByWriting`) are left to `saveNew`.
 */
export async function examineNew(records: readonly NewRecord[]): Promise<ExaminedRecords> {
  if (records.length === 0) return { drafts: new Map(), problems: [] };
  const problems: Problem[] = [];
  const draftOf = draftsOf(problems);
  const { settled, found, warnings } = await examineDrafts(await inTurns(records, draftOf), problems);
  return { drafts: new Map(settled.map((draft) => [draft.id, draft])), problems: [...found, ...warnings] };
}

/** Values that only one record may hold, as words, and the fields that hold them. */
interface Claimed {
  readonly words: string;
  readonly fields: readonly string[];
}

/** What a record newly claims for itself alone, as words that compare: the same in two records means that one of them cannot be saved. */
export function claimedBy(draft: Settled): readonly Claimed[] {
  const before = claims.get(draft);
  if (before) return before;
  const found = claimsOf(draft).map(({ set, key }) => ({ words: `${draft.form.id} ${key}`, fields: set.fields }));
  claims.set(draft, found);
  return found;
}

const claims = new WeakMap<Settled, readonly Claimed[]>();

/** Whether a problem stands in the way of saving its record. */
export function isBlocking(problem: Problem): boolean {
  return !isWarning(problem);
}

/** Makes drafts of one envelope; whether a field may be written, and which unit registers, is asked once a form. */
function draftsOf(problems: Problem[]): (record: NewRecord) => Draft {
  const known = new Map<string, FormFacts>();
  return ({ form: id, id: record, values: given }) => {
    let facts = known.get(id);
    if (!facts) {
      facts = { form: formNamed(id), owner: registeringUnit(id), refusals: new Map() };
      known.set(id, facts);
    }
    const values: Record<string, Value> = {};
    for (const key of Object.keys(given)) {
      const refusal = refusalOf(key, facts);
      if (refusal === null) values[key] = given[key] as Value;
      else problems.push({ code: refusal, form: id, record, field: key, params: {} });
    }
    const { form, owner } = facts;
    const said = new Set(Object.keys(values));
    return { form, id: record, verb: 'create', before: null, values, unknown: new Set(), owner, nature: null, said };
  };
}

interface FormFacts {
  readonly form: ModelForm;
  readonly owner: string | null;
  /** Why a field may not be written; null when it may. */
  readonly refusals: Map<string, string | null>;
}

function refusalOf(key: string, { form, refusals }: FormFacts): string | null {
  const before = refusals.get(key);
  if (before !== undefined) return before;
  const codes: string[] = [];
  fieldSaid(form, key, (code) => codes.push(code));
  refusals.set(key, codes[0] ?? null);
  return codes[0] ?? null;
}
