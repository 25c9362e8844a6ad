import { defineForm, defineWorkflow, f, rule, via } from '@baara/model';
import { student } from '@baara/schools';
import { scholarship_application } from './application.ts';
import { suspension_cause } from './lists.ts';
import { scholarship_programme } from './programme.ts';

const wallet = {
  msisdn: f.phone({ label: { fr: 'Numéro mobile money', en: 'Mobile money number' }, required: true, sensitive: true }),
  wallet_holder: f.text({
    label: { fr: 'Titulaire du compte (nom et prénom)', en: 'Wallet holder (full name)' },
    help: {
      fr: 'Comme l’opérateur l’a enregistré. Un autre nom que celui de l’élève bloque le paiement.',
      en: 'As the operator has it. Another name than the student’s blocks the payment.',
    },
    ...{ required: true, sensitive: true, maxLength: 160 },
  }),
} as const;

/**
 * A scholarship that a student holds. Programme and student are those of the application, set by the server part; the number to pay
 * and its holder are changed by a `wallet_change` only, which a second person approves.
 */
export const scholarship_award = defineForm('scholarship_award', {
  label: { fr: 'Bourse', en: 'Scholarship' },
  plural: { fr: 'Bourses', en: 'Scholarships' },
  menu: 'schools',
  fields: {
    number: f.sequence({ label: { fr: 'Numéro de bourse', en: 'Scholarship number' }, prefix: 'B', digits: 6 }),
    application: f.ref(scholarship_application, {
      label: { fr: 'Candidature', en: 'Application' },
      parent: true,
      required: true,
      unique: true,
    }),
    programme: f.ref(scholarship_programme, {
      label: { fr: 'Programme', en: 'Programme' },
      parent: true,
      required: true,
      readonly: true,
    }),
    student: f.ref(student, { label: { fr: 'Élève', en: 'Student' }, parent: true, required: true, readonly: true }),
    monthly: f.money({ label: { fr: 'Allocation mensuelle', en: 'Monthly allowance' }, required: true, min: 1 }),
    first_month: f.month({ label: { fr: 'Premier mois payé', en: 'First month paid' }, required: true }),
    last_month: f.month({ label: { fr: 'Dernier mois payé', en: 'Last month paid' }, required: true }),
    ...wallet,
    bond_signed: f.date({ label: { fr: 'Contrat d’engagement signé le', en: 'Bond signed on' } }),
    bond: f.file({ label: { fr: 'Contrat d’engagement', en: 'Bond contract' } }),
    suspended_for: f.choice(suspension_cause, {
      label: { fr: 'Cause de la suspension', en: 'Cause of the suspension' },
    }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'award',
      label: { fr: 'Bourse', en: 'Scholarship' },
      fields: ['number', 'application', 'programme', 'student', 'monthly', 'first_month', 'last_month'],
    },
    {
      key: 'wallet',
      label: { fr: 'Compte mobile money', en: 'Mobile money wallet' },
      fields: ['msisdn', 'wallet_holder'],
    },
    {
      key: 'bond',
      label: { fr: 'Engagement et suivi', en: 'Bond and follow-up' },
      fields: ['bond_signed', 'bond', 'suspended_for', 'notes'],
    },
  ],
  rules: (r) => [
    rule(
      r.last_month.onOrAfter(r.first_month),
      { fr: 'Le dernier mois précède le premier.', en: 'The last month comes before the first.' },
      { id: 'months' },
    ),
    rule(
      r.application.to('state').eq('selected'),
      { fr: 'La candidature n’est pas retenue.', en: 'The application is not selected.' },
      { id: 'selected' },
    ),
    rule(
      r.application.to('programme').to('monthly').ge(r.monthly),
      { fr: 'Le montant dépasse celui du programme.', en: 'The amount is above the programme’s.' },
      { id: 'ceiling' },
    ),
  ],
  place: via('programme'),
  title: ['number', 'student'],
  columns: ['number', 'student', 'programme', 'monthly', 'first_month', 'last_month'],
  sort: ['-number'],
  search: { names: [], identifiers: ['number'] },
});

export const award_state = defineWorkflow('state', {
  form: scholarship_award,
  label: { fr: 'État', en: 'State' },
  states: {
    active: { label: { fr: 'Active', en: 'Active' }, tone: 'good' },
    suspended: { label: { fr: 'Suspendue', en: 'Suspended' }, tone: 'wrong' },
    ended: { label: { fr: 'Terminée', en: 'Ended' } },
    withdrawn: { label: { fr: 'Retirée', en: 'Withdrawn' }, tone: 'wrong' },
  },
  transitions: {
    suspend: {
      ...{
        from: 'active',
        to: 'suspended',
        who: 'update',
        requires: ['suspended_for'],
        reason: 'required',
        tone: 'back',
      },
      label: { fr: 'Suspendre', en: 'Suspend' },
    },
    resume: {
      from: 'suspended',
      to: 'active',
      who: 'update',
      reason: 'required',
      label: { fr: 'Reprendre', en: 'Resume' },
    },
    end: { from: ['active', 'suspended'], to: 'ended', who: 'update', label: { fr: 'Terminer', en: 'End' } },
    withdraw: {
      ...{ from: ['active', 'suspended'], to: 'withdrawn', who: 'update', reason: 'required', tone: 'back' },
      label: { fr: 'Retirer', en: 'Withdraw' },
    },
  },
});

/** Another number or holder for a scholarship: asked with its reason by one person, approved by a second, who looks at the evidence. */
export const wallet_change = defineForm('wallet_change', {
  label: { fr: 'Changement de compte mobile money', en: 'Change of wallet' },
  plural: { fr: 'Changements de compte mobile money', en: 'Changes of wallets' },
  sensitive: true,
  fields: {
    award: f.ref(scholarship_award, { label: { fr: 'Bourse', en: 'Scholarship' }, parent: true, required: true }),
    ...wallet,
    reason: f.longText({
      label: { fr: 'Motif du changement', en: 'Reason of the change' },
      required: true,
      maxLength: 1000,
    }),
    evidence: f.file({ label: { fr: 'Justificatif', en: 'Evidence' } }),
  },
  place: via('award'),
  title: ['award'],
  columns: ['award', 'reason'],
});

export const wallet_change_state = defineWorkflow('state', {
  form: wallet_change,
  label: { fr: 'État', en: 'State' },
  states: {
    asked: { label: { fr: 'Demandé', en: 'Asked' }, tone: 'waiting' },
    approved: { label: { fr: 'Approuvé', en: 'Approved' }, tone: 'good', edits: 'refused' },
    refused: { label: { fr: 'Refusé', en: 'Refused' }, tone: 'wrong', edits: 'refused' },
  },
  transitions: {
    approve: {
      ...{ from: 'asked', to: 'approved', differentFrom: ['create'], hook: 'scholarships_wallet' },
      label: { fr: 'Approuver', en: 'Approve' },
    },
    refuse: {
      ...{ from: 'asked', to: 'refused', reason: 'required', tone: 'back', differentFrom: ['create'] },
      label: { fr: 'Refuser', en: 'Refuse' },
    },
  },
});
