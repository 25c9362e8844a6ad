import {
  aggregatesBehind,
  type Expression,
  evaluate,
  type Fault,
  type ModelField,
  type ModelFieldOf,
  normaliseValue,
  recordScope,
  validateRecord,
} from '@baara/model';
import type { FormSlice, Labels, Problem, RecordView, Value, Values } from '../api/types.ts';
import { overview, session, today } from '../state/session.ts';

/** One record being written: what it was, and what it would be. Every change makes a new one. */
export interface Entry {
  readonly slice: FormSlice;
  readonly id: string;
  /** The revision that the writer saw; null for a new record. */
  readonly rev: number | null;
  readonly saved: { readonly values: Values; readonly unknown: readonly string[] };
  readonly values: Values;
  readonly unknown: readonly string[];
  readonly labels: Labels;
  /** Fields that the writer has left: their problems are shown. */
  readonly touched: ReadonlySet<string>;
  /** What could not be read of a field, which keeps what was typed. */
  readonly faults: Readonly<Record<string, readonly Fault[]>>;
  /** What the server refused, until the field is changed or another save is tried. */
  readonly refused: readonly Problem[];
}

/** A record as it stands, to be changed. */
export function entryOf(slice: FormSlice, record: RecordView): Entry {
  const { id, rev, values, unknown, labels } = record;
  return {
    slice,
    id,
    rev,
    saved: { values, unknown },
    values,
    unknown,
    labels,
    touched: new Set(),
    faults: {},
    refused: [],
  };
}

/** A new record with its defaults, then what is known of it already. */
export function newEntry(slice: FormSlice, id: string, known: Values = {}, labels: Labels = {}): Entry {
  const blank: Entry = {
    slice,
    id,
    rev: null,
    saved: { values: {}, unknown: [] },
    values: {},
    unknown: [],
    labels,
    touched: new Set(),
    faults: {},
    refused: [],
  };
  const defaults = Object.values(slice.fields).flatMap((field) => {
    const value = defaultOf(blank, field);
    return value === null ? [] : [[field.key, value] as const];
  });
  return { ...blank, values: { ...Object.fromEntries(defaults), ...known } };
}

function defaultOf(entry: Entry, field: ModelField): Value {
  const given = field.default;
  if (given === undefined || given === null) return null;
  return typeof given === 'object' ? computed(entry, given) : given;
}

/** The value of an expression over the record as it is being written; null when it has none here. */
function computed(entry: Entry, expression: Expression): Value {
  const result = evaluate(expression, scopeOf(entry));
  return result.kind === 'value' ? ((result.value ?? null) as Value) : null;
}

/** A computed field as the record stands; what is summed over other records is as the server last said it. */
export function shownOf(entry: Entry, field: ModelFieldOf<'computed'>): Value {
  if (aggregatesBehind(entry.slice, field.key).length > 0) return entry.values[field.key] ?? null;
  return computed(entry, field.value);
}

function scopeOf(entry: Entry) {
  const user = session.get()?.user;
  return recordScope({
    form: entry.slice,
    values: entry.values,
    unknown: entry.unknown,
    today: today(),
    ...(user ? { user: { id: user.id } } : {}),
  });
}

/** Takes what was typed or chosen; `touched` also brings it into its stored form and shows what is wrong with it. */
export function edited(entry: Entry, key: string, raw: Value, state: 'typing' | 'touched'): Entry {
  const field = entry.slice.fields[key];
  const model = overview.get();
  if (!field || !model) return entry;
  const refused = entry.refused.filter((problem) => problem.field?.split('.')[0] !== key);
  if (state === 'typing') return { ...entry, refused, values: { ...entry.values, [key]: raw } };
  const normal = normaliseValue(field, raw, { model, today: today() });
  const unknown = normal.value === null ? entry.unknown : entry.unknown.filter((each) => each !== key);
  return {
    ...entry,
    refused,
    unknown,
    values: { ...entry.values, [key]: normal.value as Value },
    faults: { ...entry.faults, [key]: normal.faults },
    touched: new Set([...entry.touched, key]),
  };
}

/** Says that a field is unknown, or takes that back. */
export function marked(entry: Entry, key: string, state: 'unknown' | 'known'): Entry {
  const others = entry.unknown.filter((each) => each !== key);
  if (state === 'known') return { ...entry, unknown: others };
  return {
    ...entry,
    unknown: [...others, key],
    values: { ...entry.values, [key]: null },
    faults: { ...entry.faults, [key]: [] },
    touched: new Set([...entry.touched, key]),
  };
}

export function labelled(entry: Entry, key: string, wordings: Readonly<Record<string, string>>): Entry {
  return { ...entry, labels: { ...entry.labels, [key]: { ...entry.labels[key], ...wordings } } };
}

/** Every field as left: a save shows all that is wrong. What the server refused of the save before is for it to say again. */
export function wholly(entry: Entry): Entry {
  const open = Object.values(entry.slice.fields)
    .filter((field) => isWritten(field) && !entry.touched.has(field.key))
    .map((field) => field.key);
  const asked: Entry = { ...entry, refused: [] };
  return open.reduce((each, key) => edited(each, key, each.values[key] ?? null, 'touched'), asked);
}

export function isShown(entry: Entry, field: ModelField): boolean {
  if (field.hidden) return false;
  return field.visibleWhen === undefined || computed(entry, field.visibleWhen) === true;
}

/** Whether the writer must fill it. */
export function isRequired(entry: Entry, field: ModelField): boolean {
  if (!isWritten(field)) return false;
  return typeof field.required === 'boolean' ? field.required : computed(entry, field.required) === true;
}

/** Whether a writer fills this field in; the others are the server's. */
export function isWritten(field: ModelField): boolean {
  return !field.readonly && !field.hidden && field.kind !== 'computed' && field.kind !== 'sequence';
}

/** What would be stored: a field that is not asked has no value. */
export function contents(entry: Entry): { readonly values: Values; readonly unknown: readonly string[] } {
  const asked = Object.values(entry.slice.fields).filter(
    (field) => field.kind !== 'computed' && field.kind !== 'sequence',
  );
  const values = asked.map(
    (field) => [field.key, isShown(entry, field) || field.hidden ? (entry.values[field.key] ?? null) : null] as const,
  );
  const unknown = entry.unknown.filter((key) => {
    const field = entry.slice.fields[key];
    return field !== undefined && isShown(entry, field);
  });
  return { values: Object.fromEntries(values), unknown };
}

/** Everything wrong with the record, by the rules that the server keeps too. */
export function problemsOf(entry: Entry): readonly Problem[] {
  const model = overview.get();
  if (!model) return [];
  const faulty = Object.entries(entry.faults).flatMap(([key, faults]) =>
    faults.map((fault) => ({
      code: fault.code,
      field: fault.path ? `${key}.${fault.path}` : key,
      params: fault.params,
    })),
  );
  const unread = new Set(faulty.map((problem) => problem.field.split('.')[0]));
  const user = session.get()?.user;
  const { values, unknown } = contents(entry);
  const found = validateRecord({
    form: entry.slice,
    model,
    values,
    unknown,
    today: today(),
    ...(user ? { user: { id: user.id } } : {}),
  });
  const said = found.filter(({ code, field = '' }) => {
    const key = field.split('.')[0] ?? '';
    const asked = entry.slice.fields[key];
    // What nobody writes here comes from the server, which says it if it is missing.
    return !unread.has(key) && !(code === 'field.required' && asked && !isWritten(asked));
  });
  return [...faulty, ...said, ...entry.refused];
}

/** The record with what the server refused of it, and of no other of the same envelope. */
export function withRefusals(entry: Entry, problems: readonly Problem[]): Entry {
  const own = problems.filter(({ record, form }) =>
    record ? record === entry.id : form === undefined || form === entry.slice.id,
  );
  return { ...entry, refused: own };
}

/** What stands in the way of a save: a warning about a value that stood there already was passed over once. */
export function obstaclesOf(entry: Entry): readonly Problem[] {
  const changed = changesOf(entry);
  return problemsOf(entry).filter(
    ({ params, field }) => params.severity !== 'warning' || !field || (field.split('.')[0] ?? '') in changed,
  );
}

/** The fields that differ from what was saved: only these are sent. */
export function changesOf(entry: Entry): Values {
  const { values } = contents(entry);
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => !same(value, entry.saved.values[key] ?? null)),
  );
}

/** What a new record sends: what was left empty is not sent, and an absent field is an empty one. */
export function sendable(entry: Entry): { readonly values: Values; readonly unknown: readonly string[] } {
  const { values, unknown } = contents(entry);
  const written = Object.entries(values).filter(([key, value]) => {
    const field = entry.slice.fields[key];
    return value !== null && field !== undefined && isWritten(field);
  });
  return { values: Object.fromEntries(written), unknown };
}

export function isChanged(entry: Entry): boolean {
  const unknown = contents(entry).unknown;
  return Object.keys(changesOf(entry)).length > 0 || !same([...unknown].sort(), [...entry.saved.unknown].sort());
}

function same(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
