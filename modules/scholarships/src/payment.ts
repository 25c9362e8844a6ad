import { defineForm, defineWorkflow, f, via } from '@baara/model';
import { scholarship_award } from './award.ts';
import { payment_block, payment_failure } from './lists.ts';
import { byPayPage, payment_batch } from './payment-batch.ts';
import { payment_file } from './payment-file.ts';

/**
 * One month of one scholarship in one list. What it pays and to whom is set by the server part from the scholarship, never by a caller.
 *
 * `reference` is the payment’s identity: the same award and month always give the same one, whatever the attempt. `claim` holds it while the
 * line may still be paid or is paid, and is unique in the database: an award-month cannot stand twice among such lines.
 */
export const payment = defineForm('payment', {
  label: { fr: 'Paiement', en: 'Payment' },
  plural: { fr: 'Paiements', en: 'Payments' },
  menu: 'schools',
  sensitive: true,
  byAction: byPayPage,
  fields: {
    batch: f.ref(payment_batch, { label: { fr: 'Liste', en: 'List' }, parent: true, required: true }),
    award: f.ref(scholarship_award, { label: { fr: 'Bourse', en: 'Scholarship' }, parent: true, required: true }),
    month: f.month({ label: { fr: 'Mois', en: 'Month' }, required: true }),
    reference: f.identifier({ label: { fr: 'Référence', en: 'Reference' }, readonly: true, maxLength: 30 }),
    attempt: f.integer({ label: { fr: 'Tentative', en: 'Attempt' }, readonly: true, min: 1 }),
    claim: f.identifier({
      label: { fr: 'Mois réservé', en: 'Month claimed' },
      readonly: true,
      unique: true,
      maxLength: 30,
    }),
    amount: f.money({ label: { fr: 'Montant', en: 'Amount' }, readonly: true, min: 1 }),
    msisdn: f.phone({ label: { fr: 'Numéro', en: 'Number' }, readonly: true, sensitive: true }),
    holder: f.text({ label: { fr: 'Titulaire du compte', en: 'Wallet holder' }, readonly: true, sensitive: true }),
    blocked: f.choice(payment_block, { label: { fr: 'Blocage', en: 'Block' } }),
    file: f.ref(payment_file, { label: { fr: 'Fichier', en: 'File' } }),
    line: f.integer({ label: { fr: 'Ligne du fichier', en: 'Line of the file' } }),
    failure: f.choice(payment_failure, { label: { fr: 'Motif d’échec', en: 'Reason of failure' } }),
    operation: f.text({
      label: { fr: 'Opération chez l’opérateur', en: 'Operator’s transaction' },
      maxLength: 80,
    }),
    answered: f.date({ label: { fr: 'Réponse du', en: 'Answered on' } }),
  },
  unique: [['reference', 'attempt']],
  place: via('batch'),
  title: ['reference', 'attempt'],
  columns: ['reference', 'award', 'month', 'amount', 'blocked', 'failure'],
  sort: ['reference'],
});

/**
 * The states of `mobile-money.json`. Nobody but the server part takes these transitions, when the list goes on or the operator answers, save two: taking a
 * line off a list before its file is made, and noting that money came back.
 */
export const payment_state = defineWorkflow('state', {
  form: payment,
  label: { fr: 'État du paiement', en: 'State of the payment' },
  states: {
    draft: { label: { fr: 'Préparé', en: 'Prepared' }, edits: 'refused' },
    verified: { label: { fr: 'Vérifié', en: 'Verified' }, edits: 'refused' },
    approved: { label: { fr: 'Approuvé', en: 'Approved' }, edits: 'refused' },
    exported: { label: { fr: 'Dans un fichier', en: 'Exported' }, edits: 'refused' },
    sent: { label: { fr: 'Envoyé', en: 'Sent' }, tone: 'waiting', edits: 'refused' },
    pending: { label: { fr: 'En cours chez l’opérateur', en: 'Pending' }, tone: 'waiting', edits: 'refused' },
    paid: { label: { fr: 'Payé', en: 'Paid' }, tone: 'good', edits: 'refused' },
    failed: { label: { fr: 'Échoué', en: 'Failed' }, tone: 'wrong', edits: 'refused' },
    returned: { label: { fr: 'Argent revenu', en: 'Returned' }, tone: 'wrong', edits: 'refused' },
    retry: { label: { fr: 'Repris', en: 'Retried' }, edits: 'refused' },
    cancelled: { label: { fr: 'Retiré', en: 'Cancelled' }, edits: 'refused' },
    reconciled: { label: { fr: 'Rapproché', en: 'Reconciled' }, tone: 'good', edits: 'refused' },
  },
  transitions: {
    verify: { from: 'draft', to: 'verified', label: { fr: 'Vérifier', en: 'Verify' } },
    approve: { from: 'verified', to: 'approved', label: { fr: 'Approuver', en: 'Approve' } },
    export: {
      from: 'approved',
      to: 'exported',
      label: { fr: 'Mettre dans un fichier', en: 'Export' },
      requires: ['file', 'line'],
    },
    send: { from: 'exported', to: 'sent', label: { fr: 'Déclarer envoyé', en: 'Declare sent' } },
    wait: { from: 'sent', to: 'pending', label: { fr: 'Déclarer en cours', en: 'Declare pending' } },
    pay: {
      from: 'pending',
      to: 'paid',
      label: { fr: 'Déclarer payé', en: 'Declare paid' },
      asks: ['operation', 'answered'],
    },
    fail: {
      from: 'pending',
      to: 'failed',
      label: { fr: 'Déclarer échoué', en: 'Declare failed' },
      asks: ['failure', 'operation', 'answered'],
    },
    retry: { from: 'failed', to: 'retry', label: { fr: 'Reprendre', en: 'Retry' } },
    return: {
      from: 'paid',
      to: 'returned',
      reason: 'required',
      tone: 'back',
      label: { fr: 'Noter que l’argent est revenu', en: 'Note that the money came back' },
    },
    reconcile: { from: 'paid', to: 'reconciled', label: { fr: 'Rapprocher', en: 'Reconcile' } },
    cancel: {
      ...{
        from: ['draft', 'verified', 'approved'],
        to: 'cancelled',
        reason: 'optional',
        tone: 'back',
        asks: ['blocked'],
      },
      label: { fr: 'Retirer de la liste', en: 'Take off the list' },
    },
    cancel_exported: {
      from: 'exported',
      to: 'cancelled',
      label: { fr: 'Annuler avec le fichier', en: 'Cancel with the file' },
      tone: 'back',
    },
  },
});
