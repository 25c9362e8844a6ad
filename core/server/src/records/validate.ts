import { type FieldValue, validateRecord } from '@baara/model';
import { current } from '../database/index.ts';
import type { Draft } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import type { Problem } from './types.ts';

/** The problems of one whole record under its form's fields and rules; those whose params say `severity: 'warning'` do not block. */
export function checkRecord(draft: Draft, { resolve, under }: Surroundings): Problem[] {
  const { model, today, session } = current();
  const { form, unknown } = draft;
  const values = draft.values as Readonly<Record<string, FieldValue>>;
  const options = {
    form,
    model,
    unknown,
    today,
    under,
    values,
    resolve: (path: readonly string[]) => resolve(draft, path),
  };
  const problems = validateRecord(session.kind === 'user' ? { ...options, user: { id: session.user } } : options);
  return problems.map((problem) => ({ ...problem, form: draft.form.id, record: draft.id }));
}
