import { fieldRef, figure } from '@baara/model';
import { scholarship_award } from './award.ts';
import { payment } from './payment.ts';

/** Scholarships at a glance. */
export const figures = [
  figure(scholarship_award, {
    id: 'scholarships_active',
    label: { fr: 'Bourses actives', en: 'Active scholarships' },
    where: () => fieldRef(['state']).eq('active'),
  }),
  figure(payment, {
    id: 'payments_failed',
    label: { fr: 'Paiements échoués à reprendre', en: 'Failed payments to retry' },
    where: () => fieldRef(['state']).eq('failed'),
    by: 'failure',
    wanting: true,
  }),
];
