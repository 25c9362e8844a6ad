import { defineForm, defineWorkflow, f, via } from '@baara/model';
import { payment_layout } from './layout.ts';
import { payment_kind } from './lists.ts';
import { scholarship_programme } from './programme.ts';

/** How lists and what belongs to them come about. */
export const byPayPage = {
  fr: 'Les listes de paiement et leurs lignes se préparent par la page « Payer les bourses ».',
  en: 'Payment lists and their lines are prepared by the page “Pay scholarships”.',
} as const;

/** A list of payments that goes through three pairs of hands before its file leaves. Sensitive: seen by those alone who pay. */
export const payment_batch = defineForm('payment_batch', {
  label: { fr: 'Liste de paiement', en: 'Payment list' },
  plural: { fr: 'Listes de paiement', en: 'Payment lists' },
  menu: 'schools',
  sensitive: true,
  byAction: byPayPage,
  fields: {
    number: f.sequence({ label: { fr: 'Numéro de liste', en: 'List number' }, prefix: 'L', digits: 5 }),
    programme: f.ref(scholarship_programme, { label: { fr: 'Programme', en: 'Programme' }, required: true }),
    month: f.month({ label: { fr: 'Mois', en: 'Month' }, required: true }),
    kind: f.choice(payment_kind, { label: { fr: 'Nature', en: 'Kind' }, required: true, default: 'MONTHLY' }),
    layout: f.ref(payment_layout, { label: { fr: 'Format du fichier', en: 'File layout' }, required: true }),
  },
  place: via('programme'),
  title: ['number', 'month'],
  columns: ['number', 'programme', 'month', 'kind'],
  sort: ['-number'],
});

/**
 * From draft to reconciled: who prepares, who verifies and who approves are three people. The file is made at the passage to “exported”,
 * in its transaction. Each step asks for a remark, and so whether one is sure.
 */
export const batch_state = defineWorkflow('state', {
  form: payment_batch,
  label: { fr: 'Étape', en: 'Step' },
  states: {
    draft: { label: { fr: 'À vérifier', en: 'To verify' }, tone: 'waiting', edits: 'refused' },
    verified: { label: { fr: 'Vérifiée', en: 'Verified' }, tone: 'waiting', edits: 'refused' },
    approved: { label: { fr: 'Approuvée', en: 'Approved' }, tone: 'waiting', edits: 'refused' },
    exported: { label: { fr: 'Fichier produit', en: 'Exported' }, tone: 'waiting', edits: 'refused' },
    sent: { label: { fr: 'Remise à l’opérateur', en: 'Sent' }, tone: 'waiting', edits: 'refused' },
    reconciled: { label: { fr: 'Rapprochée', en: 'Reconciled' }, tone: 'good', edits: 'refused' },
    cancelled: { label: { fr: 'Annulée', en: 'Cancelled' }, tone: 'wrong', edits: 'refused' },
  },
  transitions: {
    verify: {
      ...{ from: 'draft', to: 'verified', reason: 'optional', differentFrom: ['create'], hook: 'scholarships_verify' },
      label: { fr: 'Vérifier la liste', en: 'Verify the list' },
    },
    approve: {
      ...{
        from: 'verified',
        to: 'approved',
        reason: 'optional',
        differentFrom: ['create', 'verify'],
        hook: 'scholarships_approve',
      },
      label: { fr: 'Approuver le paiement', en: 'Approve the payment' },
    },
    export: {
      ...{ from: 'approved', to: 'exported', reason: 'optional', hook: 'scholarships_export' },
      label: { fr: 'Produire le fichier', en: 'Make the file' },
    },
    deliver: {
      ...{ from: 'exported', to: 'sent', reason: 'optional', hook: 'scholarships_deliver' },
      label: { fr: 'Déclarer remise à l’opérateur', en: 'Declare it sent to the operator' },
    },
    reconcile: {
      ...{
        from: 'sent',
        to: 'reconciled',
        reason: 'optional',
        differentFrom: ['create'],
        hook: 'scholarships_reconcile',
      },
      label: { fr: 'Rapprocher et clore', en: 'Reconcile and close' },
    },
    cancel: {
      ...{ from: ['draft', 'verified', 'approved'], to: 'cancelled', reason: 'required', tone: 'back' },
      ...{ hook: 'scholarships_cancel', label: { fr: 'Annuler la liste', en: 'Cancel the list' } },
    },
    cancel_exported: {
      ...{ from: 'exported', to: 'cancelled', reason: 'required', tone: 'back', differentFrom: ['export'] },
      ...{
        hook: 'scholarships_cancel',
        label: { fr: 'Annuler : le fichier n’est pas parti', en: 'Cancel: the file never left' },
      },
    },
  },
});
