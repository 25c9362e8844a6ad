import { figure } from '@baara/model';
import { student } from './student.ts';

/** What a register watches of its schools. */
export const figures = [
  figure(student, {
    id: 'graduates_waiting',
    label: { fr: 'Diplômés sans emploi', en: 'Graduates without a post' },
    help: {
      fr: 'Diplômés depuis 12 mois, pas encore recrutés.',
      en: 'Graduated in the last 12 months, not yet recruited.',
    },
    where: (r) => r.person.isEmpty(),
    during: { field: 'graduated', period: 'last_12_months' },
    wanting: true,
  }),
];
