import { defineModule } from '@baara/model';
import { session } from './counts.ts';
import { competency_requirement, course, course_module } from './course.ts';
import { figures } from './figures.ts';
import * as lists from './lists.ts';
import { competency_assessment, training_exam, training_need, training_presence } from './outcome.ts';
import { participation } from './participation.ts';
import { training_funder, training_institution } from './provider.ts';
import { session_trainer, training_session } from './session.ts';
import { wordings } from './wordings.ts';

export const trainingModule = defineModule({
  id: 'training',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1', person: '^1', position: '^1' },
  label: { fr: 'Formation continue', en: 'In-service training' },
  forms: [
    training_session,
    participation,
    training_presence,
    training_exam,
    competency_assessment,
    training_need,
    session_trainer,
    course,
    course_module,
    competency_requirement,
    training_institution,
    training_funder,
  ],
  lists: [...Object.values(lists)],
  extend: [session],
  figures,
  menus: [{ id: 'training', label: { fr: 'Formation', en: 'Training' }, order: 40, icon: 'graduation-cap' }],
  wordings,
  parts: ['server', 'web'],
  web: {
    pages: [
      {
        path: 'calendar',
        label: { fr: 'Calendrier', en: 'Calendar' },
        menu: 'training',
        element: 'training-calendar-page',
        reads: 'training_session',
      },
      {
        path: 'needs',
        label: { fr: 'Compétences à acquérir', en: 'Competency needs' },
        menu: 'training',
        element: 'training-needs-page',
        reads: 'competency_requirement',
      },
      {
        path: 'costs',
        label: { fr: 'Coûts', en: 'Costs' },
        menu: 'training',
        element: 'training-costs-page',
        reads: 'training_session',
      },
    ],
    panels: [
      {
        form: 'training_session',
        label: { fr: 'Suivi de la session', en: 'Running the session' },
        element: 'training-session-panel',
        reads: 'participation',
      },
    ],
  },
});
