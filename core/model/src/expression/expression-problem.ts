/** What is wrong with an expression, and where. */
export interface ExpressionProblem {
  readonly code:
    | 'expression.unknown_field'
    | 'expression.not_reference'
    | 'expression.unknown_form'
    | 'expression.wrong_type'
    | 'expression.unknown_code'
    | 'expression.pattern'
    | 'expression.aggregate_place'
    | 'expression.circular';
  readonly params: Readonly<Record<string, unknown>>;
  /** Where in the expression: `and.1.left`. */
  readonly path: string;
}
