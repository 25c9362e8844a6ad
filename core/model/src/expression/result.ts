import type { Scalar } from './ast.ts';

/** What a field may hold when an expression reads it; arrays are `choices`, `refs` and groups, objects points. */
export type FieldValue = Scalar | undefined | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/** What an expression yields. `unknown` behaves as `empty` does, and is told apart so that a page can say so. */
export type Result =
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' }
  | ExpressionError;

/** An error is a value: it goes through every operation and blocks what depends on it. */
export interface ExpressionError {
  readonly kind: 'error';
  readonly code: ExpressionErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

export type ExpressionErrorCode =
  | 'expression.type'
  | 'expression.division_by_zero'
  | 'expression.out_of_range'
  | 'expression.not_whole'
  | 'expression.unresolved'
  | 'expression.pattern'
  | 'expression.unknown_operation';

export const empty: Result = Object.freeze({ kind: 'empty' });
export const unknown: Result = Object.freeze({ kind: 'unknown' });

export const value = (of: FieldValue): Result => ({ kind: 'value', value: of });

export const failure = (code: ExpressionErrorCode, params: Readonly<Record<string, unknown>> = {}): Result => ({
  kind: 'error',
  code,
  params,
});

/**
 * Applies a strict operation: the first error wins, then unknown, then empty; otherwise `apply` gets the values.
 */
export function strict(results: readonly Result[], apply: (values: readonly FieldValue[]) => Result): Result {
  let missing: Result | undefined;
  for (const result of results) {
    if (result.kind === 'error') return result;
    if (result.kind === 'unknown' || (result.kind === 'empty' && !missing)) missing = result;
  }
  return missing ?? apply(results.map((result) => (result as { value: FieldValue }).value));
}
