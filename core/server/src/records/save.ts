import { uuidv7 } from '@baara/model';
import { applyEnvelope } from './envelope.ts';
import type { EnvelopeResult, Operation, Values } from './types.ts';

/** What every save of one record may say beside it. */
export interface SaveOptions {
  /** The idempotency id (UUID); made here when absent. */
  readonly key?: string;
  readonly reason?: string;
  readonly act?: string;
}

function save(operation: Operation, { key, reason, act }: SaveOptions): Promise<EnvelopeResult> {
  const why = { ...(reason === undefined ? {} : { reason }), ...(act === undefined ? {} : { act }) };
  return applyEnvelope({ id: key ?? uuidv7(), operations: [operation], ...why });
}

/** Saves a new record. Without an `id`, the idempotency key is its id, so that the same request again names the same record. */
export function createRecord(
  request: SaveOptions & {
    readonly form: string;
    readonly id?: string;
    readonly values: Values;
    readonly unknown?: readonly string[];
  },
): Promise<EnvelopeResult> {
  const { form, id, values, unknown, ...options } = request;
  const key = options.key ?? uuidv7();
  const said = { values, ...(unknown ? { unknown } : {}) };
  return save({ do: 'create', form, id: id ?? key, ...said }, { ...options, key });
}

/** Saves the changed fields of a record whose author saw `rev`; `unknown` is the whole list of fields then unknown. */
export function updateRecord(
  request: SaveOptions & {
    readonly form: string;
    readonly id: string;
    readonly rev: number;
    readonly values: Values;
    readonly unknown?: readonly string[];
    readonly nature?: 'correction' | 'event';
  },
): Promise<EnvelopeResult> {
  const { form, id, rev, values, unknown, nature, ...options } = request;
  const said = { values, ...(unknown ? { unknown } : {}), ...(nature ? { nature } : {}) };
  return save({ do: 'update', form, id, rev, ...said }, options);
}

/** Hides a record and those that belong to it. Refused with `record.referenced` while others refer to it. */
export function deleteRecord(
  request: SaveOptions & { readonly form: string; readonly id: string; readonly rev: number; readonly reason: string },
): Promise<EnvelopeResult> {
  const { form, id, rev, ...options } = request;
  return save({ do: 'delete', form, id, rev }, options);
}

/** Brings back a deleted record with what was deleted along with it. */
export function restoreRecord(
  request: SaveOptions & { readonly form: string; readonly id: string },
): Promise<EnvelopeResult> {
  const { form, id, ...options } = request;
  return save({ do: 'restore', form, id }, options);
}

/** Ends a dated row: `day` is the first day on which it no longer holds. */
export function endDatedRow(
  request: SaveOptions & { readonly form: string; readonly id: string; readonly rev: number; readonly day: string },
): Promise<EnvelopeResult> {
  const { day, ...rest } = request;
  return updateRecord({ ...rest, values: { valid_to: day } });
}
