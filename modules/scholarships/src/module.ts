import { defineModule } from '@baara/model';
import { payment_answer, payment_answer_row } from './answer.ts';
import { application_state, scholarship_application } from './application.ts';
import { award_state, scholarship_award, wallet_change, wallet_change_state } from './award.ts';
import { columns } from './columns.ts';
import { programme } from './counts.ts';
import { figures } from './figures.ts';
import { payment_layout } from './layout.ts';
import * as lists from './lists.ts';
import { payment, payment_state } from './payment.ts';
import { batch_state, payment_batch } from './payment-batch.ts';
import { payment_file } from './payment-file.ts';
import { programme_state, scholarship_programme } from './programme.ts';

export const scholarshipsModule = defineModule({
  id: 'scholarships',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1', training: '^1', schools: '^1' },
  label: { fr: 'Bourses d’études', en: 'Scholarships' },
  forms: [
    scholarship_programme,
    scholarship_application,
    scholarship_award,
    wallet_change,
    payment_layout,
    payment_batch,
    payment_file,
    payment,
    payment_answer,
    payment_answer_row,
  ],
  lists: [...Object.values(lists)],
  extend: [programme, ...columns],
  workflows: [programme_state, application_state, award_state, wallet_change_state, batch_state, payment_state],
  figures,
  parts: ['server', 'web'],
  web: {
    pages: [
      {
        ...{ path: 'payments', menu: 'schools', element: 'scholarships-payments-page', reads: 'payment_batch' },
        label: { fr: 'Payer les bourses', en: 'Pay scholarships' },
      },
      {
        ...{ path: 'results', menu: 'schools', element: 'scholarships-results-page', reads: 'exam_result' },
        label: { fr: 'Réussite des boursiers', en: 'Holders’ results' },
      },
    ],
    panels: [
      {
        ...{ form: 'payment_batch', element: 'scholarships-batch-panel', reads: 'payment', first: true },
        label: { fr: 'Paiement et rapprochement', en: 'Payment and reconciliation' },
      },
      {
        ...{ form: 'scholarship_programme', element: 'scholarships-ranking-panel', reads: 'scholarship_application' },
        label: { fr: 'Classement des candidatures', en: 'Ranking of applications' },
      },
    ],
  },
});
