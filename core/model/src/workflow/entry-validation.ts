import type { Text } from '../text.ts';
import { defineWorkflow, type WorkflowHandle } from './define.ts';
import type { WorkflowState } from './types.ts';

interface EntryValidationOptions {
  /** Days that a submitted, then a validated record may wait, and what happens then. */
  readonly deadlines?: {
    readonly submitted?: WorkflowState['deadline'];
    readonly validated?: WorkflowState['deadline'];
  };
  /**
   * What becomes of a record that is corrected after it was submitted: it goes back to a draft (unless told), stays as it is, or may
   * not be corrected before somebody sends it back.
   */
  readonly laterEdits?: 'reopen' | 'allow' | 'refuse';
  /** The words of a state where the site has its own. */
  readonly relabel?: Partial<Record<'draft' | 'submitted' | 'validated' | 'consolidated' | 'to_correct', Text>>;
}

/**
 * Validation of decentralised entry: who enters a record submits it, a second person validates it for the region, a third
 * consolidates it for the country; each may send it back with a reason. It stops nothing by itself: lists and counts hold records of every
 * state. A site switches it on for a form by listing it; records that are there already count as consolidated.
 *
 * @example defineSite({ …, workflows: [entryValidation(assignment)] })
 */
export function entryValidation<Fields extends object>(
  form: { readonly id: string; readonly fields: Fields },
  options: EntryValidationOptions = {},
): WorkflowHandle<Fields> {
  const { deadlines = {}, laterEdits = 'reopen', relabel = {} } = options;
  const edits = { reopen: { backTo: 'draft' }, allow: 'allowed', refuse: 'refused' } as const;
  const later = { edits: edits[laterEdits] };
  return defineWorkflow('validation', {
    form,
    label: { fr: 'Validation', en: 'Validation' },
    states: {
      draft: { label: relabel.draft ?? { fr: 'Brouillon', en: 'Draft' } },
      submitted: {
        ...{ label: relabel.submitted ?? { fr: 'Soumis', en: 'Submitted' }, tone: 'waiting', ...later },
        ...(deadlines.submitted && { deadline: deadlines.submitted }),
      },
      validated: {
        ...{ label: relabel.validated ?? { fr: 'Validé', en: 'Validated' }, tone: 'waiting', ...later },
        ...(deadlines.validated && { deadline: deadlines.validated }),
      },
      consolidated: { label: relabel.consolidated ?? { fr: 'Consolidé', en: 'Consolidated' }, tone: 'good', ...later },
      to_correct: { label: relabel.to_correct ?? { fr: 'À corriger', en: 'To correct' }, tone: 'wrong' },
    },
    existing: 'consolidated',
    transitions: {
      submit: {
        ...{ from: ['draft', 'to_correct'], to: 'submitted', who: 'update' },
        label: { fr: 'Soumettre', en: 'Submit' },
      },
      validate: {
        ...{ from: 'submitted', to: 'validated', differentFrom: ['submit'] },
        label: { fr: 'Valider', en: 'Validate' },
      },
      consolidate: {
        ...{ from: 'validated', to: 'consolidated', differentFrom: ['submit', 'validate'] },
        label: { fr: 'Consolider', en: 'Consolidate' },
      },
      send_back: {
        ...{ from: 'submitted', to: 'to_correct', reason: 'required', tone: 'back', differentFrom: ['submit'] },
        label: { fr: 'Renvoyer pour correction', en: 'Send back' },
      },
      send_back_validated: {
        ...{ from: 'validated', to: 'to_correct', reason: 'required', tone: 'back', differentFrom: ['submit'] },
        label: { fr: 'Renvoyer pour correction', en: 'Send back' },
      },
    },
  });
}
