import type { Action, Grant, RoleDraft } from '@baara/model';
import { on, readAll } from './grants.ts';

const write: readonly Action[] = ['read', 'create', 'update', 'export'];

/** What a scholarship and its payments stand on: who the students are, what their school is, how files look. */
const around: readonly Grant[] = [
  ...on(['school', 'school_programme', 'intake'], ['read']),
  ...on(['student'], ['read'], 'unit', ['surname', 'given_names', 'sex', 'intake', 'matricule']),
  ...on(['training_funder', 'payment_layout', 'unit'], ['read']),
];

/** Numbers and holders are sensitive: named here for those who pay. */
const wallets: readonly Grant[] = [
  ...on(['scholarship_award', 'wallet_change'], ['read'], 'unit', ['msisdn', 'wallet_holder']),
  ...on(['payment', 'payment_answer_row'], ['read'], 'unit', ['msisdn', 'holder']),
];

const payments = ['payment_batch', 'payment', 'payment_file', 'payment_answer', 'payment_answer_row', 'wallet_change'];

const passing = (form: string, ...transitions: readonly string[]): Grant => ({
  ...{ form, actions: [], scope: 'unit' },
  transitions: transitions.map((transition) => `${form}_state.${transition}`),
});

const paying: readonly Grant[] = [
  ...around,
  ...wallets,
  ...on(['scholarship_programme', 'scholarship_application', 'scholarship_award'], readAll),
  ...on(payments, readAll),
];

/**
 * Scholarships and their payment: who awards, who prepares a list, who verifies it and who approves it are four roles. That three people do it is the
 * workflow’s rule; that one account need not hold two of them is the ministry’s choice of roles.
 */
export const scholarshipRoles: readonly RoleDraft[] = [
  {
    id: 'scholarship_officer',
    label: { fr: 'Chargé des bourses', en: 'Scholarship officer' },
    help: {
      fr: 'Tient programmes, candidatures et bourses de son territoire ; demande un changement de numéro ; ne paie pas.',
      en: 'Keeps programmes, applications and scholarships; asks for a change of number; does not pay.',
    },
    grants: [
      ...around,
      ...on(['exam_session', 'exam_result'], readAll),
      ...on(['scholarship_programme', 'scholarship_application', 'scholarship_award', 'training_funder'], write),
      ...on(['scholarship_award', 'wallet_change'], write, 'unit', ['msisdn', 'wallet_holder']),
      ...on(['wallet_change'], ['read', 'create']),
      ...on(['payment_batch', 'payment'], ['read']),
    ],
  },
  {
    id: 'payment_preparer',
    label: { fr: 'Préparateur des paiements', en: 'Payment preparer' },
    help: {
      fr: 'Prépare les listes, produit le fichier d’une liste approuvée, reçoit les réponses de l’opérateur, reprend les échecs.',
      en: 'Prepares lists, makes the file of an approved list, takes the operator’s answers, retries failures.',
    },
    grants: [
      ...paying,
      ...on(['payment_batch', 'payment_answer'], ['read', 'create']),
      ...on(['payment_file'], ['read'], 'unit', ['content']),
      passing('payment_batch', 'export', 'deliver', 'cancel'),
      passing('payment', 'cancel'),
    ],
  },
  {
    id: 'payment_verifier',
    label: { fr: 'Vérificateur des paiements', en: 'Payment verifier' },
    help: {
      fr: 'Contrôle identités et numéros, confirme les rapprochements, clôt les listes.',
      en: 'Checks identities and numbers, confirms matches, closes lists.',
    },
    grants: [
      ...paying,
      ...on(['payment_answer_row'], ['update'], 'unit', ['match']),
      passing('payment_batch', 'verify', 'reconcile', 'cancel', 'cancel_exported'),
      passing('payment', 'cancel', 'return'),
      passing('wallet_change', 'approve', 'refuse'),
    ],
  },
  {
    id: 'payment_approver',
    label: { fr: 'Ordonnateur des paiements', en: 'Payment approver' },
    help: {
      fr: 'Approuve la dépense d’une liste vérifiée, ou l’annule.',
      en: 'Approves what a verified list spends, or cancels it.',
    },
    grants: [...paying, passing('payment_batch', 'approve', 'cancel', 'cancel_exported')],
  },
];
