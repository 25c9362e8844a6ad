import { BaaraError } from '@baara/model';

/** The refusal of a reorganisation: `reason` and the units that it concerns. */
export function refusal(reason: string, params: Readonly<Record<string, unknown>> = {}): BaaraError {
  return new BaaraError({ code: 'tree.invalid', params: { reason, ...params } });
}
