import { isWarning } from '@baara/model';
import { registeringUnit } from '../../access/index.ts';
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
  const { settled, found, warnings } = await examineDrafts(records.map(draftOf), problems);
  return { drafts: new Map(settled.map((draft) => [draft.id, draft])), problems: [...found, ...warnings] };
}

/** What a record newly claims for itself alone, as words that compare: the same in two records means that one of them cannot be saved. */
export function claimedBy(draft: Settled): { readonly words: string; readonly fields: readonly string[] }[] {
  return claimsOf([draft]).map(({ set, key }) => ({ words: `${draft.form.id} ${key}`, fields: set.fields }));
}

/** Whether a problem stands in the way of saving its record. */
export function isBlocking(problem: Problem): boolean {
  return !isWarning(problem);
}

/** Makes drafts of one envelope; whether a field may be written is asked once a form. */
function draftsOf(problems: Problem[]): (record: NewRecord) => Draft {
  const owners = new Map<string, string | null>();
  const writable = new Map<string, string | null>();
  return ({ form: id, id: record, values: given }) => {
    const form = formNamed(id);
    if (!owners.has(id)) owners.set(id, registeringUnit(id));
    const values: Record<string, Value> = {};
    for (const [key, value] of Object.entries(given)) {
      const place = `${id}.${key}`;
      let refusal = writable.get(place);
      if (refusal === undefined) {
        let said: string | null = null;
        fieldSaid(form, key, (code) => {
          said = code;
        });
        refusal = said;
        writable.set(place, refusal);
      }
      if (refusal === null) values[key] = value;
      else problems.push({ code: refusal, form: id, record, field: key, params: {} });
    }
    return {
      ...{ form, id: record, verb: 'create', before: null, values, unknown: new Set<string>() },
      ...{ owner: owners.get(id) ?? null, nature: null, said: new Set(Object.keys(values)) },
    };
  };
}
