import { unit } from '@baara/geography';
import { extendForm } from '@baara/model';
import { competency, degree } from '@baara/person';
import { appraisal, career, leave, post, salary_grade } from '@baara/position';

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
  extendForm(post, { owner, require: { job: true } }),
  extendForm(salary_grade, { owner, require: { lowest: true, highest: true } }),
  extendForm(degree, { owner, require: { level: true } }),
  extendForm(competency, { owner, require: { type: true } }),
  extendForm(appraisal, { owner, hide: ['command'] }),
  extendForm(leave, {
    owner,
    require: { last_day: true },
    relabel: { fields: { act_number: { fr: 'Numéro du titre de congé', en: 'Leave certificate number' } } },
  }),
];
