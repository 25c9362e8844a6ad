import type { Model } from '@baara/model';
import { type DesiredObject, desiredSchema } from './desired.ts';

/** What a constraint's name means. */
export interface ConstraintMeaning {
  readonly form: string;
  readonly table: string;
  readonly kind: DesiredObject['kind'];
  readonly fields: readonly string[];
}

const known = new WeakMap<Model, ReadonlyMap<string, ConstraintMeaning>>();

/** The form and fields that a broken constraint concerns, or null when it is none of the model's. */
export function constraintMeaning(model: Model, constraint: string): ConstraintMeaning | null {
  let meanings = known.get(model);
  if (!meanings) {
    meanings = new Map(
      desiredSchema(model).flatMap(({ name: table, form, objects }) =>
        objects.map(({ name, kind, fields }) => [name, { form, table, kind, fields }] as const),
      ),
    );
    known.set(model, meanings);
  }
  return meanings.get(constraint) ?? null;
}
