import { uuidv7 } from '@baara/model';
import { request } from '@baara/web';

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** One record to make or to change. */
export type Step =
  | { readonly do: 'create'; readonly form: string; readonly id: string; readonly values: Values }
  | {
      readonly do: 'update';
      readonly form: string;
      readonly id: string;
      readonly rev: number;
      readonly values: Values;
    };

/** A new record of a form. */
export function made(form: string, values: Values): Step {
  return { do: 'create', form, id: uuidv7(), values };
}

/** Saves all steps together or none. */
export function saveTogether(operations: readonly Step[]): Promise<unknown> {
  return request('envelopes', { method: 'POST', body: { id: uuidv7(), operations } });
}
