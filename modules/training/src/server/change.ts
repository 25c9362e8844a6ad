/** A record that is being saved, as hooks see it. */
export interface Change {
  readonly form: string;
  readonly id: string;
  readonly verb: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Values that a hook sets on a record that is being saved. */
export interface Alteration {
  readonly form: string;
  readonly id: string;
  readonly values: Readonly<Record<string, string | null>>;
}
