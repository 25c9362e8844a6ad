import { type FieldValue, validateRecord } from '@baara/model';
import { current } from '../database/index.ts';
import type { Draft } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import type { Problem } from './types.ts';

/** The problems of one whole record under its form's fields and rules; those whose params say `severity: 'warning'` do not block. */
export function checkRecord(draft: Draft, { resolve, under }: Surroundings): Problem[] {
  const { model, today, session } = current();
  const problems = validateRecord({
    ...{ form: draft.form, model, unknown: draft.unknown, today, under },
    values: draft.values as Readonly<Record<string, FieldValue>>,
    resolve: (path) => resolve(draft, path),
    ...(session.kind === 'user' ? { user: { id: session.user } } : {}),
  });
  return problems.map((problem) => ({ ...problem, form: draft.form.id, record: draft.id }));
}
