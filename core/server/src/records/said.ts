import { type ModelField, type ModelForm, normaliseValue } from '@baara/model';
import { current } from '../database/index.ts';
import { type Fact, unknownFact } from './state.ts';
import type { Operation, Problem, Value } from './types.ts';
import { isStateField } from './workflows-of.ts';

/** What an operation says, field by field. `unknown` is the author's whole list of unknown fields, when one was sent. */
export interface Said {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly unknown: ReadonlySet<string> | null;
}

/**
 * Reads an operation's values: normalised, each for a field that exists, is not hidden and is the author's to write.
 * What is wrong is added to `problems`.
 */
export function readSaid(
  form: ModelForm,
  operation: Pick<Operation & { do: 'create' | 'update' }, 'id' | 'values' | 'unknown'>,
  problems: Problem[],
): Said {
  const facts = new Map<string, Fact>();
  const refuse = (code: string, field: string, params = {}) =>
    problems.push({ code, form: form.id, record: operation.id, field, params });
  for (const [key, raw] of Object.entries(operation.values)) {
    const field = fieldSaid(form, key, refuse);
    if (!field) continue;
    const { value, faults } = normaliseValue(field, raw, current());
    const blocking = faults.filter(({ params }) => params.severity !== 'warning');
    for (const { code, path, params } of blocking) refuse(code, path === '' ? key : `${key}.${path}`, params);
    // What could not be read goes no further: it is neither compared nor sent to the database.
    if (blocking.length === 0) facts.set(key, value as Value);
  }
  for (const key of operation.unknown ?? []) {
    const field = fieldSaid(form, key, refuse);
    if (!field) continue;
    if (!field.unknown) refuse('field.unknown_refused', key);
    else facts.set(key, unknownFact);
  }
  return { facts, unknown: operation.unknown ? new Set(operation.unknown) : null };
}

/** The field of that key when its author may write it; else `refuse` is told why not. */
export function fieldSaid(
  form: ModelForm,
  key: string,
  refuse: (code: string, field: string) => void,
): ModelField | null {
  const field = Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
  if (!field || field.hidden) {
    refuse(field ? 'field.hidden' : 'field.unknown_field', key);
    return null;
  }
  if (isStateField(form, key)) {
    refuse('field.by_workflow', key);
    return null;
  }
  if (isServers(field)) {
    refuse('field.readonly', key);
    return null;
  }
  return field;
}

/** Fields that nobody writes: the server computes them, or the site has made them read-only for people. */
function isServers(field: ModelField): boolean {
  if (field.kind === 'computed') return true;
  return current().session.kind === 'user' && (field.readonly || field.kind === 'sequence');
}
