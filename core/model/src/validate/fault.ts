import type { ErrorProblem } from '../error.ts';

/** One thing wrong with a value: `path` is below the field (`0.name` in a group), empty for the field itself. */
export interface Fault {
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A fault of a value; `severity: 'warning'` among the params lets it pass once it has been shown. */
export const fault = (code: string, params: Readonly<Record<string, unknown>> = {}): Fault => ({
  code,
  path: '',
  params,
});

/** The same fault seen from one level higher: `name` in row 0 is `0.name`. */
export const faultBelow = (step: string, below: Fault): Fault => ({
  ...below,
  path: below.path === '' ? step : `${step}.${below.path}`,
});

/** Whether a problem may be passed over after it was shown. */
export const isWarning = (problem: ErrorProblem): boolean => problem.params.severity === 'warning';
