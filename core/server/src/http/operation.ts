import type { Operation, Values } from '../records/types.ts';
import { objectOf, onlyKeys, requiredText, textOf } from './body.ts';
import { id, malformed, oneOf } from './parameters.ts';

type Body = Readonly<Record<string, unknown>>;

/** The fields of a create or an update: `values` and `unknown`, their shapes only; their contents are validated with the record. */
export function readContents(
  body: Body,
  within = '',
): { readonly values: Values; readonly unknown?: readonly string[] } {
  const values = objectOf(body.values ?? {}, `${within}values`) as Values;
  const unknown = readKeys(body.unknown, `${within}unknown`);
  return { values, ...(unknown === undefined ? {} : { unknown }) };
}

/** Why a write was made: `reason` and `act`. */
export function readReason(body: Body): { readonly reason?: string; readonly act?: string } {
  const reason = textOf(body, 'reason');
  const act = textOf(body, 'act');
  return { ...(reason === undefined ? {} : { reason }), ...(act === undefined ? {} : { act }) };
}

export function readNature(body: Body, within = ''): { readonly nature?: 'correction' | 'event' } {
  const nature = textOf(body, 'nature');
  return nature === undefined ? {} : { nature: oneOf('correction', 'event')(nature, `${within}nature`) };
}

const operationKeys = {
  create: ['do', 'form', 'id', 'values', 'unknown'],
  update: ['do', 'form', 'id', 'rev', 'values', 'unknown', 'nature'],
  delete: ['do', 'form', 'id', 'rev'],
  restore: ['do', 'form', 'id'],
  pass: ['do', 'form', 'id', 'rev', 'workflow', 'transition', 'values'],
} as const;

/** One operation of an envelope; `within` names its place: `operations.0.`. */
export function readOperation(value: unknown, within: string): Operation {
  const body = objectOf(value, within.slice(0, -1));
  const verb = oneOf('create', 'update', 'delete', 'restore', 'pass')(requiredText(body, 'do'), `${within}do`);
  onlyKeys(body, operationKeys[verb], within);
  const record = { form: requiredText(body, 'form'), id: id(requiredText(body, 'id'), `${within}id`) };
  switch (verb) {
    case 'create':
      return { do: verb, ...record, ...readContents(body, within) };
    case 'update':
      return {
        do: verb,
        ...record,
        rev: readRev(body, within),
        ...readContents(body, within),
        ...readNature(body, within),
      };
    case 'delete':
      return { do: verb, ...record, rev: readRev(body, within) };
    case 'pass':
      return {
        ...{ do: verb, ...record, rev: readRev(body, within), values: readContents(body, within).values },
        ...{ workflow: requiredText(body, 'workflow'), transition: requiredText(body, 'transition') },
      };
    case 'restore':
      return { do: verb, ...record };
  }
}

function readRev(body: Body, within: string): number {
  const { rev } = body;
  if (typeof rev !== 'number' || !Number.isInteger(rev) || rev < 1) {
    throw malformed(`${within}rev`, 'not_a_number', { min: 1, max: 2_147_483_647 });
  }
  return rev;
}

function readKeys(value: unknown, parameter: string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw malformed(parameter, 'not_a_list');
  return value.map((key, index) => {
    if (typeof key !== 'string') throw malformed(`${parameter}.${index}`, 'not_text');
    return key;
  });
}
