import { uuidv7 } from '@baara/model';
import { current } from '../database/index.ts';
import { applyEnvelope, type EnvelopeResult, type Operation } from '../records/index.ts';
import { requireShape } from './shape.ts';

/** What every reorganisation says. */
export interface Reorganisation {
  /** First day on which it holds, ISO. */
  readonly on: string;
  /** The act that orders it: number and date in words. */
  readonly act?: string;
  readonly reason?: string;
}

/** Writes a reorganisation as one envelope: validated, checked and kept in the history like any other. */
export async function apply(
  operations: readonly Operation[],
  { act, reason }: Reorganisation,
): Promise<EnvelopeResult> {
  return applyEnvelope({
    id: uuidv7(),
    operations: operations.map((operation) => withAct(operation, act ?? null)),
    ...(act !== undefined && { act }),
    ...(reason !== undefined && { reason }),
  });
}

/** Dated rows that begin and links name the act that made them, where their form has a field for it: never the act before. */
function withAct(operation: Operation, act: string | null): Operation {
  const { states, successions } = requireShape(current().model);
  if (operation.do !== 'create' && (operation.do !== 'update' || !('valid_from' in operation.values))) return operation;
  const form = [states, successions].find(({ id }) => id === operation.form);
  return form && 'act' in form.fields ? { ...operation, values: { ...operation.values, act } } : operation;
}
