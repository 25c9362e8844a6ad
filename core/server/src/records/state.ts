import type { ModelForm, ModelWorkflow, WorkflowTransition } from '@baara/model';
import { canonical } from './stored.ts';
import type { Change, Value, Values } from './types.ts';

/** A row as it stands in the database. */
export interface Stored {
  readonly id: string;
  readonly rev: number;
  readonly owner: string | null;
  readonly deletedAt: string | null;
  readonly values: Values;
  readonly unknown: readonly string[];
}

/** What is said of one field: a value, nothing (`null`), or that it is unknown. */
export type Fact = Value | typeof unknownFact;

/** "Said to be unknown", in drafts and in the history's JSON. */
export const unknownFact = { unknown: true } as const;

export type Nature = 'correction' | 'event' | null;

/** A record that an envelope is changing: how it stood, and how it will. */
export interface Draft {
  readonly form: ModelForm;
  readonly id: string;
  readonly verb: Change['verb'];
  readonly before: Stored | null;
  readonly values: Record<string, Value>;
  readonly unknown: Set<string>;
  readonly owner: string | null;
  readonly nature: Nature;
  /** Fields of which its author said something; defaults and hooks set others. */
  readonly said: Set<string>;
  /** Its passages from one state of a workflow to another. */
  passages?: readonly PassageDraft[];
}

/** A passage that a draft makes; without a transition, a correction that sets the record back. */
export interface PassageDraft {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition | null;
  readonly from: string;
  readonly to: string;
  /** The record as its author left it: what conditions are about, before the passage sets anything. */
  readonly basis: Values;
}

/** A draft that nothing alters any more, with the fields of which it says something else than the stored row. */
export interface Settled extends Readonly<Draft> {
  readonly changed: ReadonlyMap<string, { readonly before: Fact; readonly after: Fact }>;
}

export function settle(draft: Draft): Settled {
  const { form, id, verb, before, values, unknown, owner, nature, said, passages } = draft;
  // Named one by one: a spread of a hundred thousand drafts is a tenth of an import's work in the process.
  const changed = changedFacts(draft);
  return { form, id, verb, before, values, unknown, owner, nature, said, changed, ...(passages ? { passages } : {}) };
}

/** What a record says of a field. */
export function factOf(record: { values: Values; unknown: { has(key: string): boolean } }, key: string): Fact {
  return record.unknown.has(key) ? unknownFact : (record.values[key] ?? null);
}

export function isUnknownFact(fact: Fact): boolean {
  return canonical(fact) === '{"unknown":true}';
}

/** Says something of a field in its author's name. */
export function say(draft: Draft, key: string, fact: Fact): void {
  state(draft, key, fact);
  draft.said.add(key);
}

/** Sets what a draft says of a field. */
export function state(draft: Draft, key: string, fact: Fact): void {
  if (isUnknownFact(fact)) {
    draft.values[key] = null;
    draft.unknown.add(key);
  } else {
    draft.values[key] = fact as Value;
    draft.unknown.delete(key);
  }
}

function changedFacts(draft: Draft): Map<string, { readonly before: Fact; readonly after: Fact }> {
  const changed = new Map<string, { before: Fact; after: Fact }>();
  if (!draft.before) return createdFacts(draft);
  const stored = { values: draft.before.values, unknown: new Set(draft.before.unknown) };
  for (const field of Object.values(draft.form.fields)) {
    if (field.kind === 'computed') continue;
    const before = factOf(stored, field.key);
    const after = factOf(draft, field.key);
    if (before !== after && canonical(before) !== canonical(after)) changed.set(field.key, { before, after });
  }
  return changed;
}

/** What a new record says: everything that is not empty. */
function createdFacts(draft: Draft): Map<string, { readonly before: Fact; readonly after: Fact }> {
  const said = new Map<string, { before: Fact; after: Fact }>();
  const { fields } = draft.form;
  const note = (key: string, after: Fact) => {
    const isEmpty = after === null || after === undefined || (Array.isArray(after) && after.length === 0);
    const field = !isEmpty && Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field && field.kind !== 'computed') said.set(key, { before: null, after });
  };
  // Of a form's many fields most records fill few.
  for (const key in draft.values) if (!draft.unknown.has(key)) note(key, draft.values[key] as Value);
  for (const key of draft.unknown) note(key, unknownFact);
  return said;
}

/** The revision that a draft's row will bear. */
export function nextRev(draft: Pick<Draft, 'before'>): number {
  return (draft.before?.rev ?? 0) + 1;
}

/** A draft as hooks see it. */
export function changeOf(draft: Readonly<Draft>): Change {
  const gone = !draft.before || draft.before.deletedAt !== null;
  return {
    form: draft.form.id,
    id: draft.id,
    verb: draft.verb,
    before: gone ? null : (draft.before?.values ?? null),
    after: draft.verb === 'delete' ? null : draft.values,
  };
}
