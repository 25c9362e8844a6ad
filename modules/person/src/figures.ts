import { figure, or } from '@baara/model';
import { person } from './person.ts';

/** What somebody should complete. */
export const figures = [
  figure(person, {
    id: 'incomplete_files',
    label: { fr: 'Dossiers à compléter', en: 'Files to complete' },
    help: {
      fr: 'Il manque la date de naissance ou le téléphone.',
      en: 'The birth date or the telephone is missing.',
    },
    where: (r) => or(r.birth_date.isEmpty(), r.phone.isEmpty()),
    share: true,
    wanting: true,
  }),
];
