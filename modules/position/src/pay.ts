import { defineForm, defineList, f, item, via } from '@baara/model';
import { ofPerson } from '@baara/person';
import { actFields } from './act.ts';
import { assignment } from './assignment.ts';
import { funding_source } from './career-lists.ts';
import { salary_grade } from './occupation-lists.ts';

export const allowance_type = defineList('allowance_type', {
  label: { fr: 'Prime, indemnité ou retenue', en: 'Allowance or deduction' },
  plural: { fr: 'Primes, indemnités et retenues', en: 'Allowances and deductions' },
  menu: 'administration',
  fields: { deduction: f.boolean({ label: { fr: 'Est une retenue', en: 'Is a deduction' } }) },
  items: [
    item('HOUSING', 'Indemnité de logement', 'Housing allowance'),
    item('TRANSPORT', 'Indemnité de transport', 'Transport allowance'),
    item('RISK', 'Prime de risque', 'Risk allowance'),
    item('HARDSHIP', 'Prime de zone', 'Hardship allowance'),
    item('RESPONSIBILITY', 'Indemnité de responsabilité', 'Responsibility allowance'),
    item('ON_CALL', 'Prime de garde', 'On-call allowance'),
    item('PERFORMANCE', 'Prime de performance', 'Performance bonus'),
    item('FAMILY', 'Allocations familiales', 'Family allowance'),
    item('PENSION', 'Retenue pour pension', 'Pension contribution', { deduction: true }),
    item('INSURANCE', 'Assurance maladie', 'Health insurance', { deduction: true }),
    item('TAX', 'Impôt sur le traitement', 'Income tax', { deduction: true }),
  ],
});

export const recurrence = defineList('recurrence', {
  label: { fr: 'Périodicité', en: 'Recurrence' },
  plural: { fr: 'Périodicités', en: 'Recurrences' },
  menu: 'administration',
  items: [
    item('ONCE', 'Une fois', 'Once'),
    item('MONTHLY', 'Mensuelle', 'Monthly'),
    item('QUARTERLY', 'Trimestrielle', 'Quarterly'),
    item('YEARLY', 'Annuelle', 'Yearly'),
  ],
});

export const payment_channel = defineList('payment_channel', {
  label: { fr: 'Mode de paiement', en: 'Payment channel' },
  plural: { fr: 'Modes de paiement', en: 'Payment channels' },
  menu: 'administration',
  items: [
    item('BANK', 'Virement bancaire', 'Bank transfer'),
    item('MOBILE', 'Paiement mobile', 'Mobile money'),
    item('CASH', 'Espèces (billetage)', 'Cash'),
  ],
});

export const salary = defineForm('salary', {
  label: { fr: 'Traitement', en: 'Salary' },
  plural: { fr: 'Traitements', en: 'Salaries' },
  sensitive: true,
  fields: {
    person: ofPerson(),
    assignment: f.ref(assignment, { label: { fr: 'Affectation', en: 'Assignment' } }),
    amount: f.money({ label: { fr: 'Montant mensuel brut', en: 'Monthly gross' }, required: true, min: 0 }),
    net: f.money({ label: { fr: 'Montant mensuel net', en: 'Monthly net' }, min: 0 }),
    grade: f.choice(salary_grade, { label: { fr: 'Grille', en: 'Salary grade' } }),
    source: f.choice(funding_source, { label: { fr: 'Payé par', en: 'Paid by' }, required: true }),
    ...actFields(),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: via('person'),
  title: ['amount', 'valid_from'],
  columns: ['valid_from', 'valid_to', 'amount', 'source'],
  sort: ['-valid_from'],
  dated: { exclusive: ['person', 'source'] },
});

export const allowance = defineForm('allowance', {
  label: { fr: 'Prime ou indemnité', en: 'Allowance' },
  plural: { fr: 'Primes et indemnités', en: 'Allowances' },
  sensitive: true,
  fields: {
    person: ofPerson(),
    type: f.choice(allowance_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    amount: f.money({ label: { fr: 'Montant', en: 'Amount' }, required: true, min: 0 }),
    source: f.choice(funding_source, { label: { fr: 'Payée par', en: 'Paid by' }, required: true }),
    recurrence: f.choice(recurrence, {
      label: { fr: 'Périodicité', en: 'Recurrence' },
      required: true,
      default: 'MONTHLY',
    }),
    ...actFields(),
  },
  place: via('person'),
  title: ['type', 'amount'],
  columns: ['valid_from', 'valid_to', 'type', 'amount', 'recurrence', 'source'],
  sort: ['-valid_from'],
  dated: { exclusive: ['person', 'type', 'source'] },
});

export const payment_account = defineForm('payment_account', {
  label: { fr: 'Compte de paiement', en: 'Payment account' },
  plural: { fr: 'Comptes de paiement', en: 'Payment accounts' },
  sensitive: true,
  fields: {
    person: ofPerson(),
    channel: f.choice(payment_channel, { label: { fr: 'Mode', en: 'Channel' }, required: true, default: 'BANK' }),
    bank: f.text({ label: { fr: 'Banque ou opérateur', en: 'Bank or operator' } }),
    number: f.identifier({ label: { fr: 'Numéro de compte', en: 'Account number' } }),
    phone: f.phone({ label: { fr: 'Numéro du portefeuille', en: 'Wallet number' } }),
    holder: f.text({ label: { fr: 'Titulaire du compte', en: 'Account holder' } }),
  },
  conditions: (r) => ({
    number: { visibleWhen: r.channel.eq('BANK'), required: r.channel.eq('BANK') },
    phone: { visibleWhen: r.channel.eq('MOBILE'), required: r.channel.eq('MOBILE') },
  }),
  timeline: false,
  place: via('person'),
  title: ['channel', 'bank'],
  columns: ['channel', 'bank', 'holder', 'valid_from', 'valid_to'],
  sort: ['-valid_from'],
  dated: { exclusive: ['person', 'channel'] },
});
