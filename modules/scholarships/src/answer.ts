import { defineForm, f, via } from '@baara/model';
import { answer_match, answer_result, payment_failure } from './lists.ts';
import { payment } from './payment.ts';
import { payment_batch } from './payment-batch.ts';

/** How answers come about. */
const onTheirList = {
  fr: 'Les réponses de l’opérateur se reçoivent sur la page de leur liste de paiement.',
  en: 'The operator’s answers are taken on the page of their payment list.',
} as const;

/** A file in which the operator says what became of payments. The same file is taken once. */
export const payment_answer = defineForm('payment_answer', {
  label: { fr: 'Réponse de l’opérateur', en: 'Operator’s answer' },
  plural: { fr: 'Réponses de l’opérateur', en: 'Operator’s answers' },
  sensitive: true,
  byAction: onTheirList,
  fields: {
    batch: f.ref(payment_batch, { label: { fr: 'Liste', en: 'List' }, required: true }),
    name: f.text({ label: { fr: 'Nom du fichier', en: 'File name' }, required: true }),
    rows: f.integer({ label: { fr: 'Lignes', en: 'Rows' }, required: true, min: 1 }),
    sha256: f.text({ label: { fr: 'Empreinte SHA-256', en: 'SHA-256' }, required: true, maxLength: 64, unique: true }),
  },
  place: via('batch'),
  title: ['name'],
  columns: ['name', 'rows'],
});

/** One row of it, and the payment that it speaks of. */
export const payment_answer_row = defineForm('payment_answer_row', {
  label: { fr: 'Ligne de réponse', en: 'Row of an answer' },
  plural: { fr: 'Lignes de réponse', en: 'Rows of answers' },
  sensitive: true,
  byAction: onTheirList,
  fields: {
    answer: f.ref(payment_answer, { label: { fr: 'Réponse', en: 'Answer' }, parent: true, required: true }),
    line: f.integer({ label: { fr: 'Ligne', en: 'Line' }, required: true, min: 1 }),
    match: f.choice(answer_match, { label: { fr: 'Rapprochement', en: 'Matching' }, required: true }),
    payment: f.ref(payment, { label: { fr: 'Paiement', en: 'Payment' } }),
    result: f.choice(answer_result, { label: { fr: 'Résultat', en: 'Result' } }),
    failure: f.choice(payment_failure, { label: { fr: 'Motif d’échec', en: 'Reason of failure' } }),
    reference: f.text({ label: { fr: 'Référence', en: 'Reference' }, maxLength: 80 }),
    msisdn: f.text({ label: { fr: 'Numéro', en: 'Number' }, maxLength: 40, sensitive: true }),
    amount: f.money({ label: { fr: 'Montant', en: 'Amount' } }),
    operation: f.text({ label: { fr: 'Opération chez l’opérateur', en: 'Operator’s transaction' }, maxLength: 80 }),
    date: f.date({ label: { fr: 'Date', en: 'Date' } }),
    holder: f.text({ label: { fr: 'Titulaire du compte', en: 'Wallet holder' }, maxLength: 160, sensitive: true }),
  },
  unique: [['answer', 'line']],
  place: via('answer'),
  title: ['answer', 'line'],
  columns: ['line', 'match', 'payment', 'result', 'amount'],
  sort: ['line'],
});
