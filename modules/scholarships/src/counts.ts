import { extendForm, f, fieldRef, rowsOf, thisRecord } from '@baara/model';
import { scholarship_award } from './award.ts';
import { payment } from './payment.ts';
import { payment_batch } from './payment-batch.ts';
import { scholarship_programme } from './programme.ts';

const lines = rowsOf(payment, { batch: thisRecord }).where(() => fieldRef(['state']).ne('cancelled'));
const awards = rowsOf(scholarship_award, { programme: thisRecord }).where(() => fieldRef(['state']).ne('withdrawn'));

/** What a list of payments comes to, counted when read: what was taken off it is left out. */
export const batch = extendForm(payment_batch, {
  owner: 'scholarships',
  add: {
    lines: f.computed({ label: { fr: 'Lignes', en: 'Lines' }, result: 'number', value: lines.count() }),
    total: f.computed({
      label: { fr: 'Total', en: 'Total' },
      result: 'number',
      value: lines.sum((each) => each.amount),
    }),
  },
  columns: ['number', 'programme', 'month', 'kind', 'state', 'scholarships_lines', 'scholarships_total'],
});

/** How many of a programme’s scholarships are awarded. */
export const programme = extendForm(scholarship_programme, {
  owner: 'scholarships',
  add: {
    awarded: f.computed({
      label: { fr: 'Bourses attribuées', en: 'Scholarships awarded' },
      result: 'number',
      value: awards.count(),
    }),
  },
  columns: ['name', 'year', 'school', 'funder', 'monthly', 'places', 'scholarships_awarded', 'state'],
});
