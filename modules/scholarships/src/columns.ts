import { extendForm } from '@baara/model';
import { scholarship_application } from './application.ts';
import { scholarship_award } from './award.ts';
import { payment } from './payment.ts';
import { payment_batch } from './payment-batch.ts';

const owner = 'scholarships';

/** The state, which a workflow brings, among the columns of lists. */
export const columns = [
  extendForm(scholarship_application, {
    owner,
    columns: ['student', 'programme', 'received', 'score', 'state'],
    add: {},
  }),
  extendForm(scholarship_award, {
    owner,
    columns: ['number', 'student', 'programme', 'monthly', 'first_month', 'last_month', 'state'],
    add: {},
  }),
  extendForm(payment, {
    owner,
    columns: ['reference', 'award', 'month', 'amount', 'state', 'blocked', 'failure'],
    add: {},
  }),
  extendForm(payment_batch, { owner, columns: ['number', 'programme', 'month', 'kind', 'state'], add: {} }),
];
