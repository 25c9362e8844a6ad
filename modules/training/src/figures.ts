import { figure } from '@baara/model';
import { training_need } from './outcome.ts';
import { participation } from './participation.ts';
import { training_session } from './session.ts';

/** In-service training at a glance. */
export const figures = [
  figure(training_session, {
    id: 'training_sessions',
    label: { fr: 'Sessions du mois', en: 'Sessions this month' },
    help: { fr: 'Sessions qui commencent ce mois.', en: 'Sessions that begin this month.' },
    during: { field: 'starts', period: 'this_month' },
  }),
  figure(participation, {
    id: 'trained',
    label: { fr: 'Formés ces 12 derniers mois', en: 'Trained in the last 12 months' },
    where: (r) => r.status.eq('COMPLETED'),
    during: { field: 'valid_from', period: 'last_12_months' },
  }),
  figure(training_need, {
    id: 'training_needs',
    label: { fr: 'Besoins de formation', en: 'Training needs' },
    where: (r) => r.met.isEmpty(),
    by: 'competency',
    wanting: true,
  }),
];
