import { BaaraError, type ErrorProblem } from '@baara/model';
import { type BrokenConstraint, brokenConstraint, current } from '../database/index.ts';
import { constraintMeaning } from '../schema/index.ts';
import type { Settled } from './state.ts';

/**
 * A constraint that a write broke, as `record.invalid` with a problem that names the record and the field: what was taken, which
 * period overlaps, what does not exist. The constraints' fields are the planner's own (`schema/`). Anything else is thrown on.
 */
export function refuseBroken(error: unknown, drafts: readonly Settled[]): never {
  const broken = brokenConstraint(error);
  if (!broken) throw error;
  throw new BaaraError({ code: 'record.invalid', problems: [problemOf(broken, drafts)], cause: error });
}

function problemOf(broken: BrokenConstraint, drafts: readonly Settled[]): ErrorProblem {
  const meaning = constraintMeaning(current().model, broken.constraint);
  const { form, fields } = meaning ?? { form: undefined, fields: [] };
  const draft = culprit(broken, drafts, form, fields);
  const [field] = fields;
  const about = {
    ...(form ? { form } : {}),
    ...(draft ? { record: draft.id } : {}),
    ...(field ? { field } : {}),
  };
  const value = field === undefined ? null : (draft?.values[field] ?? null);
  switch (broken.kind) {
    case 'unique':
      if (broken.constraint.endsWith('_pkey')) return { code: 'record.exists', ...about, params: {} };
      if (fields.length > 1) return { code: 'record.not_unique', ...about, params: { fields } };
      return { code: 'field.taken', ...about, params: { value } };
    case 'exclusion':
      return { code: field === 'valid_from' ? 'dated.overlap' : 'dated.held', ...about, params: {} };
    case 'foreign_key':
      return { code: 'field.not_found', ...about, params: { value } };
    default:
      if (broken.constraint.endsWith('_period_check')) return { code: 'dated.order', ...about, params: {} };
      return { code: 'field.invalid', ...about, params: { constraint: broken.constraint } };
  }
}

/** The record that the server speaks of: its message says the values (`Key (matricule)=(12A)`), not the row. */
function culprit(
  broken: BrokenConstraint,
  drafts: readonly Settled[],
  form: string | undefined,
  fields: readonly string[],
): Settled | undefined {
  const candidates = drafts.filter((draft) => draft.form.id === form && draft.verb !== 'delete');
  const said = broken.detail ?? '';
  return (
    candidates.find(({ values }) => fields.length > 0 && fields.every((key) => said.includes(String(values[key])))) ??
    candidates.find(({ id }) => said.includes(id)) ??
    candidates.find(({ changed }) => fields.some((key) => changed.has(key))) ??
    candidates[0]
  );
}
