import { unit } from '@baara/geography';
import { extendForm } from '@baara/model';
import { appraisal, career, leave } from '@baara/position';

const owner = 'mali';

/** The Malian statute's words and habits on forms of the modules. */
export const formOverlays = [
  extendForm(unit, {
    owner,
    help: {
      code: { fr: 'Code de la carte sanitaire.', en: 'Code of the health map.' },
      located_in: {
        fr: 'Le cercle ou la commune où se trouve la structure.',
        en: 'The cercle or commune it stands in.',
      },
    },
  }),
  extendForm(career, {
    owner,
    relabel: { fields: { grade: { fr: 'Classe', en: 'Class' } } },
    require: { category: true },
  }),
  extendForm(appraisal, { owner, hide: ['command'] }),
  extendForm(leave, {
    owner,
    relabel: { fields: { act_number: { fr: 'Numéro du titre de congé', en: 'Leave certificate number' } } },
  }),
];
