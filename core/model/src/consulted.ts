/** What is shown beside a record while it is written: of the row of another form that agrees with it, some fields. */
export interface Consulted {
  /** The form that is looked into. */
  readonly form: string;
  /** Fields that both forms have under the same key: the row is the one with the same values. */
  readonly by: readonly string[];
  /** Fields of that row, in the order in which they are told. */
  readonly fields: readonly string[];
}
