import type { FieldDefinition } from './f.ts';
import type { FieldKind } from './field.ts';

type ValueOf<Field> = Field extends FieldDefinition<FieldKind, infer Value, boolean> ? Value : never;

type RequiredKeys<Fields> = {
  [K in keyof Fields]: Fields[K] extends FieldDefinition<FieldKind, unknown, true> ? K : never;
}[keyof Fields];

/**
 * The values of a form's record, inferred from its fields: required ones are present, others may be empty (`null`) or absent.
 *
 * @example type Session = RecordOf<typeof training_session> // { course: string; starts: string; seats?: number | null }
 */
export type RecordOf<Handle extends { readonly fields: object }> = {
  readonly [K in RequiredKeys<Handle['fields']>]: ValueOf<Handle['fields'][K]>;
} & {
  readonly [K in Exclude<keyof Handle['fields'], RequiredKeys<Handle['fields']>>]?: ValueOf<Handle['fields'][K]> | null;
};
