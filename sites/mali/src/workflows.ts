import { entryValidation } from '@baara/model';
import { assignment } from '@baara/position';

/**
 * Districts enter assignments, the region validates them, the directorate consolidates them. It stops nobody's work: an assignment counts from
 * the day it is entered, whatever its state. To switch it on for another form, add a line here and name its transitions in `roles.ts`.
 */
export const workflows = [
  entryValidation(assignment, {
    deadlines: { submitted: { days: 15, remind: 5 }, validated: { days: 30, remind: 10 } },
    relabel: {
      validated: { fr: 'Validé (région)', en: 'Validated (region)' },
      consolidated: { fr: 'Consolidé (national)', en: 'Consolidated (national)' },
    },
  }),
];
