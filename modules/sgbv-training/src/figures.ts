import { and, figure, today } from '@baara/model';
import { sgbv_follow_up } from './follow-up.ts';

/** What a focal point sees first: visits that are late. */
export const figures = [
  figure(sgbv_follow_up, {
    id: 'sgbv_follow_ups_late',
    label: { fr: 'Suivis VBG en retard', en: 'SGBV follow-ups overdue' },
    help: {
      fr: 'Suivis à 3 et 6 mois dont la date est passée et qui ne sont pas faits.',
      en: 'Follow-ups at 3 and 6 months whose day has passed and that were not done.',
    },
    where: (r) => and(r.done.isEmpty(), r.due.before(today()), r.participation.to('status').eq('COMPLETED')),
    wanting: true,
  }),
];
