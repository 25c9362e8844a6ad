import { evaluate, type FieldValue, type Model, type ModelField, type Result, type Scope } from '@baara/model';
import { current, quoteName, together } from '../database/index.ts';
import { arrayText } from './array-text.ts';
import { beyondRecord } from './beyond-record.ts';
import { keptItems } from './kept-items.ts';
import { isId } from './shape.ts';
import type { Draft } from './state.ts';
import { storageOf } from './storage.ts';
import { valuesOf } from './stored.ts';
import type { Values } from './types.ts';

interface Neighbour {
  readonly form: string;
  readonly values: Values;
  readonly unknown: ReadonlySet<string>;
}

/** What the records of an envelope refer to, as far as their rules read it. Drafts are their own neighbours. */
export interface Surroundings {
  readonly resolve: (draft: Draft, path: readonly string[]) => Result | undefined;
  readonly under: NonNullable<Scope['under']>;
}

/** What is known of rows, by form or list and by id or code; null: there is no such row. */
interface Known {
  readonly model: Model;
  readonly today: string;
  readonly rows: Map<string, Map<string, Neighbour | null>>;
}

/** Loads what rules and conditions read through references: one statement a form and step, none for items of lists that are known already. */
export async function loadSurroundings(drafts: readonly Draft[]): Promise<Surroundings> {
  const { model, today } = current();
  const known: Known = { model, today, rows: new Map() };
  for (const { form, id, values, unknown } of drafts)
    rowsOf(form.id, known).set(id, { form: form.id, values, unknown });
  for (;;) {
    const missing = new Map<string, Set<string>>();
    for (const draft of drafts) {
      for (const path of beyondRecord(draft.form).read) {
        const stop = walk(draft, path, known).missing;
        if (!stop) continue;
        const group = `${stop.by} ${stop.form}`;
        const keys = missing.get(group);
        if (keys) keys.add(stop.key);
        else missing.set(group, new Set([stop.key]));
      }
    }
    if (missing.size === 0) break;
    await together([...missing].map(([group, keys]) => load(group, keys, known)));
  }
  const lies = await loadUnder(drafts, known);
  return {
    resolve: (draft, path) => walk(draft, path, known).result,
    under: (unit, ancestor) => unit === ancestor || lies.has(`${unit} ${ancestor}`),
  };
}

function rowsOf(form: string, { rows }: Known): Map<string, Neighbour | null> {
  const found = rows.get(form) ?? new Map<string, Neighbour | null>();
  rows.set(form, found);
  return found;
}

interface Walk {
  readonly result?: Result;
  /** Where a record would have to be loaded to go on. */
  readonly missing?: { readonly by: 'id' | 'code'; readonly form: string; readonly key: string };
}

const nowhere: Walk = {};
const nothing: Walk = { result: { kind: 'empty' } };

function walk(start: Neighbour | Draft, path: readonly string[], known: Known): Walk {
  const { model, today } = known;
  let here: Omit<Neighbour, 'form'> = start;
  let form = typeof start.form === 'string' ? model.forms[start.form] : start.form;
  for (const [step, key] of path.entries()) {
    const field: ModelField | undefined = form?.fields[key];
    if (!field) return nowhere;
    if (here.unknown.has(key)) return { result: { kind: 'unknown' } };
    if (field.kind === 'computed') {
      return {
        result: evaluate(field.value, {
          values: here.values as Readonly<Record<string, FieldValue>>,
          unknown: here.unknown,
          today,
        }),
      };
    }
    const value = here.values[key] ?? null;
    if (value === null) return nothing;
    if (step === path.length - 1) return { result: { kind: 'value', value: value as FieldValue } };
    const target = targetOf(field);
    if (!target) return nowhere;
    const next = known.rows.get(target.form)?.get(String(value));
    if (next === undefined) return { missing: { ...target, key: String(value) } };
    if (next === null) return nothing;
    here = next;
    form = model.forms[target.form];
  }
  return nowhere;
}

function targetOf(field: ModelField): { form: string; by: 'id' | 'code' } | null {
  if (field.kind === 'ref' || field.kind === 'tree_ref') return { form: field.form, by: 'id' };
  return field.kind === 'choice' ? { form: field.list, by: 'code' } : null;
}

async function load(group: string, keys: ReadonlySet<string>, known: Known): Promise<void> {
  const { connection } = current();
  const [by, id = ''] = group.split(' ');
  const form = known.model.forms[id];
  const rows = rowsOf(id, known);
  const kept = form?.kind === 'list' && by === 'code' ? keptItems<Neighbour>(`rows ${id}`) : null;
  for (const key of keys) rows.set(key, kept?.get(key) ?? null);
  const wanted = [...keys].filter((key) => (by === 'code' || isId(key)) && !kept?.has(key));
  if (!form || wanted.length === 0) return;
  const storage = storageOf(form);
  const columns = ['id', 'unknown', ...new Set(storage.columns.map(({ name }) => name))].map(
    (name) => `t.${quoteName(name)}`,
  );
  const type = by === 'id' ? 'uuid' : 'text';
  const text = `SELECT ${columns.join(', ')} FROM ${quoteName(id)} t WHERE t.${by === 'id' ? 'id' : 'code'} = ANY($1::${type}[])`;
  for (const row of await connection.query({ text, params: [arrayText(wanted)] })) {
    const key = String(by === 'id' ? row.id : row.code);
    const found = { form: id, values: valuesOf(storage, row), unknown: new Set(row.unknown as string[]) };
    rows.set(key, found);
    kept?.set(key, found);
  }
}

/** `<unit> <ancestor>` of every pair that a rule asks about and that holds in today's tree. */
async function loadUnder(drafts: readonly Draft[], known: Known): Promise<Set<string>> {
  const units = new Set<string>();
  const tops = new Set<string>();
  for (const draft of drafts) {
    for (const { field, unit } of beyondRecord(draft.form).under) {
      const { result } = walk(draft, field, known);
      if (result?.kind !== 'value' || !isId(result.value) || !isId(unit)) continue;
      units.add(result.value);
      tops.add(unit);
    }
  }
  if (units.size === 0) return new Set();
  const rows = await current().connection.query({
    text: 'SELECT descendant, ancestor FROM unit_closure WHERE descendant = ANY($1::uuid[]) AND ancestor = ANY($2::uuid[])',
    params: [arrayText(units), arrayText(tops)],
  });
  return new Set(rows.map(({ descendant, ancestor }) => `${descendant} ${ancestor}`));
}
