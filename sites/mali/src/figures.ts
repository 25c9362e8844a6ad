import { figure } from '@baara/model';
import { person } from './person.ts';

/** What the ministry watches beyond the modules' own figures. */
export const figures = [
  figure(person, {
    id: 'without_nina',
    label: { fr: 'Agents sans NINA', en: 'People without a NINA' },
    help: {
      fr: 'Le NINA relie le dossier à l’état civil et à la solde.',
      en: 'The NINA ties the file to the civil registry and to pay.',
    },
    where: (r) => r.mali_nina.isEmpty(),
    share: true,
    wanting: true,
  }),
];
